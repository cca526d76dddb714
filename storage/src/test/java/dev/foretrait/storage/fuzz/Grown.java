package dev.foretrait.storage.fuzz;

import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.List;
import java.util.SplittableRandom;

/** Queries grown by the grammar, without minding what may stand where: many are accepted, and none was thought of. */
final class Grown {

    private static final List<String> EVENTS = List.of("Shoes Bought", "Shoes Returned", "Page Viewed", "A", "it\\'s");

    private static final List<String> PATHS = List.of(
            "price", "spend", "brand", "sizes", "sizes.$", "address.city", "zip\\\\.code", "a.$.b", "color", "VIP");

    private static final List<String> CONSTANTS = List.of(
            "1",
            "100",
            "-0.5",
            ".20",
            "'true'",
            "'100'",
            "'red'",
            "''",
            "2026-01-15",
            "2026-01-08T12:00:00Z",
            "'2026-01-14'",
            "literal(5)",
            "'a\\\\b'");

    private static final List<String> LENGTHS = List.of(
            "7 days", "1 hour", "30 days", "1 day", "0 days", "48 hours", "1800 seconds", "2 weeks", "999999999 days");

    private final SplittableRandom random;
    private int budget = 40;

    Grown(SplittableRandom random) {
        this.random = random;
    }

    String query() {
        return random.nextInt(3) == 0 ? chain() : condition();
    }

    private String condition() {
        budget--;
        int choice = budget <= 0 ? 9 : random.nextInt(12);
        return switch (choice) {
            case 0 -> condition() + " AND " + condition();
            case 1 -> condition() + " OR " + condition();
            case 2 -> "NOT " + condition();
            case 3 -> "(" + condition() + ")";
            case 4 -> random.nextInt(8) == 0 ? "ANY " + condition() : condition();
            case 5, 6, 7 -> comparison(chain());
            default -> comparison(field());
        };
    }

    private String comparison(String left) {
        Comparator comparator = Comparator.values()[random.nextInt(Comparator.values().length)];
        if (comparator.symbol().isPresent() && random.nextBoolean()) {
            return left + " " + comparator.symbol().get() + " " + operand();
        }
        String arguments = switch (comparator.arity()) {
            case NONE -> "";
            case ONE -> operand();
            case SEVERAL -> random.nextBoolean() ? operand() : operand() + ", " + operand();
            case DURATION -> pick(LENGTHS);
        };
        return left + "." + comparator.keyword() + "(" + arguments + ")";
    }

    private String operand() {
        return switch (random.nextInt(12)) {
            case 0 -> field();
            case 1 -> budget > 0 ? chain() : field();
            default -> pick(CONSTANTS);
        };
    }

    private String field() {
        String path = "('" + pick(PATHS) + "')";
        return switch (random.nextInt(8)) {
            case 0, 1 -> "trait" + path;
            case 2 -> "context('page.url')";
            case 3 -> "property(parent: '" + pick(PATHS) + "')";
            default -> "property" + path;
        };
    }

    private String chain() {
        budget--;
        StringBuilder chain = new StringBuilder("event('" + pick(EVENTS) + "')");
        while (random.nextBoolean()) {
            chain.append(filter());
        }
        return chain.append(".").append(reducer()).toString();
    }

    private String filter() {
        String parent = random.nextInt(4) == 0 ? "parent: " : "";
        return switch (random.nextInt(7)) {
            case 0 -> ".within(" + parent + pick(LENGTHS) + ")";
            case 1 -> ".between(" + parent + pick(LENGTHS) + ", " + pick(LENGTHS) + ")";
            case 2 -> ".sources({exclude: 'src_web'})";
            case 3 -> ".expires_after(" + pick(LENGTHS) + ")";
            default -> ".where(" + condition() + ")";
        };
    }

    private String reducer() {
        ReducerFunction function = ReducerFunction.values()[random.nextInt(ReducerFunction.values().length)];
        String cast = random.nextInt(4) == 0 ? pick(List.of(" as number", " as string", " as array")) : "";
        return switch (function) {
            case COUNT -> "count()";
            case MODE -> "mode(" + field() + cast + ", " + (1 + random.nextInt(3)) + ")";
            case UNIQUE_COUNT -> "unique(" + field() + ").count()";
            case SUM, AVG, FIRST, LAST, UNIQUE -> function.keyword() + "(" + field() + ")";
            case MIN, MAX -> function.keyword() + "(" + field() + cast + ")";
        };
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
