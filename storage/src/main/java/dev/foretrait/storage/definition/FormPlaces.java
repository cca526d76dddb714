package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderCondition;
import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.storage.yaml.Fields;
import java.util.ArrayList;
import java.util.List;

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
        int at = start;
        for (BuilderCondition condition : conditions) {
            Expression comparison = condition.toComparison();
            at = query.indexOf(printer.text(comparison), at);
            int end = at + printer.text(comparison).length();
            parts.add(new Part(new Span(at, end), condition.field().span()));
            at = end;
        }
    }

    private Span place(String name) {
        return fields.value(name).orElseThrow().span();
    }
}
