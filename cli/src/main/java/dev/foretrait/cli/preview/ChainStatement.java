package dev.foretrait.cli.preview;

import static dev.foretrait.engine.query.Comparator.ABSENT;
import static dev.foretrait.engine.query.Comparator.EXISTS;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Shown;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why an event chain keeps nothing: for each thing it asks of an event, how many events there are, how many have the
 * property, how many have the value, and what is there instead.
 */
final class ChainStatement {

    private static final int SHOWN_EVENTS = 4;
    private static final Reduction COUNT = new Reduction(ReducerFunction.COUNT, Optional.empty(), Optional.empty(), 0);

    private final Chain chain;
    private final WhatIf data;
    private final EventCatalogue catalogue;
    private final List<String> lines = new ArrayList<>();

    private ChainStatement(Chain chain, WhatIf data) {
        this.chain = chain;
        this.data = data;
        Set<String> names = new LinkedHashSet<>();
        fields().forEach(field -> names.add(lastKey(field.path())));
        this.catalogue = data.catalogue(path -> names.stream().anyMatch(lastKey(path)::equalsIgnoreCase));
    }

    /** The statement in lines; empty if the chain keeps events and ends in a value for some profile. */
    static List<String> of(Chain chain, WhatIf data) {
        ChainStatement statement = new ChainStatement(chain, data);
        statement.explain();
        return statement.lines;
    }

    private void explain() {
        Optional<ObservedEvent> event = catalogue.event(chain.name());
        if (event.isEmpty()) {
            noSuchEvent();
            return;
        }
        boolean anyBlames = false;
        for (Expression.Comparison leaf : leaves()) {
            anyBlames |= explain(leaf, event.get());
        }
        for (Operand.Field item : item()) {
            anyBlames |= missing(item.path(), event.get());
        }
        if (!anyBlames) {
            explainTogether(event.get());
        }
    }

    private void noSuchEvent() {
        lines.add("nothing matches: no event is called " + quoted(chain.name()));
        List<String> alike = catalogue.events().stream()
                .map(ObservedEvent::name)
                .filter(name -> name.strip().equalsIgnoreCase(chain.name().strip()))
                .toList();
        if (!alike.isEmpty()) {
            lines.add(quoted(alike.get(0)) + " differs by case or blanks only, and names are compared exactly");
            return;
        }
        if (catalogue.events().isEmpty()) {
            lines.add("there are no events at all");
        } else {
            List<ObservedEvent> commonest = catalogue.events().stream()
                    .sorted(Comparator.comparingLong(ObservedEvent::messages).reversed())
                    .limit(SHOWN_EVENTS)
                    .toList();
            int more = catalogue.events().size() - commonest.size();
            lines.add("the data has "
                    + commonest.stream()
                            .map(event -> quoted(event.name()) + " " + Figures.grouped(event.messages()))
                            .collect(Collectors.joining(", "))
                    + (more > 0 ? ", " + more + " more" : ""));
        }
        fields().map(Operand.Field::path).distinct().forEach(this::whereIs);
    }

    /** Whether the condition is to blame: alone it keeps nothing. */
    private boolean explain(Expression.Comparison leaf, ObservedEvent event) {
        Operand.Field field = (Operand.Field) leaf.left();
        if (leaf.comparator() == ABSENT) {
            return false;
        }
        long kept = data.events(only(leaf));
        if (kept > 0) {
            return false;
        }
        if (missing(field.path(), event)) {
            return true;
        }
        Optional<ObservedProperty> property = event.property(field.path().toString());
        long present = property.map(ObservedProperty::messages).orElse(0L);
        lines.add("nothing matches: " + Cells.printable(Printer.print(leaf)) + " holds on none of the "
                + Figures.grouped(present) + " " + quoted(event.name()) + " events that have "
                + Cells.printable(field.path().toString()));
        property.ifPresent(
                found -> lines.addAll(SeenValues.of(found, constants(leaf).toList())));
        return true;
    }

    /** Whether no event of that name has the property; then says so, and where it is. */
    private boolean missing(PropertyPath path, ObservedEvent event) {
        if (path.iterates() || data.events(only(exists(path))) > 0) {
            return false;
        }
        lines.add("nothing matches: " + Cells.printable(path.toString()) + " is missing on all "
                + Figures.grouped(event.messages()) + " " + quoted(event.name()) + " events");
        whereIs(path);
        return true;
    }

    private void whereIs(PropertyPath wanted) {
        String name = lastKey(wanted);
        for (ObservedEvent event : catalogue.events()) {
            for (ObservedProperty property : event.properties()) {
                boolean same =
                        event.name().equals(chain.name()) && property.path().equals(wanted);
                if (lastKey(property.path()).equalsIgnoreCase(name) && !same) {
                    lines.add(quoted(property.path().toString()) + " is on " + quoted(event.name()) + ", "
                            + Figures.grouped(property.messages()) + " of " + events(event.messages()));
                }
            }
        }
    }

    /** The conditions hold one by one: says what fails in their company. */
    private void explainTogether(ObservedEvent event) {
        long timeless = data.events(with(
                chain.filters().stream().filter(filter -> !isWindow(filter)).toList()));
        if (timeless == 0) {
            lines.add("nothing matches: each condition holds on some of the " + Figures.grouped(event.messages()) + " "
                    + quoted(event.name()) + " events, but no event meets all of them");
            return;
        }
        if (data.events(with(chain.filters())) == 0) {
            lines.add("nothing matches: " + events(timeless) + " would count, but none of them lies in the window; the"
                    + " latest " + quoted(event.name()) + " is of " + IsoTime.format(event.last()));
        }
    }

    private Stream<Operand.Field> fields() {
        return Stream.concat(leaves().stream().map(leaf -> (Operand.Field) leaf.left()), item().stream());
    }

    private List<Operand.Field> item() {
        return chain.reduction().item().stream()
                .filter(field -> field.scope() == Operand.Scope.PROPERTY)
                .toList();
    }

    /** The comparisons of a property that every kept event has to pass or that are alternatives. */
    private List<Expression.Comparison> leaves() {
        return chain.filters().stream()
                .filter(Filter.Where.class::isInstance)
                .flatMap(filter -> Leaves.of(((Filter.Where) filter).condition()).stream())
                .filter(leaf -> leaf.left() instanceof Operand.Field field && field.scope() == Operand.Scope.PROPERTY)
                .toList();
    }

    private Chain only(Expression condition) {
        return with(List.of(new Filter.Where(condition)));
    }

    private Chain with(List<Filter> filters) {
        return new Chain(chain.extractor(), chain.name(), filters, COUNT, Span.NONE);
    }

    private static Expression exists(PropertyPath path) {
        return new Expression.Comparison(
                new Operand.Field(Operand.Scope.PROPERTY, path, Span.NONE),
                EXISTS,
                new Arguments.Operands(List.of()),
                Span.NONE);
    }

    private static boolean isWindow(Filter filter) {
        return !(filter instanceof Filter.Where || filter instanceof Filter.Sources);
    }

    private static Stream<String> constants(Expression.Comparison leaf) {
        return leaf.arguments() instanceof Arguments.Operands operands
                ? operands.operands().stream()
                        .filter(Operand.Constant.class::isInstance)
                        .map(operand -> text(((Operand.Constant) operand).literal()))
                : Stream.empty();
    }

    private static String text(Literal literal) {
        if (literal instanceof Literal.Text text) {
            return text.text();
        }
        if (literal instanceof Literal.Number number) {
            return number.spelling();
        }
        return literal instanceof Literal.Date date ? date.spelling() : ((Literal.Timestamp) literal).spelling();
    }

    private static String lastKey(PropertyPath path) {
        for (int at = path.segments().size() - 1; at >= 0; at--) {
            if (path.segments().get(at) instanceof PropertyPath.Key key) {
                return key.name();
            }
        }
        return "";
    }

    private static String events(long count) {
        return Figures.count(count, "event");
    }

    private static String quoted(String name) {
        return Shown.value(Value.of("\"" + name + "\""), 60);
    }
}
