package dev.foretrait.cli.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.DownloadLines;
import dev.foretrait.engine.semantics.DownloadRows;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.Semantics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The formats of {@code values}, on the profiles of Segment's own sample files. */
class ValueFormatsTest {

    private static final ProfileIds IDS = new Ids(List.of(
            Map.of("anonymous_id", List.of("anon_1"), "email", List.of("luke@force.com", "chosen_one@force.com")),
            Map.of("anonymous_id", List.of("anon_2"), "email", List.of("leia@force.com")),
            Map.of("user_id", List.of("nobody"))));

    private static final ValueColumn SCORE =
            new Values("score", Value.of(34L), Value.of(new BigDecimal("24.50")), Value.ABSENT);
    private static final ValueColumn TOPICS = new Values(
            "topics", new Value.Array(List.of(Value.of("a, b"), Value.of("\"c\""))), Value.ABSENT, Value.ABSENT);

    @Test
    void formatAHasExternalIdsAsJsonOnly() throws IOException {
        assertThat(segment(SegmentCsv.Layout.JSON_ONLY)).isEqualTo("""
                        key,value,external_ids
                        segment_id_1,34,"{""anonymous_id"":[""anon_1""],""email"":[""luke@force.com"",""chosen_one@force.com""]}"
                        segment_id_2,24.5,"{""anonymous_id"":[""anon_2""],""email"":[""leia@force.com""]}"
                        """.replace("\n", "\r\n"));
    }

    @Test
    void formatBHasFurtherValuesInFurtherColumnsAndFullRows() throws IOException {
        assertThat(segment(SegmentCsv.Layout.COLUMNS)).isEqualTo("""
                        key,value,external_ids,anonymous_id,email,email_1
                        segment_id_1,34,"{""anonymous_id"":[""anon_1""],""email"":[""luke@force.com"",""chosen_one@force.com""]}",anon_1,luke@force.com,chosen_one@force.com
                        segment_id_2,24.5,"{""anonymous_id"":[""anon_2""],""email"":[""leia@force.com""]}",anon_2,leia@force.com,
                        """.replace("\n", "\r\n"));
    }

    @Test
    void formatCHasFurtherValuesInFurtherRows() throws IOException {
        assertThat(segment(SegmentCsv.Layout.ROWS)).isEqualTo("""
                        key,value,external_ids,anonymous_id,email
                        segment_id_1,34,"{""anonymous_id"":[""anon_1""],""email"":[""luke@force.com"",""chosen_one@force.com""]}",anon_1,luke@force.com
                        segment_id_1,34,"{""anonymous_id"":[""anon_1""],""email"":[""luke@force.com"",""chosen_one@force.com""]}",,chosen_one@force.com
                        segment_id_2,24.5,"{""anonymous_id"":[""anon_2""],""email"":[""leia@force.com""]}",anon_2,leia@force.com
                        """.replace("\n", "\r\n"));
    }

    @Test
    void linesLeaveOutWhatAProfileDoesNotHave() throws IOException {
        assertThat(written(new ValueLines(table(SCORE, TOPICS))::writeLines)).isEqualTo("""
                        {"profile":"segment_id_1","externalIds":{"anonymous_id":["anon_1"],"email":["luke@force.com","chosen_one@force.com"]},"values":{"score":34,"topics":["a, b","\\"c\\""]}}
                        {"profile":"segment_id_2","externalIds":{"anonymous_id":["anon_2"],"email":["leia@force.com"]},"values":{"score":24.5}}
                        """);
    }

    @Test
    void csvHasAColumnForEachDefinition() throws IOException {
        assertThat(written(new ValueCsv(table(SCORE, TOPICS))::write))
                .startsWith("profile,external_ids,score,topics\nsegment_id_1,")
                .contains(",34,\"[\"\"a, b\"\",\"\"\\\"\"c\\\"\"\"\"]\"\n")
                .endsWith(",24.5,\n");
    }

    @Test
    void aTableIsForPeople() {
        assertThat(ValueScreen.lines(table(SCORE, TOPICS), new Terminal(true, 80, Paint.PLAIN)))
                .containsExactly(
                        "profile         score  topics",
                        "luke@force.com     34  [a, b, \"c\"]",
                        "leia@force.com   24.5");
    }

    /** U-62. */
    @Test
    void aDownloadCanHaveLineFeeds() throws IOException {
        for (SegmentCsv.Layout layout : SegmentCsv.Layout.values()) {
            assertThat(segment(layout, DownloadLines.LF))
                    .isEqualTo(segment(layout).replace("\r\n", "\n"))
                    .contains("\n");
        }
    }

    /** U-62. */
    @Test
    void aDownloadCanHaveTheEndsOfTheSampleFiles() throws IOException {
        String usual = segment(SegmentCsv.Layout.COLUMNS);
        assertThat(segment(SegmentCsv.Layout.COLUMNS, DownloadRows.AS_SAMPLED))
                .isEqualTo(usual.replace("leia@force.com,\r\n", "leia@force.com\r\n"))
                .isNotEqualTo(usual);
        assertThat(segment(SegmentCsv.Layout.ROWS, DownloadRows.AS_SAMPLED) + "\r\n")
                .isEqualTo(segment(SegmentCsv.Layout.ROWS));
        assertThat(segment(SegmentCsv.Layout.JSON_ONLY, DownloadRows.AS_SAMPLED))
                .isEqualTo(segment(SegmentCsv.Layout.JSON_ONLY));
    }

    @Test
    void onlyTheLastEndOfALineIsLeftOut() throws IOException {
        StringWriter text = new StringWriter();
        OpenEnded open = new OpenEnded(text);
        for (String part : List.of("a\r\nb", "\r", "\n", "\r\nc\r", "\n")) {
            open.write(part);
        }
        open.write('d');
        open.write('\n');
        assertThat(text).hasToString("a\r\nb\r\n\r\nc\r\nd");
    }

    private static String segment(SegmentCsv.Layout layout, Option... options) throws IOException {
        Semantics semantics = Semantics.DEFAULT;
        for (Option option : options) {
            semantics = semantics.with(option);
        }
        return written(new SegmentCsv(table(SCORE), layout, semantics)::write);
    }

    private static ValueTable table(ValueColumn... columns) {
        return new ValueTable(IDS, List.of(columns));
    }

    private interface Writing {
        void writeTo(OutputStream out) throws IOException;
    }

    private static String written(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private record Ids(List<Map<String, List<String>>> byProfile) implements ProfileIds {
        @Override
        public int count() {
            return byProfile.size();
        }

        @Override
        public String segmentId(int profile) {
            return "segment_id_" + (profile + 1);
        }

        @Override
        public Map<String, List<String>> externalIds(int profile) {
            return new TreeMap<>(byProfile.get(profile));
        }
    }

    private record Values(String key, List<Value> byProfile) implements ValueColumn {
        Values(String key, Value... values) {
            this(key, List.of(values));
        }

        @Override
        public Value value(int profile) {
            return byProfile.get(profile);
        }
    }
}
