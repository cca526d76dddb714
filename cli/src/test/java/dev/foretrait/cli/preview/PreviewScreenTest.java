package dev.foretrait.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.cli.Golden;
import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.reference.EventReferences;
import dev.foretrait.engine.repair.Diagnoser;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.fixtures.generate.FlexExport;
import dev.foretrait.storage.catalogue.CatalogueFiles;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.definition.DefinitionSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewScreenTest {

    private static final People PEOPLE = People.of(FlexExport.of(4_000).lines());
    private static final DefinitionSet RECIPES = DefinitionFiles.inSpace(Path.of("../fixtures/flex"));

    @ParameterizedTest
    @ValueSource(ints = {80, 140})
    void theRecipesLookAsReviewed(int width) {
        Golden.check("preview-" + width + ".txt", text(RECIPES, width));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 60, 80, 100, 200})
    void noLineIsWiderThanTheScreen(int width) {
        assertThat(text(
                                RECIPES.and(
                                        typed("event('Flex - Engagement Initiated').last(property('interactionSid'))")),
                                width)
                        .lines())
                .allMatch(line -> Cells.width(line) <= width);
    }

    @Test
    void anUnknownEventIsAnsweredWithThoseThatAreThere() {
        assertThat(remarks("event('Flex - Wrap Up Completed').count()"))
                .first()
                .isEqualTo("nothing matches: no event is called \"Flex - Wrap Up Completed\"");
        assertThat(remarks("event('flex - engagement completed').count()"))
                .contains(
                        "\"Flex - Engagement Completed\" differs by case or blanks only, and names are compared exactly");
    }

    @Test
    void aValueThatDiffersByCaseIsNamedWithItsCount() {
        assertThat(remarks("event('Flex - Engagement Initiated').where(property('Direction') = 'INBOUND').count()"))
                .anyMatch(line -> line.contains("property('Direction') = 'INBOUND' holds on none"))
                .anyMatch(line -> line.matches("\"Inbound\" differs by case only: [0-9,]+ events"));
    }

    @Test
    void aNumberOutOfReachIsAnsweredWithTheRange() {
        assertThat(remarks("event('Flex - Engagement Initiated').where(property('Duration') > 90000).count()"))
                .anyMatch(line -> line.startsWith("the values there lie between "));
    }

    @Test
    void conditionsThatNeverMeetAreToBlameTogether() {
        assertThat(remarks("event('Flex - Engagement Initiated')"
                        + ".where(property('Direction') = 'Inbound' AND property('Direction') = 'Outbound').count()"))
                .first()
                .asString()
                .contains("no event meets all of them");
    }

    @Test
    void aWindowWithoutEventsIsAnsweredWithTheLatest() {
        assertThat(
                        remarks(
                                "event('Flex - Engagement Initiated').between(200 days, 300 days).last(property('channelType'))"))
                .first()
                .asString()
                .contains("none of them lies in the window");
    }

    @Test
    void profilesHiddenByTheMinimumFrequencyAreCounted() {
        assertThat(remarks("event('Flex - Engagement Completed').mode(property('codes.topic'), 2)"))
                .anyMatch(line -> line.matches("[0-9,]+ profiles had each topic only once"));
    }

    private static List<String> remarks(String query) {
        return previews(typed(query)).get(0).remarks();
    }

    private static DefinitionSet typed(String query) {
        DefinitionSet typed = DefinitionFiles.typed(List.of(query), Level.USERS);
        assertThat(typed.definitions()).hasSize(1);
        return typed;
    }

    private static List<Preview> previews(DefinitionSet set) {
        Diagnoser diagnoser = new Diagnoser(
                set.definitions(),
                PEOPLE.snapshot(),
                Optional.empty(),
                EventReferences.of(CatalogueFiles.flex()),
                FlexExport.DEFAULT_END,
                Semantics.DEFAULT,
                Limits.PUBLISHED,
                1);
        return new Previewer(PEOPLE.snapshot(), PEOPLE, PEOPLE, diagnoser, Semantics.DEFAULT)
                .previews(set.definitions(), set, Severities.USUAL);
    }

    private static String text(DefinitionSet set, int width) {
        Heading heading =
                new Heading("flex", "dev", 4_000, 3_000, PEOPLE.count(), OptionalLong.empty(), FlexExport.DEFAULT_END);
        List<String> lines = new PreviewScreen(new Terminal(true, width, Paint.PLAIN))
                .lines(heading, previews(set), Duration.ofMillis(41));
        return String.join("\n", lines) + "\n";
    }
}
