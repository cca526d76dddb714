package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.event.Value;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Columns of values that hardly repeat themselves: each subject that has one gets a code of its own. */
final class Present {

    private Present() {}

    static ProfileColumn column(int subjects, IntPredicate isPresent, IntFunction<Value> valueOf) {
        int[] codeOf = new int[subjects];
        int[] subjectOf = new int[subjects + 1];
        int codes = 0;
        for (int subject = 0; subject < subjects; subject++) {
            if (isPresent.test(subject)) {
                codeOf[subject] = ++codes;
                subjectOf[codes] = subject;
            }
        }
        return new ProfileColumn(codeOf, codes, code -> valueOf.apply(subjectOf[code]));
    }
}
