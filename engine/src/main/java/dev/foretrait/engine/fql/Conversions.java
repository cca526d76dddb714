package dev.foretrait.engine.fql;

import static dev.foretrait.engine.fql.FqlFunction.BOOL;
import static dev.foretrait.engine.fql.FqlFunction.NUMBER;
import static dev.foretrait.engine.fql.FqlFunction.STRING;

import java.util.List;

/** Puts the conversions of the language itself around values that may be of another type than is asked for (U-73). */
final class Conversions {

    private Conversions() {}

    static Condition in(Condition condition) {
        if (condition instanceof Condition.Any any) {
            return new Condition.Any(any.parts().stream().map(Conversions::in).toList());
        }
        if (condition instanceof Condition.All all) {
            return new Condition.All(all.parts().stream().map(Conversions::in).toList());
        }
        if (condition instanceof Condition.Not not) {
            return new Condition.Not(in(not.part()));
        }
        if (condition instanceof Condition.Comparison comparison) {
            return in(comparison);
        }
        return new Condition.Truth(as(BOOL, in(((Condition.Truth) condition).operand())));
    }

    private static Condition in(Condition.Comparison comparison) {
        Operand left = in(comparison.left());
        Operand right = in(comparison.right());
        return switch (comparison.operator()) {
            case EQUAL, DIFFERENT, IN -> new Condition.Comparison(left, comparison.operator(), right);
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
                new Condition.Comparison(as(NUMBER, left), comparison.operator(), as(NUMBER, right));
        };
    }

    private static Operand in(Operand operand) {
        if (operand instanceof Operand.Elements list) {
            return new Operand.Elements(
                    list.elements().stream().map(Conversions::in).toList());
        }
        if (operand instanceof Operand.Matching matching) {
            return new Operand.Matching(as(STRING, in(matching.text())), matching.glob());
        }
        if (operand instanceof Operand.Call call) {
            List<Operand> arguments =
                    call.arguments().stream().map(Conversions::in).toList();
            return new Operand.Call(call.function(), isOfTexts(call.function()) ? texts(arguments) : arguments);
        }
        return operand;
    }

    private static boolean isOfTexts(FqlFunction function) {
        return switch (function) {
            case CONTAINS, MATCH, LOWERCASE, UPPERCASE, SNAKECASE, KEBABCASE, TITLECASE -> true;
            case LENGTH, TYPEOF, BOOL, STRING, NUMBER -> false;
        };
    }

    private static List<Operand> texts(List<Operand> operands) {
        return operands.stream().map(operand -> as(STRING, operand)).toList();
    }

    /** The operand converted, unless it is of that type anyway. */
    private static Operand as(FqlFunction conversion, Operand operand) {
        return isOf(conversion, operand) ? operand : new Operand.Call(conversion, List.of(operand));
    }

    /** Whether an operand is surely of the type that the conversion makes, or null. */
    private static boolean isOf(FqlFunction conversion, Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return conversion.of(List.of(constant.value())).equals(constant.value());
        }
        return operand instanceof Operand.Matching
                ? conversion == BOOL
                : operand instanceof Operand.Call call && typeOf(call.function()) == conversion;
    }

    /** The conversion that makes values of the type that the function makes. */
    private static FqlFunction typeOf(FqlFunction function) {
        return switch (function) {
            case CONTAINS, MATCH, BOOL -> BOOL;
            case LENGTH, NUMBER -> NUMBER;
            case LOWERCASE, UPPERCASE, SNAKECASE, KEBABCASE, TITLECASE, TYPEOF, STRING -> STRING;
        };
    }
}
