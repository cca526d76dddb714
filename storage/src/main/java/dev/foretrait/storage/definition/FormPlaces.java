package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderCondition;
import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a builder form's canonical query stand in the definition file. Printing puts the parts one behind
 * the other: the event's name, the filters, the reducer; inside {@code where} the conditions.
 */
final class FormPlaces {

    private record Part(Span inQuery, Span inFile) {}

    private final Printer printer;
    private final String query;
    private final Fields fields;
    private final List<Part> parts = new ArrayList<>();

    FormPlaces(BuilderForm form, Fields fields, Printer printer) {
        this.printer = printer;
        this.query = printer.text(form.toQuery());
        this.fields = fields;
        Chain chain = form.toQuery().chain();
        int behindFilters = 0;
        for (Filter filter : chain.filters()) {
            int start = query.indexOf(printer.text(filter), behindFilters);
            behindFilters = start + printer.text(filter).length();
            if (filter instanceof Filter.Where) {
                addConditions(form.conditions(), start);
            } else {
                String name = filter instanceof Filter.Sources
                        ? Vocabulary.EXCLUDE_SOURCES
                        : filter instanceof Filter.ExpiresAfter ? Vocabulary.SESSION : Vocabulary.WINDOW;
                parts.add(new Part(new Span(start, behindFilters), place(name)));
            }
        }
        int reducer = Math.max(
                behindFilters, query.lastIndexOf('.' + form.type().function().keyword() + '('));
        Span item = form.item().map(Operand.Field::span).orElseGet(() -> place(Vocabulary.TYPE));
        parts.add(new Part(new Span(reducer, query.length()), item));
    }

    /** The canonical query. */
    String query() {
        return query;
    }

    /** The field of the file that the stretch of the query comes from. */
    Span inFile(Span inQuery) {
        return parts.stream()
                .filter(part -> part.inQuery().start() <= inQuery.start()
                        && inQuery.end() <= part.inQuery().end())
                .map(Part::inFile)
                .findFirst()
                .orElseGet(() -> place(Vocabulary.EVENT));
    }

    private void addConditions(List<BuilderCondition> conditions, int start) {
        List<Yaml> written = fields.list(Vocabulary.CONDITIONS);
        int at = start;
        for (int i = 0; i < conditions.size(); i++) {
            String comparison = printer.text(conditions.get(i).toComparison());
            at = query.indexOf(comparison, at);
            Span whole = new Span(at, at + comparison.length());
            addCondition(conditions.get(i), ((Yaml.Mapping) written.get(i)).get(Vocabulary.VALUE), whole);
            at = whole.end();
        }
    }

    /** The field, each constant, what else stands behind the field; last the whole, for what is about both sides. */
    private void addCondition(BuilderCondition condition, Optional<Yaml> value, Span whole) {
        Span field = condition.field().span();
        int behindField = whole.start() + printer.text(condition.field()).length();
        parts.add(new Part(new Span(whole.start(), behindField), field));
        if (condition.arguments() instanceof Arguments.Operands operands) {
            List<Yaml> values = value.map(Yaml::elements).orElse(List.of());
            int at = behindField;
            for (int i = 0; i < operands.operands().size(); i++) {
                String constant = printer.text(operands.operands().get(i));
                at = query.indexOf(constant, at) + constant.length();
                parts.add(new Part(
                        new Span(at - constant.length(), at), values.get(i).span()));
            }
        }
        Span behind = value.map(Yaml::span).orElse(field);
        parts.add(new Part(new Span(behindField, whole.end()), behind));
        parts.add(new Part(whole, field));
    }

    private Span place(String name) {
        return fields.value(name).orElseThrow().span();
    }
}
