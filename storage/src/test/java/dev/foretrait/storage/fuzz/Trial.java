package dev.foretrait.storage.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Cadence;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.query.Reading;
import dev.foretrait.engine.semantics.DateCadence;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.fixtures.Profile;
import dev.foretrait.fixtures.conformance.Conformance;
import dev.foretrait.fixtures.conformance.Fixture;
import dev.foretrait.fixtures.naive.Naive;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.definition.DefinitionSet;
import java.util.List;
import java.util.Map;

/** What must hold of any text at all: it has a reading, its findings can be shown, and what it means has one meaning. */
final class Trial {

    /** A person does not read more of them either. */
    private static final int SHOWN = 10;

    private static final Value.Object NO_TRAITS = new Value.Object(Map.of());

    private final Fixture fixture = Conformance.load().fixture();
    private final List<Profile> profiles = List.copyOf(fixture.users().values());
    private final Snapshot snapshot = snapshot();
    private long accepted;
    private long evaluated;

    /** How many texts were accepted as queries. */
    long accepted() {
        return accepted;
    }

    /** How many of those were evaluated, by columns and by the naive reference. */
    long evaluated() {
        return evaluated;
    }

    /** Reads the text as a query. */
    void query(String text, Kind kind, Level level, Acceptance acceptance) {
        Reading reading = QueryReader.read(new Source("query", text), kind, level, acceptance);

        boolean refused = reading.diagnostics().stream().anyMatch(Diagnostic::isError);
        if (reading.query().isEmpty() != refused) {
            throw new AssertionError("refused: " + refused + ", but " + reading.query());
        }
        canBeShown(reading.diagnostics());
        if (reading.query().isPresent()) {
            accepted++;
            Query query = reading.query().get();
            assertThat(Cadence.of(query, level, DateCadence.REALTIME).reasons())
                    .noneMatch(reason -> reason.text().isEmpty());
            printsAndReadsBack(query, kind, level);
            if (level == Level.USERS && text.length() < 2_000) {
                evaluated++;
                hasOneMeaning(query);
            }
        }
    }

    /** Reads the text as a definition file. */
    void file(String text, Kind kind) {
        DefinitionSet definitions = DefinitionFiles.inText(new Source("x.yaml", text), kind);

        canBeShown(definitions.findings());
    }

    /** Plain checks, as there are millions of findings. */
    private static void canBeShown(List<Diagnostic> diagnostics) {
        for (int i = 0; i < diagnostics.size(); i++) {
            Diagnostic found = diagnostics.get(i);
            String text = found.source().text();
            boolean sound = found.span().end() <= text.length()
                    && !found.message().isBlank()
                    && found.message().indexOf('\n') < 0
                    && (i >= SHOWN || Renderer.PLAIN.render(found).endsWith("\n"))
                    && found.fix().map(fix -> fix.span().end() <= text.length()).orElse(true);
            if (!sound) {
                throw new AssertionError(
                        "not sound: " + found.rule().id() + " " + found.span() + " " + found.message());
            }
        }
    }

    private static void printsAndReadsBack(Query query, Kind kind, Level level) {
        String printed = Printer.print(query);
        Reading again = QueryReader.read(new Source("printed", printed), kind, level, Acceptance.STRICT);

        assertThat(again.query()).as(printed).contains(query);
        assertThat(Printer.print(again.query().orElseThrow())).isEqualTo(printed);
    }

    private void hasOneMeaning(Query query) {
        Answer answer = Evaluation.evaluate(
                        List.of(Computation.of(query)), snapshot, fixture.now(), Semantics.DEFAULT, 1)
                .get(0);
        if (answer instanceof ProfileValues values) {
            for (int number = 0; number < profiles.size(); number++) {
                Value naive = Naive.evaluate(
                        query, profiles.get(number).messages(), NO_TRAITS, fixture.now(), Semantics.DEFAULT);
                assertThat(values.raw(number)).as(Printer.print(query)).isEqualTo(naive);
            }
        }
    }

    private Snapshot snapshot() {
        MemorySnapshot.Builder builder = new MemorySnapshot.Builder(profiles.size());
        for (int number = 0; number < profiles.size(); number++) {
            for (var message : profiles.get(number).messages()) {
                builder.add(number, message);
            }
        }
        return builder.build();
    }
}
