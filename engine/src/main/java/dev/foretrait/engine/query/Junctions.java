package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.List;
import java.util.stream.Stream;

/** Joins expressions the one way a tree may hold them: parts of the same junction lie side by side. */
final class Junctions {

    private Junctions() {}

    /** All of the parts; a single one stands for itself. */
    static Expression and(List<Expression> parts, Span span) {
        List<Expression> flat = parts.stream()
                .flatMap(part -> part instanceof Expression.And and ? and.parts().stream() : Stream.of(part))
                .toList();
        return flat.size() == 1 ? flat.get(0) : new Expression.And(flat, span);
    }

    /** At least one of the parts; a single one stands for itself. */
    static Expression or(List<Expression> parts, Span span) {
        List<Expression> flat = parts.stream()
                .flatMap(part -> part instanceof Expression.Or or ? or.parts().stream() : Stream.of(part))
                .toList();
        return flat.size() == 1 ? flat.get(0) : new Expression.Or(flat, span);
    }
}
