package dev.foretrait.engine.evidence;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.evaluate.ChainCloseup;
import dev.foretrait.engine.evaluate.Closeup;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.KeptEvents;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Semantics.WindowGranularity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The instants after now at which a value may turn: never one too few. Windows turn where an event comes in or leaves, and
 * comparisons of dates with now at the distance asked for, to the millisecond or to the day.
 */
final class Turns {

    private static final Duration LEAST = Duration.ofMillis(1);

    /** Instants from there on are never told. */
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final Question question;
    private final Closeup closeup;
    private final SortedSet<Instant> instants = new TreeSet<>();

    private Turns(Question question, Closeup closeup) {
        this.question = question;
        this.closeup = closeup;
    }

    /** Where what the reading is of may turn. */
    static SortedSet<Instant> of(ClockReading reading, Question question, Closeup closeup) {
        Turns turns = new Turns(question, closeup);
        reading.edges().forEach(turns::addEvents);
        reading.dates().forEach(turns::addDates);
        return turns.instants;
    }

    private void addEvents(Chain chain, SortedSet<Duration> edges) {
        SortedSet<Duration> all = new TreeSet<>(edges);
        question.semantics().lookback().ifPresent(all::add);
        String name = folded(chain.name());
        for (Block block : question.snapshot().blocks()) {
            if (block.stream()
                    .eventName()
                    .map(Turns::folded)
                    .filter(name::equals)
                    .isPresent()) {
                for (long timestamp : block.timestamps()) {
                    all.forEach(edge -> addAround(Instant.ofEpochMilli(timestamp), edge));
                }
            }
        }
    }

    /** Names that differ by case may mean one stream (U-08). */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Adds the instant that is so long after another, and the next millisecond. */
    private void addAround(Instant time, Duration after) {
        add(time.plus(after));
        add(time.plus(after).plus(LEAST));
    }

    private void add(Instant instant) {
        Instant turn;
        if (question.semantics().windowGranularity() == WindowGranularity.HOUR) {
            Instant hour = instant.truncatedTo(ChronoUnit.HOURS);
            turn = hour.equals(instant) ? hour : hour.plus(1, ChronoUnit.HOURS);
        } else {
            Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
            turn = millis.equals(instant) ? millis : millis.plus(LEAST);
        }
        if (turn.isAfter(question.now()) && turn.isBefore(END)) {
            instants.add(turn);
        }
    }

    private void addDates(ClockReading.MeasuredDate date) {
        values(date).forEach(value -> addDate(value, date.length()));
    }

    /** Of a list or an object, every value inside it: a path may lead there. */
    private void addDate(Value value, Length length) {
        if (value instanceof Value.Array array) {
            array.elements().forEach(element -> addDate(element, length));
        } else if (value instanceof Value.Object object) {
            object.fields().values().forEach(field -> addDate(field, length));
        } else {
            IsoTime.parse(value.string()).map(IsoTime::instant).ifPresent(instant -> addDate(instant, length));
        }
    }

    private void addDate(Instant date, Length length) {
        Duration far = length.duration();
        for (Duration distance : List.of(Duration.ZERO, far, far.negated())) {
            addAround(date.minus(LEAST), distance);
            addAround(date, distance);
        }
        if (length.unit() == Length.Unit.DAY) {
            LocalDate day = date.atOffset(ZoneOffset.UTC).toLocalDate();
            for (long days :
                    new long[] {0, 1, length.amount(), length.amount() + 1, -length.amount(), 1 - length.amount()}) {
                add(day.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
        }
    }

    /** Everything that the operand may hold, now or later: in an event of the stream, of the profile or of those around it. */
    private List<Value> values(ClockReading.MeasuredDate date) {
        List<Value> values = new ArrayList<>();
        if (date.operand() instanceof Operand.Field field && field.scope() == Operand.Scope.TRAIT) {
            addTrait(field, values);
        } else if (date.operand() instanceof Operand.Reduced reduced) {
            addItems(reduced.chain(), values);
        } else if (date.around().isPresent()) {
            ChainCloseup events = closeup.ofEverybody(date.around().get());
            KeptEvents all = events.keptBy(List.of());
            for (int at = 0; at < events.size(); at++) {
                values.addAll(all.found(date.operand(), at));
            }
        }
        return values;
    }

    /** What users and accounts have by that name, and what they come to have where a definition computes it. */
    private void addTrait(Operand.Field trait, List<Value> values) {
        Snapshot snapshot = question.snapshot();
        values.addAll(closeup.foundAnywhere(trait, Level.USERS, snapshot.profiles()));
        if (snapshot.accounts() > 0) {
            values.addAll(closeup.foundAnywhere(trait, Level.ACCOUNTS, snapshot.accounts()));
        }
        Optional<String> key = trait.path().leadingKeys().stream().findFirst();
        for (Computation known : question.known()) {
            if (key.isPresent() && known.key().equals(key)) {
                if (known.query() instanceof Query.Trait computed) {
                    addItems(computed.chain(), values);
                } else if (known.query() instanceof Query.Copy copy) {
                    addTrait(copy.field(), values);
                }
            }
        }
    }

    private void addItems(Chain chain, List<Value> values) {
        closeup.ofEverybody(chain).items().forEach(values::addAll);
        chain.reduction()
                .item()
                .filter(item -> item.scope() == Operand.Scope.TRAIT)
                .ifPresent(item -> addTrait(item, values));
    }
}
