package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.column.Vocabularies;
import dev.foretrait.engine.column.Weighed;
import dev.foretrait.engine.evaluate.Condition.All;
import dev.foretrait.engine.evaluate.Condition.Compare;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.evaluate.Condition.Not;
import dev.foretrait.engine.evaluate.Condition.OfUsers;
import dev.foretrait.engine.evaluate.Condition.Some;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Chain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What conditions are asked of: all profiles, all messages of a block, or pairs of an event and its enclosing event. A
 * comparison with constants is asked once per code; one between two fields once per pair of codes, as long as these are
 * few.
 */
abstract class Domain {

    private static final long MOST_PAIRS = 1L << 20;

    private final Map<Condition, Rows> answers = new HashMap<>();
    private final Map<Compare, Integer> misses = new HashMap<>();

    /** The number of places. */
    abstract int places();

    /** What is known of codes. */
    abstract Vocabularies vocabularies();

    /** What a field holds at every place. */
    abstract Coded field(Input.Field field);

    /** What a chain comes to at every place. */
    abstract Coded reduced(ChainPlan chain);

    /** How many related entities there are at every place; only profiles have any. */
    Coded related(Chain chain) {
        throw new IllegalStateException("entities inside an event, which the checker should have refused");
    }

    /** Where the users of an account meet a condition: known where places are accounts. */
    Rows ofUsers(OfUsers condition) {
        throw new IllegalStateException("users of an account are asked for where there is no account");
    }

    /** How often {@link #misses} were met while users were asked. */
    long missesOfUsers(OfUsers condition) {
        return 0;
    }

    /** The places that findings are counted at. */
    Rows counted() {
        return Rows.all(places());
    }

    /** Where the condition holds. Not to be changed. */
    final Rows where(Condition condition) {
        Rows known = answers.get(condition);
        if (known == null) {
            known = answer(condition);
            answers.put(condition, known);
        }
        return known;
    }

    /** At how many places a date was asked of a value that has none, for a condition already answered. */
    final long misses(Condition condition) {
        if (condition instanceof Compare compare) {
            return misses.getOrDefault(compare, 0);
        }
        if (condition instanceof OfUsers users) {
            return missesOfUsers(users);
        }
        List<Condition> parts = condition instanceof All all
                ? all.parts()
                : condition instanceof Some some ? some.parts() : List.of(((Not) condition).part());
        return parts.stream().mapToLong(this::misses).sum();
    }

    private Rows answer(Condition condition) {
        if (condition instanceof All all) {
            Rows rows = where(all.parts().get(0)).copy();
            all.parts().forEach(part -> rows.retain(where(part)));
            return rows;
        }
        if (condition instanceof Some some) {
            Rows rows = where(some.parts().get(0)).copy();
            some.parts().forEach(part -> rows.addAll(where(part)));
            return rows;
        }
        if (condition instanceof Not not) {
            return where(not.part()).copy().complement();
        }
        return condition instanceof OfUsers users ? ofUsers(users) : answer((Compare) condition);
    }

    private Rows answer(Compare compare) {
        Decision decision = decided(compare, () -> decide(compare));
        misses.put(compare, decision.misses());
        return decision.holds();
    }

    /**
     * Where a comparison holds, be it known from before.
     *
     * @param decide finds out
     */
    Decision decided(Compare compare, Supplier<Decision> decide) {
        return decide.get();
    }

    /** Where a comparison holds, and at how many places it asks for a date of a value that has none. */
    record Decision(Rows holds, int misses) implements Weighed {
        @Override
        public long weight() {
            return holds.weight();
        }
    }

    private Decision decide(Compare compare) {
        Coded left = coded(compare.left());
        if (compare.right().stream().allMatch(Input.Fixed.class::isInstance)) {
            List<Term> terms = compare.right().stream()
                    .map(input -> ((Input.Fixed) input).term())
                    .toList();
            return againstConstants(compare, left, terms);
        }
        List<Operand> right = compare.right().stream().map(this::operand).toList();
        Rows holds =
                right.size() == 1 && (left.codes() + 1L) * (right.get(0).coded().codes() + 1L) <= MOST_PAIRS
                        ? againstField(compare.comparison(), left, right.get(0))
                        : placeByPlace(compare.comparison(), left, right);
        return new Decision(holds, 0);
    }

    private Decision againstConstants(Compare compare, Coded left, List<Term> terms) {
        Marks marks = vocabularies().answer(compare, left, () -> Marks.of(compare.comparison(), left, terms));
        int missed = marks.misses()
                .map(misses -> left.rowsMarked(misses).retain(counted()).count())
                .orElse(0);
        return new Decision(left.rowsMarked(marks.holds()), missed);
    }

    private Rows againstField(Comparison comparison, Coded left, Operand right) {
        int[] lefts = left.allCodes();
        int[] rights = right.coded().allCodes();
        int width = right.coded().codes() + 1;
        byte[] known = new byte[(left.codes() + 1) * width];
        Rows rows = Rows.none(lefts.length);
        for (int place = 0; place < lefts.length; place++) {
            int pair = lefts[place] * width + rights[place];
            if (known[pair] == 0) {
                boolean holds = comparison.holds(valuesOf(left, lefts[place]), right.terms(rights[place]));
                known[pair] = (byte) (holds ? 1 : 2);
            }
            if (known[pair] == 1) {
                rows.add(place);
            }
        }
        return rows;
    }

    private static Rows placeByPlace(Comparison comparison, Coded left, List<Operand> right) {
        Rows rows = Rows.none(left.places());
        Map<Integer, List<Term>> termsOfCode = new HashMap<>();
        for (int place = 0; place < left.places(); place++) {
            int at = place;
            List<Term> terms = right.size() == 1
                    ? termsOfCode.computeIfAbsent(right.get(0).coded().code(at), right.get(0)::terms)
                    : right.stream()
                            .flatMap(operand -> operand.terms(operand.coded().code(at)).stream())
                            .toList();
            if (comparison.holds(valuesOf(left, left.code(place)), terms)) {
                rows.add(place);
            }
        }
        return rows;
    }

    static List<Value> valuesOf(Coded coded, int code) {
        return code == 0 ? List.of() : coded.values(code);
    }

    /** What an input comes to at every place. */
    final Coded coded(Input input) {
        if (input instanceof Input.Field field) {
            return field(field);
        }
        if (input instanceof Input.Reduced reduced) {
            return reduced(reduced.chain());
        }
        if (input instanceof Input.Related related) {
            return related(related.chain());
        }
        Value value = ((Input.Fixed) input).term().value();
        return new Everywhere(places(), value);
    }

    private Operand operand(Input input) {
        return input instanceof Input.Fixed fixed
                ? new Operand(coded(input), List.of(fixed.term()))
                : new Operand(coded(input), List.of());
    }

    /** The right-hand side of a comparison, code by code. */
    private record Operand(Coded coded, List<Term> constant) {
        List<Term> terms(int code) {
            return constant.isEmpty()
                    ? valuesOf(coded, code).stream().map(Term::of).toList()
                    : constant;
        }
    }

    /** One value at all places. */
    private record Everywhere(int places, Value value) implements Coded {
        @Override
        public int codes() {
            return 1;
        }

        @Override
        public int code(int place) {
            return 1;
        }

        @Override
        public List<Value> values(int code) {
            return code == 0 ? List.of() : List.of(value);
        }
    }
}
