package dev.foretrait.storage.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.SpelledId;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DirectoryPartsTest {

    @Test
    void entriesAreFoundByIdAndBySegmentIdInAnyPart() {
        List<ProfileEntry> entries = IntStream.range(0, DirectoryParts.ENTRIES * 2 + 7)
                .mapToObj(at -> new ProfileEntry(
                        String.format("use_%05d", at * 2),
                        Instant.EPOCH,
                        List.of(
                                new SpelledId(ExternalId.ofUser("user_id", "ü" + at), "Ü" + at),
                                new SpelledId(ExternalId.ofUser("email", "shared" + at / 300), "shared")),
                        List.of()))
                .toList();
        DirectoryParts parts = new DirectoryParts(
                3,
                part -> DirectoryCodec.encode(entries.subList(
                        part * DirectoryParts.ENTRIES, Math.min(entries.size(), (part + 1) * DirectoryParts.ENTRIES))));

        assertThat(having(parts, "user_id", "ü300").stream()).containsExactly(300);
        assertThat(having(parts, "user_id", "shared1").stream()).isEmpty();
        assertThat(having(parts, "email", "shared1").stream().boxed())
                .containsExactlyElementsOf(
                        IntStream.range(300, entries.size()).boxed().toList());
        for (int at = 0; at < entries.size(); at++) {
            assertThat(parts.before(entries.get(at).segmentId())).isEqualTo(at);
            assertThat(parts.before(entries.get(at).segmentId() + "0")).isEqualTo(at + 1);
        }
        assertThat(parts.before("")).isZero();
        assertThat(new DirectoryParts(0, part -> new byte[0]).before("any")).isZero();
    }

    private static BitSet having(DirectoryParts parts, String type, String value) {
        return parts.having(new SoughtIds(List.of(ExternalId.ofUser(type, value))));
    }
}
