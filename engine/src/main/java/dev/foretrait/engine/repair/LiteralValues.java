package dev.foretrait.engine.repair;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Operand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The constants of a comparison beside the values that were seen. */
final class LiteralValues {

    /** The data types of the builder, as guides put them beside a property: {@code Text}, {@code Number(100)}. */
    private static final Pattern TYPE =
            Pattern.compile("(text|string|number|date|boolean|list|array)(\\s*\\(.*\\))?", Pattern.CASE_INSENSITIVE);

    private static final Set<Comparator> OF_TEXTS = Set.of(
            Comparator.EQUALS, Comparator.ONE_OF, Comparator.CONTAINS, Comparator.STARTS_WITH, Comparator.ENDS_WITH);

    private LiteralValues() {}

    /** The texts that a value has to equal, to contain, to begin or to end with. */
    static List<Literal.Text> texts(Expression.Comparison comparison) {
        return OF_TEXTS.contains(comparison.comparator())
                ? constants(comparison)
                        .filter(Literal.Text.class::isInstance)
                        .map(Literal.Text.class::cast)
                        .toList()
                : List.of();
    }

    static Stream<Literal> constants(Expression.Comparison comparison) {
        return comparison.arguments() instanceof Arguments.Operands operands
                ? operands.operands().stream()
                        .filter(Operand.Constant.class::isInstance)
                        .map(operand -> ((Operand.Constant) operand).literal())
                : Stream.empty();
    }

    /** The values that have the text in another spelling, and that the comparison does not meet by another of its texts. */
    static List<ObservedValue> inOtherSpellings(
            Expression.Comparison comparison, Literal.Text text, List<ObservedValue> seen) {
        return seen.stream()
                .filter(each -> otherSpelling(each.value(), comparison.comparator(), text.text())
                        .isPresent())
                .filter(each -> texts(comparison).stream()
                        .noneMatch(other -> meets(each.value(), comparison.comparator(), other.text())))
                .toList();
    }

    /** Whether the text is the name of a data type rather than a value. */
    static boolean isType(String text) {
        return TYPE.matcher(text.strip()).matches();
    }

    /** Whether the value passes the comparison with the text as it is spelled. */
    static boolean meets(Value seen, Comparator comparator, String text) {
        return meets(seen.string(), comparator, text);
    }

    /** The text in the spelling in which the value has it, if that is another one. */
    static Optional<String> otherSpelling(Value seen, Comparator comparator, String text) {
        String string = seen.string();
        String folded = fold(text);
        if (meets(string, comparator, text) || !meets(fold(string), comparator, folded)) {
            return Optional.empty();
        }
        if (comparator == Comparator.EQUALS || comparator == Comparator.ONE_OF) {
            return Optional.of(string);
        }
        int at = comparator == Comparator.STARTS_WITH
                ? 0
                : comparator == Comparator.ENDS_WITH
                        ? string.length() - text.length()
                        : fold(string).indexOf(folded);
        return at < 0 || at + text.length() > string.length()
                ? Optional.empty()
                : Optional.of(string.substring(at, at + text.length()));
    }

    private static boolean meets(String seen, Comparator comparator, String text) {
        return switch (comparator) {
            case EQUALS, ONE_OF -> seen.equals(text);
            case CONTAINS -> seen.contains(text);
            case STARTS_WITH -> seen.startsWith(text);
            case ENDS_WITH -> seen.endsWith(text);
            default -> false;
        };
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
