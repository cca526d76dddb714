package dev.foretrait.storage.space;

import static dev.foretrait.storage.space.Exports.file;
import static dev.foretrait.storage.space.Exports.importInto;
import static dev.foretrait.storage.space.Exports.importText;
import static dev.foretrait.storage.space.Exports.messages;
import static dev.foretrait.storage.space.Exports.profiles;
import static dev.foretrait.storage.space.Exports.time;
import static dev.foretrait.storage.space.Exports.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.fql.SpaceFilter;
import dev.foretrait.engine.fql.SpaceFilters;
import dev.foretrait.engine.fql.StatementReader;
import dev.foretrait.fixtures.generate.FlexExport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceFiltersTest {

    private static final String THREE = track("m1", "ana", 1, "{\"email\":\"a@example.com\",\"test\":true}") + "\n"
            + track("m2", "ben", 2, "{\"email\":\"a@example.com\"}") + "\n"
            + track("m3", "ana", 3, "{\"n\":3}");

    @TempDir
    Path folder;

    @Test
    void aDroppedMessageBelongsToNobodyAndMakesNobody() {
        try (Space space = Space.inMemory(filtered("properties.test", "event = 'None'", "properties.n > 2"))) {
            importText(space, THREE);
            SpaceSnapshot snapshot = space.snapshot();

            assertThat(messages(snapshot))
                    .containsExactly(THREE.lines().toList().get(1));
            assertThat(snapshot.messages()).isEqualTo(1);
            assertThat(snapshot.profiles()).isEqualTo(1);
            assertThat(snapshot.find("user_id", "ana")).isEmpty();
            assertThat(snapshot.newestTimestamp()).contains(Instant.parse(time(2)));
            assertThat(snapshot.dropped().values()).containsExactly(1L, 0L, 1L);
        }
    }

    @Test
    void aMessageCountsForTheFirstFilterThatDropsIt() {
        try (Space space = Space.inMemory(filtered("properties.n = 3", "userId = 'ana'"))) {
            importText(space, THREE);
            assertThat(space.snapshot().dropped().values()).containsExactly(1L, 1L);
            assertThat(space.snapshot(Instant.parse(time(2))).dropped().values())
                    .containsExactly(0L, 1L);
        }
    }

    @Test
    void otherFiltersLeadToOtherProfiles() {
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            importText(space, THREE);
            assertThat(space.snapshot().profiles()).isEqualTo(2);
            assertThat(space.snapshot().dropped()).isEmpty();
        }
        try (Space space = Space.open(folder, filtered("userId = 'ben'"))) {
            assertThat(space.snapshot().profiles()).isEqualTo(1);
        }
        try (Space space = Space.open(folder, filtered("userId = 'ben'"))) {
            assertThat(space.snapshot().profiles()).isEqualTo(1);
            assertThat(space.snapshot().dropped().values()).containsExactly(1L);
        }
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            assertThat(space.snapshot().profiles()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event = 'Flex - Engagement Initiated' and properties.Direction = 'Inbound'",
                "type = 'identify' or contains(context.library.name, 'flex')",
                "match(userId, '*1') or match(anonymousId, '*[0-4]')",
                "timestamp = null or match(timestamp, '*3Z') or messageId = 'none'",
                "typeof(properties) = 'object' and length(string(properties)) > 300",
                "!context.library"
            })
    void columnByColumnDropsWhatMessageByMessageDrops(String statement) {
        String export =
                String.join("\n", FlexExport.of(400).withDelivery(0.05, 0.05).lines());
        SpaceOptions options = filtered(statement);
        List<Message> all = new ArrayList<>();
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            importText(space, export);
            space.snapshot().forEachMessage(all::add);
        }
        List<Message> kept = options.filters().kept(all);
        Path filteredExport = file(
                folder,
                "kept.ndjson",
                kept.stream().map(message -> message.body().json()).toArray(String[]::new));
        try (Space space = Space.inMemory(options);
                Space afresh = Space.inMemory(SpaceOptions.DEFAULT)) {
            importText(space, export);
            importInto(afresh, filteredExport);
            assertThat(messages(space))
                    .isEqualTo(
                            kept.stream().map(message -> message.body().json()).toList());
            assertThat(profiles(space.snapshot())).isEqualTo(profiles(afresh.snapshot()));
        }
    }

    static SpaceOptions filtered(String... statements) {
        List<SpaceFilter> filters = Stream.of(statements)
                .map(text -> new SpaceFilter(
                        text,
                        StatementReader.read(new Source("fql", text))
                                .statement()
                                .orElseThrow(),
                        true))
                .toList();
        return SpaceOptions.DEFAULT.withFilters(new SpaceFilters(filters));
    }
}
