package dev.foretrait.engine.standing;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Few;
import dev.foretrait.engine.column.GrowingSnapshot;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.Population;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.evaluate.Upkeep;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of definitions for every profile of a space, kept right from one instant to the next.
 *
 * <p>Law: after every {@link #advance}, values are those of {@link Evaluation} on the messages there are by then, in whatever
 * portions and order these came, whatever merged or changed hands, and in whatever steps time went.
 *
 * <p>Profiles that a change does not touch and that time does not bear upon are not looked at. For one thread.
 */
public final class Standing {

    private final List<Computation> known;
    private final Optional<Entities> entities;
    private final Semantics semantics;
    private final int parallelism;
    private final Upkeep upkeep;
    private final GrowingSnapshot space;
    private final Agenda agenda;
    private final Map<Computation, HeldValues> values = new HashMap<>();
    private final Map<Computation, Answer.Unsupported> unsupported = new HashMap<>();
    private Instant now;

    /**
     * Evaluates definitions and notes what is needed to keep their values right.
     *
     * @param computations the definitions
     * @param known the definitions that keys may mean
     * @param first what is there to begin with
     * @param entities what linked audiences count; empty if nothing is known of entities
     * @param now the instant that windows and dates are measured from
     * @param semantics the switchable choices
     * @param parallelism the greatest number of threads where everything is evaluated; values do not depend on it
     */
    public Standing(
            List<Computation> computations,
            List<Computation> known,
            Snapshot first,
            Optional<Entities> entities,
            Instant now,
            Semantics semantics,
            int parallelism) {
        this.known = List.copyOf(known);
        this.entities = entities;
        this.semantics = semantics;
        this.parallelism = parallelism;
        this.now = now;
        this.upkeep = new Upkeep(computations, known, semantics);
        this.space = new GrowingSnapshot(first, this::bearsUpon);
        this.agenda = new Agenda(first.profiles());
        Set<Computation> all = new LinkedHashSet<>(upkeep.kept());
        all.addAll(upkeep.others());
        evaluate(List.copyOf(all), first);
        noteTurns(space);
    }

    private boolean bearsUpon(MessageStream stream) {
        return !upkeep.others().isEmpty() || upkeep.reads(stream);
    }

    /** Evaluates everybody. */
    private void evaluate(List<Computation> computations, Snapshot snapshot) {
        List<Answer> answers =
                Evaluation.evaluate(computations, known, snapshot, entities, now, semantics, parallelism);
        for (int at = 0; at < answers.size(); at++) {
            Answer answer = answers.get(at);
            if (answer instanceof ProfileValues all) {
                values.computeIfAbsent(computations.get(at), any -> new HeldValues(all))
                        .takeAll(all);
            } else {
                unsupported.put(computations.get(at), (Answer.Unsupported) answer);
            }
        }
    }

    private void noteTurns(Population messages) {
        for (Block block : messages.blocks()) {
            if (upkeep.reads(block.stream())) {
                upkeep.turns(block, messages.profilesOf(block), now, agenda::add);
            }
        }
    }

    /** The instant that values are of. */
    public Instant now() {
        return now;
    }

    /** The values of a definition; empty if it cannot be evaluated. */
    public Optional<HeldValues> values(Computation computation) {
        return Optional.ofNullable(values.get(computation));
    }

    /** Why a definition has no {@link #values}. */
    public Optional<Answer.Unsupported> obstacle(Computation computation) {
        return Optional.ofNullable(unsupported.get(computation));
    }

    /** The definitions that are evaluated as a whole whenever something changes, and whose cost grows with the space. */
    public List<Computation> evaluatedAsAWhole() {
        return upkeep.others();
    }

    /**
     * Works in what has happened.
     *
     * @param change what has happened since
     * @param then the instant that values are of from here on, no earlier than {@link #now}
     * @return the profiles that were looked at again, in ascending order
     */
    public int[] advance(Change change, Instant then) {
        if (then.isBefore(now)) {
            throw new IllegalArgumentException("values are of " + now + " and cannot go back to " + then);
        }
        int profilesBefore = space.profiles();
        now = then;
        space.reach(change.profiles(), change.accounts());
        agenda.reach(space.profiles());
        BitSet touched = workIn(change);
        agenda.take(upkeep.lastTurn(now), touched::set);
        touched.set(profilesBefore, space.profiles());
        int[] numbers = touched.stream().toArray();
        lookAgain(numbers);
        if (!upkeep.others().isEmpty()) {
            evaluate(upkeep.others(), space);
        }
        return numbers;
    }

    /** The profiles that a change bears upon. */
    private BitSet workIn(Change change) {
        BitSet touched = new BitSet();
        for (Change.Eligibility eligibility : change.eligibilities()) {
            space.eligible(eligibility.profile(), eligibility.isIdentified(), eligibility.hasAnonymousId());
            touched.set(eligibility.profile());
        }
        for (Change.Move move : change.moves()) {
            int before = space.move(move.block(), move.row(), move.profile());
            touch(before, touched);
            touch(move.profile(), touched);
        }
        for (Change.Merge merge : change.merges()) {
            space.merge(merge.profile(), merge.into());
            touched.set(merge.profile());
            touched.set(merge.into());
        }
        for (Change.Arrival arrival : change.arrivals()) {
            space.add(arrival.block(), arrival.profiles(), arrival.accounts());
            if (upkeep.reads(arrival.block().stream())) {
                for (int profile : arrival.profiles()) {
                    touch(profile, touched);
                }
            }
        }
        return touched;
    }

    private static void touch(int profile, BitSet touched) {
        if (profile != Snapshot.NOBODY) {
            touched.set(profile);
        }
    }

    private void lookAgain(int[] numbers) {
        Few few = space.some(numbers, upkeep::reads);
        for (int number : numbers) {
            agenda.remove(number);
        }
        noteTurns(few.numberedAsWhole());
        List<Computation> kept = upkeep.kept();
        List<Answer> answers = upkeep.answers(few, now);
        for (int at = 0; at < answers.size(); at++) {
            HeldValues held = values.get(kept.get(at));
            if (held != null) {
                held.take(numbers, (ProfileValues) answers.get(at), space.profiles());
            }
        }
    }
}
