package dev.foretrait.engine.repair;

import static dev.foretrait.engine.repair.Phrases.quoted;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Printer;
import java.util.List;
import java.util.stream.Collectors;

/** One change of a query. It names the very node that it changes: equal nodes elsewhere in the query stay. */
public sealed interface Edit {

    /**
     * What the query has, or has no longer, after it: {@code event "Flex - Engagement Initiated"}.
     *
     * @param printer how the space writes queries
     */
    String words(Printer printer);

    /** {@code with} or {@code without}: what stands before the words. */
    default String preposition() {
        return "with";
    }

    /** The chain draws from other events. */
    record Event(Chain chain, String to) implements Edit {
        @Override
        public String words(Printer printer) {
            return "event " + quoted(to);
        }
    }

    /** The chain takes another property wherever it takes this one. */
    record Property(Chain chain, PropertyPath from, PropertyPath to) implements Edit {
        @Override
        public String words(Printer printer) {
            return "property " + quoted(to.toString());
        }
    }

    /** The comparison asks for other values in the place of one. */
    record Values(Expression.Comparison comparison, Literal from, List<Literal> to) implements Edit {
        public Values {
            to = List.copyOf(to);
        }

        @Override
        public String words(Printer printer) {
            return (to.size() == 1 ? "value " : "values ")
                    + to.stream().map(value -> quoted(Phrases.text(value))).collect(Collectors.joining(" or "));
        }
    }

    /** The comparison is left out. */
    record Without(Expression.Comparison comparison) implements Edit {
        @Override
        public String words(Printer printer) {
            return printer.text(comparison);
        }

        @Override
        public String preposition() {
            return "without";
        }
    }
}
