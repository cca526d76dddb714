package dev.foretrait.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Says of a value that an option or an argument cannot have what it can be. */
final class WrongValue {

    private WrongValue() {}

    /** The sentence; empty if something else is wrong with the arguments. */
    static Optional<String> told(ParameterException wrong) {
        boolean isOfAnotherType = wrong.getCause() instanceof TypeConversionException
                && wrong.getArgSpec() != null
                && wrong.getValue() != null;
        return isOfAnotherType
                ? possible(wrong.getArgSpec(), wrong.getValue())
                        .map(possible ->
                                name(wrong.getArgSpec()) + " is " + possible + ", not '" + wrong.getValue() + "'")
                : Optional.empty();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static Optional<String> possible(ArgSpec argument, String value) {
        Class<?> type = argument.typeInfo().getAuxiliaryTypes()[0];
        if (type.isEnum()) {
            return Optional.of(Arrays.stream(type.getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or ")));
        }
        if (type == int.class || type == Integer.class) {
            return Optional.of(wholeNumber(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        if (type == long.class || type == Long.class) {
            return Optional.of(wholeNumber(value, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        return Optional.empty();
    }

    private static String wholeNumber(String value, long least, long most) {
        if (!value.matches("[+-]?[0-9]+")) {
            return "a whole number";
        }
        return value.startsWith("-")
                ? String.format(Locale.ROOT, "at least %,d", least)
                : String.format(Locale.ROOT, "at most %,d", most);
    }
}
