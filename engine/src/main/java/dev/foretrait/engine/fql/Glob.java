package dev.foretrait.engine.fql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A form that a whole text can have, case and all: {@code *} is any number of characters, {@code ?} one, {@code [abc]} and
 * {@code [a-z]} one of those, {@code \x} the character itself. Takes time of the length of the text times that of the
 * pattern, at most.
 */
final class Glob {

    private static final IntPredicate ANY = c -> true;

    /** Stands for {@code *}; never asked. */
    private static final IntPredicate MANY = c -> false;

    private final String pattern;
    private final List<IntPredicate> steps;

    private Glob(String pattern, List<IntPredicate> steps) {
        this.pattern = pattern;
        this.steps = steps;
    }

    /** The pattern's glob; empty if a set has no end or no elements, is negated, or the last backslash escapes nothing. */
    static Optional<Glob> of(String pattern) {
        return new Reader(pattern).steps().map(steps -> new Glob(pattern, steps));
    }

    String pattern() {
        return pattern;
    }

    boolean matches(String text) {
        int[] characters = text.codePoints().toArray();
        int at = 0;
        int step = 0;
        int lastMany = -1;
        int takenByMany = 0;
        while (at < characters.length) {
            boolean stepLeft = step < steps.size();
            if (stepLeft && steps.get(step) == MANY) {
                lastMany = step++;
                takenByMany = at;
            } else if (stepLeft && steps.get(step).test(characters[at])) {
                step++;
                at++;
            } else if (lastMany >= 0) {
                step = lastMany + 1;
                at = ++takenByMany;
            } else {
                return false;
            }
        }
        return steps.subList(step, steps.size()).stream().allMatch(left -> left == MANY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob that && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    private static final class Reader {
        private final int[] pattern;
        private int at;

        Reader(String pattern) {
            this.pattern = pattern.codePoints().toArray();
        }

        Optional<List<IntPredicate>> steps() {
            List<IntPredicate> steps = new ArrayList<>();
            while (at < pattern.length) {
                int c = pattern[at++];
                Optional<IntPredicate> step = switch (c) {
                    case '*' -> Optional.of(MANY);
                    case '?' -> Optional.of(ANY);
                    case '[' -> set();
                    case '\\' -> at < pattern.length ? Optional.of(exactly(pattern[at++])) : Optional.empty();
                    default -> Optional.of(exactly(c));
                };
                if (step.isEmpty()) {
                    return Optional.empty();
                }
                steps.add(step.get());
            }
            return Optional.of(steps);
        }

        private static IntPredicate exactly(int wanted) {
            return c -> c == wanted;
        }

        /** What stands between brackets, the first of which has been read. */
        private Optional<IntPredicate> set() {
            IntPredicate set = MANY;
            int start = at;
            while (at < pattern.length && pattern[at] != ']') {
                boolean negates = at == start && (pattern[at] == '^' || pattern[at] == '!');
                int first = character();
                int last = first;
                if (at + 1 < pattern.length && pattern[at] == '-' && pattern[at + 1] != ']') {
                    at++;
                    last = character();
                }
                if (negates || first < 0 || last < first) {
                    return Optional.empty();
                }
                set = set.or(between(first, last));
            }
            boolean closed = at < pattern.length && at > start;
            at++;
            return closed ? Optional.of(set) : Optional.empty();
        }

        /** One character of a set, itself or behind a backslash; negative if there is none. */
        private int character() {
            at += pattern[at] == '\\' ? 1 : 0;
            return at < pattern.length ? pattern[at++] : -1;
        }

        private static IntPredicate between(int first, int last) {
            return c -> first <= c && c <= last;
        }
    }
}
