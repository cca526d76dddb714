package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageOrder;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.EqualTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SortedStreamsTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final int PROFILES = 300;
    private static final int NO_FIELDS = 0;

    @Test
    void tilesHaveTheMessagesOfEachProfileInTheirTotalOrder() {
        Random random = new Random(5);
        MemorySnapshot.Builder builder = new MemorySnapshot.Builder(PROFILES).sorted();
        Map<Integer, List<Message>> expected = new LinkedHashMap<>();
        for (int number = 0; number < 4_000; number++) {
            int profile = random.nextInt(PROFILES + 1) - 1;
            Message message = message(random, number);
            builder.add(profile, message);
            expected.computeIfAbsent(profile, any -> new ArrayList<>()).add(message);
            if (random.nextInt(500) == 0) {
                builder.cut();
            }
        }
        expected.values().forEach(messages -> messages.sort(MessageOrder.INSTANCE));
        List<Tile> tiles = tiles(builder.build().tiling(stream -> true, NO_FIELDS, EqualTimes.RECEIVED_FIRST));
        assertThat(tiles).hasSizeGreaterThan(1);
        int profiles = 0;
        for (Tile tile : tiles) {
            assertThat(tile.firstProfile()).isEqualTo(profiles);
            for (int profile = 0; profile < tile.profiles(); profile++) {
                List<Message> all = expected.getOrDefault(profiles + profile, List.of());
                for (String event : List.of("A", "B")) {
                    List<Message> ofEvent = all.stream()
                            .filter(message -> message.eventName().equals(Optional.of(event)))
                            .toList();
                    assertThat(assembled(tile, event, profile)).isEqualTo(ofEvent);
                    assertThat(kept(tile, event, profile)).isEqualTo(ofEvent);
                }
            }
            profiles += tile.profiles();
        }
        assertThat(profiles).isEqualTo(PROFILES);
    }

    @Test
    void tilesShareTheDictionaryOfAField() {
        MemorySnapshot.Builder builder = new MemorySnapshot.Builder(PROFILES).sorted();
        Random random = new Random(6);
        for (int number = 0; number < 2_000; number++) {
            builder.add(number % PROFILES, message(random, number));
            if (number % 100 == 0) {
                builder.cut();
            }
        }
        FieldPath few = FieldPath.of("properties", "few");
        List<Column> columns = tiles(builder.build()
                        .tiling(stream -> stream.event().equals("A"), NO_FIELDS, EqualTimes.RECEIVED_FIRST))
                .stream()
                .map(tile -> tile.blocks().get(0).column(few))
                .toList();
        assertThat(columns)
                .extracting(Column::dictionary)
                .containsOnly(columns.get(0).dictionary());
        assertThat(columns)
                .extracting(Column::vocabulary)
                .containsOnly(columns.get(0).vocabulary());
        assertThat(columns.get(0).codes()).isEqualTo(3);
    }

    @Test
    void aFieldOfManyValuesIsLookedUpWhereItCameFrom() {
        MemorySnapshot.Builder builder = new MemorySnapshot.Builder(PROFILES).sorted();
        FieldPath field = FieldPath.of("properties", "own");
        int messages = 40_000;
        for (int number = 0; number < messages; number++) {
            Value.Object properties = number % 10 == 0
                    ? Value.Object.EMPTY
                    : new Value.Object(Map.of("own", number % 7 == 0 ? Value.ABSENT : Value.of(number)));
            builder.add(number % PROFILES, message("m" + number, NOON.plusMillis(number), NOON, "A", properties));
            if (number % 9_000 == 0) {
                builder.cut();
            }
        }
        int met = 0;
        for (Tile tile : tiles(builder.build().tiling(stream -> true, NO_FIELDS, EqualTimes.RECEIVED_FIRST))) {
            Block block = tile.blocks().get(0);
            Column column = block.column(field);
            for (int profile = 0; profile < tile.profiles(); profile++) {
                for (int row = tile.starts(block)[profile]; row < tile.starts(block)[profile + 1]; row++) {
                    int number = Integer.parseInt(block.messageId(row).substring(1));
                    boolean isSent = number % 10 != 0;
                    assertThat(column.code(row) != 0).isEqualTo(isSent);
                    assertThat(column.values(column.code(row)))
                            .isEqualTo(isSent && number % 7 != 0 ? List.of(Value.of(number)) : List.of());
                    assertThat(column.isEmpty(column.code(row))).isEqualTo(!isSent || number % 7 == 0);
                    met++;
                }
            }
        }
        assertThat(met).isEqualTo(messages);
    }

    @Test
    void tilesAreMadePassByPassWhereThereIsNoRoomForAll() {
        MemorySnapshot snapshot = ofManyMessages(PROFILES).build();
        assertThat(tiling(snapshot, 20_000, 0, 1).passes()).isEqualTo(1);
        assertThat(tiling(snapshot, 10_000, 20_000, 1).passes()).isEqualTo(2);
        assertThat(tiling(snapshot, 20_000, 60_000, 100).passes()).isEqualTo(5);
        assertThat(tiling(snapshot, 10_000, 5_000, 1)).isEqualTo(Tiling.NONE);
    }

    @Test
    void thereAreNoTilesWherePassesWouldBeTooMany() {
        MemorySnapshot snapshot = ofManyMessages(20 * 64).build();
        assertThat(tiling(snapshot, 0, 3_000, 1)).isEqualTo(Tiling.NONE);
        assertThat(tiling(snapshot, 0, 5_000, 1).passes()).isEqualTo(9);
    }

    @Test
    void passesHaveTheSameTiles() {
        MemorySnapshot snapshot = ofManyMessages(PROFILES).build();
        List<Tile> atOnce = tiles(tiling(snapshot, Long.MAX_VALUE, 0, 1));
        Tiling tiling = tiling(snapshot, 0, 20_000, 1);
        assertThat(tiling.passes()).isGreaterThan(1);
        assertThat(tiling.tiles()).isEqualTo(atOnce.size());
        List<Tile> inPasses = tiles(tiling);
        assertThat(inPasses).hasSameSizeAs(atOnce);
        for (int number = 0; number < atOnce.size(); number++) {
            Tile tile = atOnce.get(number);
            assertThat(inPasses.get(number).firstProfile()).isEqualTo(tile.firstProfile());
            assertThat(inPasses.get(number).profiles()).isEqualTo(tile.profiles());
            for (int profile = 0; profile < tile.profiles(); profile++) {
                for (String event : List.of("A", "B")) {
                    List<Message> expected = assembled(tile, event, profile);
                    assertThat(assembled(inPasses.get(number), event, profile)).isEqualTo(expected);
                    assertThat(kept(inPasses.get(number), event, profile)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void tilesThatFitAreKeptForTheNextQuestion() {
        SortedStreams streams = new SortedStreams(ofManyMessages(PROFILES).build(), 30_000);
        Tiling first = streams.tiling(stream -> true, 1, EqualTimes.RECEIVED_FIRST);
        assertThat(streams.tiling(stream -> true, 1, EqualTimes.RECEIVED_FIRST)).isSameAs(first);
    }

    @Test
    void streamsThatWereSortedMakeRoomForOthers() {
        SortedStreams streams = new SortedStreams(ofManyMessages(2).build(), 10_000);
        List<Tile> first = tiles(streams.tiling(stream -> stream.event().equals("A"), 1, EqualTimes.RECEIVED_FIRST));
        List<Tile> second = tiles(streams.tiling(stream -> stream.event().equals("B"), 1, EqualTimes.RECEIVED_FIRST));
        assertThat(Stream.of(first, second)).noneMatch(List::isEmpty);
        assertThat(assembled(first.get(0), "A", 0)).isNotEmpty();
    }

    private static MemorySnapshot.Builder ofManyMessages(int profiles) {
        MemorySnapshot.Builder builder = new MemorySnapshot.Builder(profiles);
        Random random = new Random(7);
        for (int number = 0; number < 1_000; number++) {
            builder.add(number % profiles, message(random, number));
            if (number % 300 == 0) {
                builder.cut();
            }
        }
        return builder;
    }

    private static Tiling tiling(MemorySnapshot snapshot, long mostBytes, long bytesOfPass, int fields) {
        return new SortedStreams(snapshot, mostBytes, bytesOfPass, Joint.MOST_VALUES)
                .tiling(stream -> true, fields, EqualTimes.RECEIVED_FIRST);
    }

    private static List<Tile> tiles(Tiling tiling) {
        return IntStream.range(0, tiling.passes())
                .mapToObj(tiling::pass)
                .flatMap(List::stream)
                .toList();
    }

    /** The messages as put together from the columns of the tile. */
    private static List<Message> assembled(Tile tile, String event, int profile) {
        return messages(tile, event, profile, Assembly::message);
    }

    /** The messages as they are kept where they arrived. */
    private static List<Message> kept(Tile tile, String event, int profile) {
        return messages(tile, event, profile, Block::message);
    }

    private interface Reading {
        Message of(Block block, int row);
    }

    private static List<Message> messages(Tile tile, String event, int profile, Reading reading) {
        List<Message> messages = new ArrayList<>();
        for (Block block : tile.blocks()) {
            if (block.stream().event().equals(event)) {
                for (int row = tile.starts(block)[profile]; row < tile.starts(block)[profile + 1]; row++) {
                    assertThat(tile.profilesOf(block)[row]).isEqualTo(profile);
                    messages.add(reading.of(block, row));
                }
            }
        }
        return messages;
    }

    /** A message that is likely to have the times of another. */
    private static Message message(Random random, int number) {
        Map<String, Value> properties = new LinkedHashMap<>();
        if (random.nextInt(5) > 0) {
            properties.put("few", Value.of(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            properties.put("field" + random.nextInt(4), new Value.Object(Map.of("inner", Value.of("text"))));
        }
        String id = "m" + random.nextInt(10) + "-" + number;
        return message(
                id,
                NOON.plusSeconds(random.nextInt(20)),
                NOON.plusSeconds(30 + random.nextInt(2)),
                random.nextBoolean() ? "A" : "B",
                new Value.Object(properties));
    }

    private static Message message(
            String id, Instant timestamp, Instant receivedAt, String event, Value.Object properties) {
        Map<String, Value> body = new LinkedHashMap<>();
        body.put("event", Value.of(event));
        body.put("properties", properties);
        return new Message(
                new Value.Object(body), MessageType.TRACK, id, timestamp, Optional.of(receivedAt), Optional.of("web"));
    }
}
