package dev.foretrait.engine.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The blocked values of one type, ready to be asked. Patterns that do not compile block nothing; the settings report them. */
final class BlockList {

    /**
     * How many characters of a value a pattern may read before it is given up: some 50 ms of backtracking (I-05), counted
     * rather than timed, so that every run decides alike.
     */
    static final int READ_BUDGET = 5_000_000;

    enum Verdict {
        FREE,
        BLOCKED,
        /** A pattern did not come to an end within the budget; the value passes. */
        UNDECIDED
    }

    private final Set<String> values = new HashSet<>();
    private final List<Pattern> patterns = new ArrayList<>();

    BlockList(List<BlockedValue> blocked) {
        for (BlockedValue value : blocked) {
            if (value instanceof BlockedValue.Exact exact) {
                values.add(exact.value());
            } else if (value instanceof BlockedValue.Matching matching) {
                try {
                    patterns.add(Pattern.compile(matching.regex()));
                } catch (PatternSyntaxException reportedBySettings) {
                    continue;
                }
            }
        }
    }

    Verdict verdict(String text) {
        if (values.contains(text)) {
            return Verdict.BLOCKED;
        }
        Verdict verdict = Verdict.FREE;
        for (Pattern pattern : patterns) {
            try {
                if (pattern.matcher(new BudgetedText(text)).matches()) {
                    return Verdict.BLOCKED;
                }
            } catch (BudgetSpent spent) {
                verdict = Verdict.UNDECIDED;
            }
        }
        return verdict;
    }

    private static final class BudgetedText implements CharSequence {
        private final String text;
        private int reads;

        BudgetedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++reads > READ_BUDGET) {
                throw new BudgetSpent();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class BudgetSpent extends RuntimeException {
        BudgetSpent() {
            super(null, null, false, false);
        }
    }
}
