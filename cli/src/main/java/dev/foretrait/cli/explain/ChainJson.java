package dev.foretrait.cli.explain;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.evidence.ChainEvidence;
import dev.foretrait.engine.evidence.Clause;
import dev.foretrait.engine.evidence.Contribution;
import dev.foretrait.engine.evidence.Event;
import dev.foretrait.engine.evidence.Failure;
import dev.foretrait.engine.evidence.Follower;
import dev.foretrait.engine.evidence.Found;
import dev.foretrait.engine.evidence.Frequency;
import dev.foretrait.engine.evidence.NearMiss;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The evidence of a chain as data: every event of its stream. */
final class ChainJson {

    private final JsonWriter json;
    private final Source source;
    private final Printer printer;

    /**
     * @param source the text that places point into
     * @param printer how the space writes queries
     */
    ChainJson(JsonWriter json, Source source, Printer printer) {
        this.json = json;
        this.printer = printer;
        this.source = source;
    }

    void write(ChainEvidence chain) throws IOException {
        json.beginObject();
        json.name("event").text(chain.chain().name());
        json.name("value").value(chain.value());
        json.name("window").beginObject();
        instant("from", chain.from());
        instant("until", chain.until());
        json.endObject();
        instant("sessionBegan", chain.sessionBegan());
        if (chain.chain().reduction().function() == ReducerFunction.MODE) {
            frequencies(chain);
        }
        json.name("contributions").beginArray();
        int winner = chain.winner().map(ChainEvidence.Winner::contribution).orElse(-1);
        for (int at = 0; at < chain.contributions().size(); at++) {
            contribution(chain.contributions().get(at), at == winner);
        }
        json.endArray();
        json.name("nearMisses").beginArray();
        for (NearMiss miss : chain.nearMisses()) {
            json.beginObject();
            event(miss.event());
            failures(miss.failures());
            steps(miss.steps());
            json.endObject();
        }
        json.endArray().endObject();
    }

    private void frequencies(ChainEvidence chain) throws IOException {
        json.name("minimumFrequency").number(chain.chain().reduction().frequency());
        json.name("frequencies").beginArray();
        for (Frequency each : chain.frequencies()) {
            json.beginObject();
            json.name("value").text(each.form());
            json.name("times").number(each.times()).endObject();
        }
        json.endArray();
    }

    private void contribution(Contribution contribution, boolean wins) throws IOException {
        json.beginObject();
        event(contribution.event());
        json.name("values");
        values(contribution.values());
        if (wins) {
            json.name("wins").truth(true);
        }
        steps(contribution.steps());
        json.endObject();
    }

    private void steps(List<Found> steps) throws IOException {
        if (!steps.isEmpty()) {
            json.name("steps");
            found(steps);
        }
    }

    private void event(Event event) throws IOException {
        json.name("timestamp").text(IsoTime.format(event.timestamp()));
        instant("receivedAt", event.receivedAt());
        json.name("messageId").text(event.messageId());
        if (event.sourceId().isPresent()) {
            json.name("source").text(event.sourceId().get());
        }
    }

    private void failures(List<Failure> failures) throws IOException {
        json.name("failures").beginArray();
        for (Failure failure : failures) {
            json.beginObject();
            json.name("clause").text(kind(failure.clause()));
            json.name("asked").text(failure.clause().asked(printer));
            place(failure.clause().span());
            if (!failure.found().isEmpty()) {
                json.name("found");
                found(failure.found());
            }
            if (failure.outside().isPresent()) {
                json.name("edge").text(IsoTime.format(failure.outside().get().edge()));
                json.name("distance").text(failure.outside().get().distance().toString());
            }
            json.endObject();
        }
        json.endArray();
    }

    private static String kind(Clause clause) {
        if (clause instanceof Clause.Holds) {
            return "where";
        }
        if (clause instanceof Clause.FromOtherSources) {
            return "sources";
        }
        if (clause instanceof Clause.InWindow) {
            return "window";
        }
        if (clause instanceof Clause.InSession) {
            return "session";
        }
        if (clause instanceof Clause.Follows) {
            return "follows";
        }
        return clause instanceof Clause.HasItem ? "value" : "history";
    }

    private void place(Span span) throws IOException {
        if (!span.equals(Span.NONE)) {
            Source.Position position = source.position(span.start());
            json.name("line").number(position.line());
            json.name("column").number(position.column());
        }
    }

    private void found(List<Found> all) throws IOException {
        json.beginArray();
        for (Found found : all) {
            json.beginObject();
            json.name("operand").text(printer.text(found.operand()));
            json.name("values");
            values(found.values());
            if (found.lookalike().isPresent()) {
                json.name("lookalike").beginObject();
                json.name("name").text(found.lookalike().get().name());
                json.name("value").value(found.lookalike().get().value()).endObject();
            }
            if (!found.followers().isEmpty()) {
                json.name("followers").beginArray();
                for (Follower follower : found.followers()) {
                    follower(follower);
                }
                json.endArray();
            }
            json.endObject();
        }
        json.endArray();
    }

    private void follower(Follower follower) throws IOException {
        json.beginObject();
        json.name("event").text(follower.event().name());
        event(follower.event());
        json.name("after").text(follower.after().toString());
        json.name("counts").truth(follower.counts());
        if (!follower.counts()) {
            failures(follower.failures());
            json.name("kept").truth(follower.isKept());
        }
        steps(follower.steps());
        json.endObject();
    }

    private void values(List<Value> values) throws IOException {
        json.beginArray();
        for (Value value : values) {
            json.value(value);
        }
        json.endArray();
    }

    private void instant(String name, Optional<Instant> instant) throws IOException {
        if (instant.isPresent()) {
            json.name(name).text(IsoTime.format(instant.get()));
        }
    }
}
