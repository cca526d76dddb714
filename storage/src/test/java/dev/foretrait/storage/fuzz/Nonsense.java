package dev.foretrait.storage.fuzz;

import dev.foretrait.fixtures.conformance.Conformance;
import dev.foretrait.fixtures.conformance.EvaluateCase;
import dev.foretrait.fixtures.conformance.MustParseCase;
import dev.foretrait.fixtures.conformance.QueryText;
import dev.foretrait.fixtures.conformance.RejectCase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Texts that nobody meant: soups of tokens, queries spliced and bitten, trees grown by the grammar and out of bounds, deep
 * nests, huge names, stray bytes, and all of that inside definition files. A seed and a number make the same text on
 * every machine.
 */
final class Nonsense {

    private static final List<String> PIECES = List.of(
            ("event( entity( trait( property( context( literal( ( ) [ ] { } . , : ; ' \" ` ‘ ’ “ \\ \\' \\\\ \\. . .. parent: exclude: as"
                            + " .where( .within( .between( .sources({ .expires_after( .count() .sum( .avg( .min( .max( .first( .last("
                            + " .mode( .unique( .equals( .differs( .greater_than( .at_least( .less_than( .at_most( .exists() .absent()"
                            + " .contains( .omits( .starts_with( .ends_with( .one_of( .none_of( .before_date( .after_date("
                            + " .within_last( .within_next( .before_last( .after_next( .eq( .is_set( .gt( .lte( .is_null("
                            + " = == === != <> > >= => < <= ! && || ~ & | + - * / % ^ ? @ # $ -- // /* AND OR NOT ANY ALL and or not any"
                            + " IN LIKE IS NULL BETWEEN null true false undefined now SELECT 0 1 50 007 -1 +1 .5 5. 1e9 1e-999999999"
                            + " 1,000 1_000 0x1F 99999999999999999999 1.2.3 7days 30_days 2023-02-30 2024-02-29 2023-1-5"
                            + " 2022-10-17T00:00:00Z 2022-10-17T25:61 10/17/2022 days hours hour day second seconds minutes weeks"
                            + " 'A' 'a.b' 'a..b' 'products.$.sku' '$' '' 'it\\'s' 'x y' 'total' event trait number string array")
                    .split(" "));

    private static final List<String> CHARS = List.of(
            "\0", "\u0001", "\t", "\n", "\r\n", "\u0085", "\u00a0", "\u200b", "\u200d", "\u202e", "\u2028", "\ufeff",
            "\ufffd", "\ud83d", "\udc00", "😀", "é", "e\u0301", "İ", "ß", "名", "Ω", "𝟙", "٣", "\u007f", "\uffff");

    private static final List<String> NESTS = List.of(
            "(",
            ")",
            "[",
            "{",
            "NOT ",
            "NOT (",
            "ANY ",
            "event('A').where(",
            "event('A').where(event('B').count() >= 1 AND ",
            "entity('o').where(",
            "trait('a') = 1 AND ",
            "trait('a') = 1 OR (",
            ".count()",
            ".where(",
            "a.",
            "'",
            "\\",
            "-",
            "1,",
            "= ",
            "parent:",
            "literal(",
            "x IN (",
            "'a' ",
            "- [",
            "{a: ",
            "  - ",
            "&a [*a, ");

    private static final List<String> YAML = List.of(
            "traits:\n",
            "audiences:\n",
            "  - name: ",
            "key: ",
            "    query: ",
            "    type: ",
            "    event: ",
            "    property: ",
            "    conditions:\n",
            "      - ",
            "    window: 7 days\n",
            "    level: accounts\n",
            "    query: |\n      ",
            "    query: >-\n      ",
            "---\n",
            "...\n",
            "# x\n",
            "? ",
            "!!str ",
            "&a ",
            "*a",
            "<<: ",
            "\"",
            "'",
            "[",
            "]",
            "{",
            "}",
            "- ",
            ": ",
            "\n",
            "\n  ",
            "\t",
            "%YAML 1.2\n",
            "|",
            ">",
            "null",
            "~",
            "true",
            "0x1f",
            "operator: in\n",
            "value: [1, 2]\n");

    private static final int LONGEST_SOUP = 10_000;

    private static final int LONGEST_NEST = 20_000;

    private static final List<QueryText> QUERIES = queries();

    private final SplittableRandom random;

    Nonsense(long seed, long number) {
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    }

    /** A text that might be a query. */
    String query() {
        return switch (random.nextInt(17)) {
            case 16 -> soup(PIECES, random.nextInt(LONGEST_SOUP));
            case 0, 1, 2 -> soup(PIECES, 1 + random.nextInt(60));
            case 3, 4 -> spliced();
            case 5, 6, 7, 8 -> bitten(1 + random.nextInt(6));
            case 9, 10, 11, 12 -> new Grown(random).query();
            case 13 -> bytes(random.nextInt(400));
            case 14 -> nest();
            default -> huge();
        };
    }

    /** A text that might be a definition file. */
    String file() {
        StringBuilder text = new StringBuilder();
        switch (random.nextInt(4)) {
            case 0 -> text.append(soup(YAML, 1 + random.nextInt(60)));
            case 1 -> text.append("traits:\n  - name: x\n    query: ").append(query());
            case 2 -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    text.append(pick(YAML)).append(random.nextInt(3) == 0 ? query() : pick(PIECES));
                }
            }
            default ->
                text.append("name: x\nevent: A\n")
                        .append(soup(YAML, 1 + random.nextInt(10)))
                        .append(query());
        }
        return random.nextBoolean() ? text.toString() : bitten(text.toString(), 1 + random.nextInt(4));
    }

    /** A number from 0 to below the bound, for what else must be chosen. */
    int choice(int bound) {
        return random.nextInt(bound);
    }

    private String soup(List<String> pieces, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(30) == 0 ? pick(CHARS) : pick(pieces));
            text.append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }

    private String spliced() {
        String left = pick(QUERIES).text();
        String right = pick(QUERIES).text();
        return left.substring(0, random.nextInt(left.length() + 1))
                + right.substring(random.nextInt(right.length() + 1));
    }

    private String bitten(int bites) {
        return bitten(pick(QUERIES).text(), bites);
    }

    private String bitten(String text, int bites) {
        StringBuilder bitten = new StringBuilder(text);
        for (int i = 0; i < bites; i++) {
            int from = random.nextInt(bitten.length() + 1);
            int to = Math.min(bitten.length(), from + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> bitten.delete(from, to);
                case 1 -> bitten.insert(from, pick(PIECES));
                case 2 -> bitten.insert(from, pick(CHARS));
                case 3 -> bitten.insert(from, bitten.substring(from, to));
                default -> {
                    if (from < bitten.length()) {
                        bitten.setCharAt(from, (char) (bitten.charAt(from) ^ 1 << random.nextInt(8)));
                    }
                }
            }
        }
        return bitten.toString();
    }

    private String bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16BE);
    }

    private String nest() {
        int times = 1 + random.nextInt(1 << random.nextInt(1, 12));
        String nest = pick(NESTS).repeat(random.nextInt(200) == 0 ? LONGEST_NEST : times);
        return switch (random.nextInt(3)) {
            case 0 -> nest;
            case 1 -> nest + pick(QUERIES).text() + ")".repeat(random.nextInt(times + 2));
            default -> pick(QUERIES).text() + nest;
        };
    }

    private String huge() {
        String filler = random.nextInt(3) == 0 ? pick(CHARS) : pick(PIECES);
        String large = filler.repeat(1 + random.nextInt(1 << random.nextInt(2, 12)));
        return switch (random.nextInt(5)) {
            case 0 -> "event('" + large + "').count() >= 1";
            case 1 -> "trait('a') = " + "9".repeat(1 + random.nextInt(3_000));
            case 2 -> "trait('a').one_of(" + "'x', ".repeat(1 + random.nextInt(2_000)) + "'y')";
            case 3 -> large + pick(QUERIES).text();
            default -> "trait('" + large + "') = '" + large + "'";
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<QueryText> queries() {
        Conformance conformance = Conformance.load();
        return Stream.of(
                        conformance.evaluate().stream().map(EvaluateCase::query),
                        conformance.mustParse().stream().map(MustParseCase::query),
                        conformance.reject().stream().map(RejectCase::query))
                .flatMap(each -> each)
                .toList();
    }
}
