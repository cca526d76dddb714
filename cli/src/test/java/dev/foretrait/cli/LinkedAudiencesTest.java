package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The space of docs/entities.md, and what goes wrong in it. */
class LinkedAudiencesTest {

    private static final Path PAGE = Path.of("../docs/entities.md");
    private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->\n```\\w*\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OUTPUT = Pattern.compile("<!-- output -->\n```\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @BeforeEach
    void theSpaceOfThePage() throws IOException {
        Matcher files = FILE.matcher(Files.readString(PAGE));
        while (files.find()) {
            write(files.group(1), files.group(2));
        }
    }

    @Test
    void theExampleOfThePagePrintsWhatThePageSays() throws IOException {
        Ran ran = Ran.in(folder, "values", "--events", "export.ndjson", "--format", "csv");
        assertThat(ran.status()).as(ran.err()).isZero();
        Matcher output = OUTPUT.matcher(Files.readString(PAGE));
        assertThat(output.find()).isTrue();
        assertThat(ran.out().replace("\r", "")).isEqualTo(output.group(1));
    }

    @Test
    void thePreviewLooksAsReviewed() {
        Ran ran = Ran.in(folder, "preview", "--events", "export.ndjson");
        assertThat(ran.status()).as(ran.err()).isZero();
        Golden.check("linked-preview.txt", ran.out().replaceAll("[0-9.]+ m?s\n$", "1 ms\n"));
    }

    @Test
    void aLinkedQueryCanBeTyped() {
        assertThat(members("entity('orders').count() = 2", "2026-03-01")).isEqualTo(1);
    }

    /** U-87. */
    @Test
    void tablesAreAsTheyAreWhateverTheInstant() {
        assertThat(members("entity('orders').count() = 2", "2031-01-01")).isEqualTo(1);
    }

    /** U-88. */
    @Test
    void aJunctionTableJoinsOrdersAndLabels() throws IOException {
        String settings = Files.readString(folder.resolve("foretrait.yaml"))
                .replace(
                        "  relationships:\n    orders:",
                        "    label: { file: labels.csv, primary_key: name, columns: { name: STRING } }\n"
                                + "  relationships:\n    orders:");
        String labelled = """
                labels:
                  related_entity: label
                  junction_table:
                    file: order_labels.csv
                    primary_key: id
                    columns: { id: NUMBER, of: STRING, label: STRING }
                    left_join_on: order.id = of
                    right_join_on: label = label.name
                """.indent(8);
        write("foretrait.yaml", settings + labelled);
        write("entities/labels.csv", "name\ngift\nbulk\n");
        write("entities/order_labels.csv", "id,of,label\n1,o1,gift\n2,o1,gift\n3,o3,bulk\n4,o3,gift\n5,o4,gift\n");
        String labels = "entity('orders').where(entity('labels').count() %s).count() >= 1";
        assertThat(members(labels.formatted(">= 1"), "2026-03-01")).isEqualTo(2);
        assertThat(members(labels.formatted("= 2"), "2026-03-01")).isEqualTo(1);
        write("foretrait.yaml", settings + labelled + "choices: { U-88: COUNT_EACH }\n");
        assertThat(members(labels.formatted("= 2"), "2026-03-01")).isEqualTo(2);
    }

    /** A key of a definition means the definition, in a join as in a query, and needs the tables that this one needs. */
    @Test
    void rowsAreJoinedByTraitsThatDefinitionsCompute() throws IOException {
        write(
                "foretrait.yaml",
                Files.readString(folder.resolve("foretrait.yaml"))
                        .replace(
                                "  relationships:\n    orders:",
                                "    label: { file: labels.csv, primary_key: name, columns: { name: STRING } }\n"
                                        + "  relationships:\n"
                                        + "    spender: { related_entity: label, trait: { name: big, join_key: name } }\n"
                                        + "    orders:"));
        write("entities/labels.csv", "name\ntrue\n");
        write("audiences/orders.yaml", """
                key: big
                level: linked
                query: entity('orders').where(property('total') > 100).count() >= 1
                """);
        assertThat(members("entity('spender').count() = 1", "2026-03-01")).isEqualTo(1);
    }

    private long members(String query, String asOf) {
        Ran ran = Ran.in(
                folder,
                "values",
                "query",
                "--events",
                "export.ndjson",
                "--as-of",
                asOf,
                "--level",
                "linked",
                "-q",
                query);
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran.out().lines().filter(line -> line.contains("\"query\":true")).count();
    }

    @Test
    void anAudienceThatNobodyIsInIsFollowedThroughItsRows() {
        assertThat(lost("entity('orders').where(property('status') = 'Open').count() >= 1"))
                .containsSequence(
                        "  nothing matches: entity('orders').where(property('status') = 'Open').count()",
                        "  >= 1 holds for no profile",
                        "  \"orders\" has 4 rows; 2 profiles have some",
                        "  no profile has one where property('status') = 'Open'; \"status\" is open 3,",
                        "  shipped 1; \"open\" differs by case only");
        assertThat(
                        lost(
                                "entity('orders').where(property('status') = 'shipped' AND property('total') > 100).count() >= 1"))
                .containsSequence(
                        "  \"orders\" has 4 rows; 2 profiles have some",
                        "  1 profile has one where property('status') = 'shipped'",
                        "  1 profile has one where property('total') > 100",
                        "  no row of a profile meets all of that");
        assertThat(lost("entity('orders').where(property('total') > 50).count() >= 7"))
                .contains("  no profile has more than 2 of these");
    }

    @Test
    void aColumnWithADotInItsNameIsFollowedToo() throws IOException {
        write(
                "foretrait.yaml",
                Files.readString(folder.resolve("foretrait.yaml"))
                        .replace("status: STRING, placed: DATE", "order.status: STRING"));
        write("entities/orders.csv", "id,email,total,order.status\no1,ana@example.com,240.50,open\n");
        assertThat(lost("entity('orders').where(property('order\\\\.status') = 'Open').count() >= 1"))
                .containsSequence(
                        "  no profile has one where property('order\\\\.status') = 'Open'; \"order.status\"",
                        "  is open 1; \"open\" differs by case only");
    }

    @Test
    void rowsThatBelongToNobodyAreToldWithWhatTheyAreComparedBy() throws IOException {
        write("export.ndjson", """
                {"type":"identify","messageId":"m1","timestamp":"2026-02-01T00:00:00Z","userId":"ana"}
                """);
        assertThat(lost("entity('orders').count() >= 1"))
                .containsSequence(
                        "  \"orders\" has 4 rows, and none belongs to a profile: \"email\" is compared with",
                        "  their external ids of type email");
    }

    @Test
    void lintHasTheSameAndExplainSaysWhyItDoesNotLookAhead() {
        Ran lint = Ran.in(
                folder,
                "lint",
                "--events",
                "export.ndjson",
                "--level",
                "linked",
                "-q",
                "entity('orders').count() >= 9");
        assertThat(lint.out()).contains("W-THRESHOLD-UNMET entity('orders').count() >= 9 holds for no profile");
        assertThat(Ran.in(folder, "explain", "big_open_orders", "--events", "export.ndjson", "--profile", "user_id:ana")
                        .out())
                .contains("when it changes next cannot be told: it rests on rows of tables");
    }

    private List<String> lost(String query) {
        Ran ran = Ran.in(folder, "preview", "query", "--events", "export.ndjson", "--level", "linked", "-q", query);
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran.out().lines().toList();
    }

    @Test
    void withoutAGraphNothingIsSaidOfAnybody() throws IOException {
        write("foretrait.yaml", "name: Garage\n");
        Ran values = Ran.in(folder, "values", "big_open_orders", "--events", "export.ndjson");
        assertThat(values.status()).isZero();
        assertThat(values.out()).isEmpty();
        assertThat(values.err()).contains("no values of big_open_orders here: not evaluable locally: no data graph");
        Ran preview = Ran.in(folder, "preview", "big_open_orders", "--events", "export.ndjson");
        assertThat(preview.out()).contains("not evaluable locally: no data graph");
    }

    @Test
    void aQueryThatDoesNotFitTheGraphIsShownInItsFile() throws IOException {
        write("audiences/orders.yaml", """
                audiences:
                  - key: typed
                    level: linked
                    query: entity('orders').where(property('total') > '100').count() >= 1
                  - key: named
                    level: linked
                    query: entity('order').count() >= 1
                """);
        Ran ran = Ran.in(folder, "preview", "--events", "export.ndjson");
        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        Golden.check("linked-misfits.txt", ran.err());
    }

    @Test
    void rowsThatDoNotFitAreListedWithoutATrace() throws IOException {
        write("entities/orders.csv", "id,email,total,status,placed\no1,a,much,open,\no1,a,1,open\n");
        Ran ran = Ran.in(folder, "preview", "--events", "export.ndjson");
        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        Golden.check("linked-rows.txt", ran.err());
    }

    @Test
    void aTableThatNobodyAsksForIsNotRead() throws IOException {
        write("entities/items.ndjson", "broken");
        Ran ran = Ran.in(folder, "values", "big_open_orders", "--events", "export.ndjson");
        assertThat(ran.status()).as(ran.err()).isZero();
    }

    private void write(String file, String text) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.writeString(target, text);
    }
}
