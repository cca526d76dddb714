package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderCondition;
import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.definition.BuilderOperator;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The edits of a definition in builder form that make another form of it: each in the place of a field's value, so that
 * layout and comments stay. Types, options and windows are not edited.
 */
final class FormEdits {

    private final String text;
    private final boolean inFlow;
    private final List<Fix> edits = new ArrayList<>();

    private FormEdits(String text, boolean inFlow) {
        this.text = text;
        this.inFlow = inFlow;
    }

    /**
     * The edits, in any order; no two touch each other.
     *
     * @param text the whole file
     * @param definition the fields of the form
     * @param inFlow whether the fields stand between brackets or braces
     */
    static List<Fix> of(String text, Yaml.Mapping definition, boolean inFlow, BuilderForm written, BuilderForm wanted) {
        FormEdits edits = new FormEdits(text, inFlow);
        edits.scalar(definition, Vocabulary.EVENT, written.event(), wanted.event());
        written.item()
                .ifPresent(item -> edits.field(definition, item, wanted.item().orElseThrow(), inFlow));
        edits.conditions(definition, written.conditions(), wanted.conditions());
        return edits.edits;
    }

    private void scalar(Yaml.Mapping mapping, String name, String written, String wanted) {
        if (!written.equals(wanted)) {
            respell(mapping, name, wanted, inFlow);
        }
    }

    private void field(Yaml.Mapping mapping, Operand.Field written, Operand.Field wanted, boolean flow) {
        if (!written.equals(wanted)) {
            respell(mapping, written.scope().keyword(), wanted.path().toString(), flow);
        }
    }

    private void respell(Yaml.Mapping mapping, String name, String wanted, boolean flow) {
        mapping.get(name)
                .filter(Yaml.Scalar.class::isInstance)
                .map(Yaml.Scalar.class::cast)
                .ifPresent(scalar -> edits.add(new Fix(scalar.span(), respelled(scalar, wanted, flow))));
    }

    /** The text in the quotes that are there; without quotes where there are none and none are needed. */
    private static String respelled(Yaml.Scalar written, String wanted, boolean flow) {
        boolean printable = YamlText.isPrintable(wanted);
        if (written.style() == Yaml.Scalar.Style.SINGLE_QUOTED && printable) {
            return "'" + wanted.replace("'", "''") + "'";
        }
        if (written.style() == Yaml.Scalar.Style.DOUBLE_QUOTED && printable) {
            return "\"" + wanted.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        return YamlText.of(wanted, flow);
    }

    private void conditions(Yaml.Mapping definition, List<BuilderCondition> written, List<BuilderCondition> wanted) {
        Optional<Yaml.Field> field = definition.field(Vocabulary.CONDITIONS);
        if (field.isEmpty() || written.equals(wanted)) {
            return;
        }
        List<Yaml> elements = field.get().value().elements();
        if (wanted.isEmpty()) {
            edits.add(Fix.deletion(
                    linesOf(field.get().name().span().to(field.get().value().span()))));
        } else if (written.size() == wanted.size()) {
            for (int at = 0; at < elements.size(); at++) {
                condition((Yaml.Mapping) elements.get(at), written.get(at), wanted.get(at));
            }
        } else {
            leaveOut(elements, written, wanted);
        }
    }

    private void condition(Yaml.Mapping mapping, BuilderCondition written, BuilderCondition wanted) {
        boolean flow = inFlow || text.charAt(mapping.span().start()) == '{';
        field(mapping, written.field(), wanted.field(), flow);
        if (written.arguments().equals(wanted.arguments())) {
            return;
        }
        boolean several = count(wanted) > 1;
        BuilderOperator operator = BuilderOperator.of(wanted.comparator(), several);
        if (wanted.comparator() != written.comparator() || several && count(written) == 1) {
            respell(mapping, Vocabulary.OPERATOR, operator.displayName(), flow);
        }
        mapping.get(Vocabulary.VALUE).ifPresent(value -> edits.add(new Fix(value.span(), values(value, wanted, flow))));
    }

    private static int count(BuilderCondition condition) {
        return condition.arguments() instanceof Arguments.Operands operands
                ? operands.operands().size()
                : 1;
    }

    private static String values(Yaml written, BuilderCondition wanted, boolean flow) {
        List<Yaml> values = FormFields.values(wanted);
        if (values.size() == 1) {
            Yaml.Scalar only = (Yaml.Scalar) values.get(0);
            return written instanceof Yaml.Scalar scalar && only.style() != Yaml.Scalar.Style.PLAIN
                    ? respelled(scalar, only.text(), flow)
                    : YamlText.of(only, flow);
        }
        List<String> texts = values.stream()
                .map(value -> YamlText.of((Yaml.Scalar) value, true))
                .toList();
        return "[" + String.join(", ", texts) + "]";
    }

    /** Takes away the elements that are not wanted; what is left keeps its order. */
    private void leaveOut(List<Yaml> elements, List<BuilderCondition> written, List<BuilderCondition> wanted) {
        int kept = 0;
        for (int at = 0; at < elements.size(); at++) {
            if (kept < wanted.size() && written.get(at).equals(wanted.get(kept))) {
                kept++;
            } else {
                edits.add(Fix.deletion(element(elements, at)));
            }
        }
    }

    /** An element with what parts it from its neighbours: its dash and line, or a comma. */
    private Span element(List<Yaml> elements, int at) {
        Span span = elements.get(at).span();
        int dash = dashBefore(span.start());
        if (dash >= 0) {
            return linesOf(new Span(dash, span.end()));
        }
        return at + 1 < elements.size()
                ? new Span(span.start(), elements.get(at + 1).span().start())
                : new Span(elements.get(at - 1).span().end(), span.end());
    }

    private int dashBefore(int start) {
        int at = start - 1;
        while (at >= 0 && text.charAt(at) == ' ') {
            at--;
        }
        return at >= 0 && text.charAt(at) == '-' ? at : -1;
    }

    /** The whole lines of a stretch if nothing else stands on them, else the stretch and the blanks before it. */
    private Span linesOf(Span span) {
        int start = text.lastIndexOf('\n', span.start() - 1) + 1;
        int last = Math.max(span.start(), span.end() - 1);
        int lineBreak = text.charAt(last) == '\n' ? last : text.indexOf('\n', last);
        int end = lineBreak < 0 ? text.length() : lineBreak + 1;
        boolean alone = text.substring(start, span.start()).isBlank()
                && text.substring(Math.min(end, span.end()), end).isBlank();
        return alone ? new Span(start, end) : span;
    }
}
