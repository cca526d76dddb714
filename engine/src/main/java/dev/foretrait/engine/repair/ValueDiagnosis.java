package dev.foretrait.engine.repair;

import static dev.foretrait.engine.repair.Phrases.quoted;

import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Literal;
import java.util.List;
import java.util.Optional;

/**
 * Why a comparison with texts meets no value.
 *
 * @param rule what it is a case of
 * @param evidence what the values are instead
 */
record ValueDiagnosis(DataRule rule, List<String> evidence) {

    /**
     * The diagnosis; empty if nothing is known but that the values are others.
     *
     * @param seen the values that there are, the commonest first
     * @param noun what carries a value
     */
    static Optional<ValueDiagnosis> of(Expression.Comparison leaf, List<ObservedValue> seen, String noun) {
        for (Literal.Text text : LiteralValues.texts(leaf)) {
            List<ObservedValue> others = LiteralValues.inOtherSpellings(leaf, text, seen);
            if (!others.isEmpty()) {
                return Optional.of(new ValueDiagnosis(
                        DataRule.W_VALUE_CASE,
                        others.stream().map(each -> differsByCase(each, noun)).toList()));
            }
        }
        return LiteralValues.texts(leaf).stream()
                .filter(text -> LiteralValues.isType(text.text()))
                .findFirst()
                .map(text -> new ValueDiagnosis(
                        DataRule.W_VALUE_LOOKS_LIKE_TYPE,
                        List.of(
                                quoted(text.text()) + " is the name of a type: it belongs to value_type, if anywhere",
                                "the values there are " + Phrases.commonest(seen))));
    }

    private static String differsByCase(ObservedValue seen, String noun) {
        return quoted(Phrases.value(seen.value())) + " differs by case only: " + Counts.of(seen.messages(), noun);
    }
}
