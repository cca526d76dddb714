package dev.foretrait.engine.query;

import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.Braces;
import dev.foretrait.engine.semantics.EscapedDots;
import dev.foretrait.engine.semantics.Semantics;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes queries in canonical form (query-language.md 9): what it writes reads back as the same tree. Where the specification
 * leaves the form open (U-06, U-07), a space can have another.
 */
public final class Printer implements Expression.Visitor<String>, Operand.Visitor<String>, Filter.Visitor<String> {

    /** Prints the form that the specification chooses. */
    public static final Printer PUBLISHED = of(Semantics.DEFAULT);

    private final EscapedDots dots;
    private final Braces braces;

    private Printer(Semantics semantics) {
        this.dots = semantics.of(EscapedDots.class);
        this.braces = semantics.of(Braces.class);
    }

    /** Prints the form that a space has. */
    public static Printer of(Semantics semantics) {
        return new Printer(semantics);
    }

    /** The text of the query, as the specification has it. */
    public static String print(Query query) {
        return PUBLISHED.text(query);
    }

    /** The text of a part that is true or false, as the specification has it. */
    public static String print(Expression expression) {
        return PUBLISHED.text(expression);
    }

    /** The canonical text of the query. */
    public String text(Query query) {
        if (query instanceof Query.Audience audience) {
            return text(audience.expression());
        }
        return query instanceof Query.Copy copy ? text(copy.field()) : chain(((Query.Trait) query).chain());
    }

    /** The canonical text of a part that is true or false. */
    public String text(Expression expression) {
        return expression.accept(this);
    }

    /** The canonical text of a value. */
    public String text(Operand operand) {
        return operand.accept(this);
    }

    /** The canonical text of one filter, without the dot before it. */
    public String text(Filter filter) {
        return filter.accept(this);
    }

    /** The canonical text of a constant. */
    public static String print(Literal literal) {
        if (literal instanceof Literal.Text text) {
            return Quotes.around(text.text());
        }
        if (literal instanceof Literal.Number number) {
            return number.spelling();
        }
        return literal instanceof Literal.Date date ? date.spelling() : ((Literal.Timestamp) literal).spelling();
    }

    @Override
    public String and(Expression.And and) {
        return and.parts().stream()
                .map(part -> part instanceof Expression.Or ? inParentheses(part) : text(part))
                .collect(Collectors.joining(" " + Token.Kind.AND + " "));
    }

    @Override
    public String or(Expression.Or or) {
        return or.parts().stream().map(this::text).collect(Collectors.joining(" " + Token.Kind.OR + " "));
    }

    @Override
    public String not(Expression.Not not) {
        return Token.Kind.NOT + " " + prefixed(not.part());
    }

    @Override
    public String quantified(Expression.Quantified quantified) {
        return quantified.quantifier() + " " + prefixed(quantified.part());
    }

    @Override
    public String comparison(Expression.Comparison comparison) {
        Comparator comparator = comparison.comparator();
        String left = text(comparison.left());
        String arguments = arguments(comparison.arguments());
        return comparator
                .symbol()
                .map(symbol -> left + " " + symbol + " " + arguments)
                .orElseGet(() -> left + "." + comparator.keyword() + "(" + arguments + ")");
    }

    @Override
    public String constant(Operand.Constant constant) {
        return print(constant.literal());
    }

    @Override
    public String field(Operand.Field field) {
        String label = field.scope() == Operand.Scope.PARENT_PROPERTY ? Vocabulary.PARENT + ": " : "";
        return field.scope().keyword() + "(" + label + Quotes.around(field.path(), dots) + ")";
    }

    @Override
    public String reduced(Operand.Reduced reduced) {
        return chain(reduced.chain());
    }

    @Override
    public String where(Filter.Where where) {
        return call(where, inBraces(braces.aroundWhere(), text(where.condition())));
    }

    @Override
    public String sources(Filter.Sources sources) {
        String ids = sources.excluded().stream().map(Quotes::around).collect(Collectors.joining(", "));
        return call(sources, inBraces(braces.aroundSources(), Vocabulary.EXCLUDE + ": " + ids));
    }

    @Override
    public String within(Filter.Within within) {
        return call(within, anchor(within.anchor()) + within.length());
    }

    @Override
    public String between(Filter.Between between) {
        return call(between, anchor(between.anchor()) + between.near() + ", " + between.far());
    }

    @Override
    public String expiresAfter(Filter.ExpiresAfter expiresAfter) {
        return call(expiresAfter, expiresAfter.gap().toString());
    }

    private String chain(Chain chain) {
        StringBuilder text = new StringBuilder(chain.extractor().keyword())
                .append('(')
                .append(Quotes.around(chain.name()))
                .append(')');
        chain.filters().forEach(filter -> text.append('.').append(text(filter)));
        return text.append('.').append(reduction(chain.reduction())).toString();
    }

    private String reduction(Reduction reduction) {
        String item = reduction.item().map(this::text).orElse("");
        String cast = reduction
                .cast()
                .map(type -> " " + Vocabulary.AS + " " + type.keyword())
                .orElse("");
        String frequency = reduction.function() == ReducerFunction.MODE ? ", " + reduction.frequency() : "";
        String counted = reduction.function() == ReducerFunction.UNIQUE_COUNT
                ? "." + ReducerFunction.COUNT.keyword() + "()"
                : "";
        return reduction.function().keyword() + "(" + item + cast + frequency + ")" + counted;
    }

    private String arguments(Arguments arguments) {
        if (arguments instanceof Arguments.Distance distance) {
            return distance.length().toString();
        }
        List<Operand> operands = ((Arguments.Operands) arguments).operands();
        return operands.stream().map(this::text).collect(Collectors.joining(", "));
    }

    private static String anchor(Filter.Anchor anchor) {
        return anchor == Filter.Anchor.PARENT ? Vocabulary.PARENT + ": " : "";
    }

    private static String inBraces(boolean are, String text) {
        return are ? "{" + text + "}" : text;
    }

    private static String call(Filter filter, String arguments) {
        return filter.function().keyword() + "(" + arguments + ")";
    }

    /** A prefix operator binds tighter than junctions. */
    private String prefixed(Expression part) {
        boolean isJunction = part instanceof Expression.And || part instanceof Expression.Or;
        return isJunction ? inParentheses(part) : text(part);
    }

    private String inParentheses(Expression part) {
        return "(" + text(part) + ")";
    }
}
