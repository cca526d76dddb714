package dev.foretrait.engine.fql;

import dev.foretrait.engine.event.Decimals;
import dev.foretrait.engine.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every function of FQL. What a function cannot take makes it null, or false where it says yes or no (U-73). */
enum FqlFunction {
    CONTAINS((text, part) -> Value.of(text instanceof Value.Text whole
            && part instanceof Value.Text piece
            && whole.string().contains(piece.string()))),
    LENGTH(FqlFunction::length),
    LOWERCASE(ofText(text -> text.toLowerCase(Locale.ROOT))),
    UPPERCASE(ofText(text -> text.toUpperCase(Locale.ROOT))),
    SNAKECASE(ofText(text -> text.replace(' ', '_'))),
    KEBABCASE(ofText(text -> text.replace(' ', '-'))),
    TITLECASE(ofText(FqlFunction::titleCase)),
    TYPEOF(value -> Value.of(type(value))),
    MATCH((text, pattern) -> Value.of(text instanceof Value.Text sent
            && pattern instanceof Value.Text form
            && Glob.of(form.string())
                    .filter(glob -> glob.matches(sent.string()))
                    .isPresent())),
    BOOL(FqlFunction::bool),
    STRING(value -> value.isAbsent() ? Value.ABSENT : Value.of(value.string())),
    NUMBER(FqlFunction::number);

    private final int arity;
    private final BinaryOperator<Value> function;

    FqlFunction(UnaryOperator<Value> function) {
        this.arity = 1;
        this.function = (only, none) -> function.apply(only);
    }

    FqlFunction(BinaryOperator<Value> function) {
        this.arity = 2;
        this.function = function;
    }

    /** The name in statements. */
    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many arguments it has. */
    int arity() {
        return arity;
    }

    /** How it is written: {@code match(text, 'pattern')}. */
    String usage() {
        return switch (this) {
            case CONTAINS -> "contains(text, 'part')";
            case MATCH -> "match(text, 'pattern')";
            default -> spelling() + "(value)";
        };
    }

    Value of(List<Value> arguments) {
        return function.apply(arguments.get(0), arguments.get(arguments.size() - 1));
    }

    static Optional<FqlFunction> spelled(String spelling) {
        return Stream.of(values())
                .filter(function -> function.spelling().equals(spelling))
                .findFirst();
    }

    static List<String> spellings() {
        return Stream.of(values()).map(FqlFunction::spelling).toList();
    }

    private static UnaryOperator<Value> ofText(UnaryOperator<String> change) {
        return value -> value instanceof Value.Text text ? Value.of(change.apply(text.string())) : Value.ABSENT;
    }

    private static Value length(Value value) {
        if (value instanceof Value.Text text) {
            return Value.of(text.string().getBytes(StandardCharsets.UTF_8).length);
        }
        return Value.of(value instanceof Value.Array list ? list.elements().size() : 0);
    }

    private static String titleCase(String text) {
        StringBuilder title = new StringBuilder();
        boolean first = true;
        for (int c : text.codePoints().toArray()) {
            title.appendCodePoint(first ? Character.toTitleCase(c) : c);
            first = c == ' ';
        }
        return title.toString();
    }

    private static String type(Value value) {
        if (value instanceof Value.Text) {
            return "string";
        } else if (value instanceof Value.Number) {
            return "number";
        } else if (value instanceof Value.Array) {
            return "list";
        } else if (value instanceof Value.Bool) {
            return "bool";
        }
        return value.isAbsent() ? "null" : "object";
    }

    private static Value bool(Value value) {
        if (value instanceof Value.Bool) {
            return value;
        }
        return value.string().equals("true")
                ? Value.of(true)
                : value.string().equals("false") ? Value.of(false) : Value.ABSENT;
    }

    private static Value number(Value value) {
        return value instanceof Value.Text text
                ? Decimals.parse(text.string()).map(Value::of).orElse(Value.ABSENT)
                : value instanceof Value.Number ? value : Value.ABSENT;
    }
}
