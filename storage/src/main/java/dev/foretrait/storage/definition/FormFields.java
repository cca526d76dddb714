package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderCondition;
import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.definition.BuilderOperator;
import dev.foretrait.engine.definition.BuilderType.Option;
import dev.foretrait.engine.definition.BuilderWindow;
import dev.foretrait.engine.definition.ValueType;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.storage.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;

/** The fields that a builder form is written with. */
final class FormFields {

    private final List<Yaml.Field> fields = new ArrayList<>();

    static List<Yaml.Field> of(BuilderForm form) {
        FormFields written = new FormFields();
        written.add(form);
        return written.fields;
    }

    private void add(BuilderForm form) {
        add(Vocabulary.TYPE, text(form.type().keyword()));
        add(Vocabulary.EVENT, text(form.event()));
        if (!form.conditions().isEmpty()) {
            add(
                    Vocabulary.CONDITIONS,
                    list(form.conditions().stream().map(FormFields::condition).toList()));
        }
        form.item()
                .ifPresent(item -> add(item.scope().keyword(), text(item.path().toString())));
        if (form.type().takes(Option.VALUE_TYPE) && form.valueType() != ValueType.TEXT) {
            add(Vocabulary.VALUE_TYPE, text(form.valueType().keyword()));
        }
        if (form.type().takes(Option.MINIMUM_FREQUENCY)) {
            add(Vocabulary.MINIMUM_FREQUENCY, number(Long.toString(form.minimumFrequency())));
        }
        form.window().ifPresent(this::add);
        if (!form.excludedSources().isEmpty()) {
            add(
                    Vocabulary.EXCLUDE_SOURCES,
                    list(form.excludedSources().stream()
                            .<Yaml>map(FormFields::text)
                            .toList()));
        }
    }

    private void add(BuilderWindow window) {
        if (window instanceof BuilderWindow.Session session) {
            add(Vocabulary.SESSION, text(session.gap().toString()));
        } else if (window instanceof BuilderWindow.Sliding sliding) {
            add(Vocabulary.WINDOW, text(sliding.length().toString()));
        } else if (window instanceof BuilderWindow.InBetween between) {
            add(Vocabulary.WINDOW, text(between.near() + " to " + between.far()));
        }
    }

    private static Yaml condition(BuilderCondition condition) {
        List<Yaml.Field> fields = new ArrayList<>();
        Operand.Field field = condition.field();
        fields.add(
                new Yaml.Field(text(field.scope().keyword()), text(field.path().toString())));
        boolean several = condition.arguments() instanceof Arguments.Operands operands
                && operands.operands().size() > 1;
        BuilderOperator operator = BuilderOperator.of(condition.comparator(), several);
        fields.add(new Yaml.Field(text(Vocabulary.OPERATOR), text(operator.displayName())));
        if (condition.arguments() instanceof Arguments.Distance distance) {
            fields.add(new Yaml.Field(
                    text(Vocabulary.VALUE), text(distance.length().toString())));
        } else {
            List<Yaml> values = values(condition);
            if (!values.isEmpty()) {
                fields.add(new Yaml.Field(text(Vocabulary.VALUE), values.size() == 1 ? values.get(0) : list(values)));
            }
        }
        return new Yaml.Mapping(fields, 1, Span.NONE);
    }

    /** The constants that a condition compares with; none if it compares with a distance, or with nothing. */
    static List<Yaml> values(BuilderCondition condition) {
        return condition.arguments() instanceof Arguments.Operands operands
                ? operands.operands().stream()
                        .map(operand -> constant(((Operand.Constant) operand).literal()))
                        .toList()
                : List.of();
    }

    private static Yaml constant(Literal literal) {
        if (literal instanceof Literal.Text constant) {
            return text(constant.text());
        }
        if (literal instanceof Literal.Number constant) {
            return number(constant.spelling());
        }
        String spelling =
                literal instanceof Literal.Date date ? date.spelling() : ((Literal.Timestamp) literal).spelling();
        return new Yaml.Scalar(spelling, Yaml.Scalar.Type.TEXT, Yaml.Scalar.Style.PLAIN, Span.NONE);
    }

    static Yaml.Field field(String name, Yaml value) {
        return new Yaml.Field(text(name), value);
    }

    private void add(String name, Yaml value) {
        fields.add(field(name, value));
    }

    private static Yaml.Sequence list(List<Yaml> elements) {
        return new Yaml.Sequence(elements, 1, Span.NONE);
    }

    private static Yaml.Scalar number(String spelling) {
        return new Yaml.Scalar(spelling, Yaml.Scalar.Type.NUMBER, Yaml.Scalar.Style.PLAIN, Span.NONE);
    }

    private static Yaml.Scalar text(String text) {
        return new Yaml.Scalar(text, Yaml.Scalar.Type.TEXT, Yaml.Scalar.Style.SINGLE_QUOTED, Span.NONE);
    }
}
