package dev.foretrait.engine.entity;

import static dev.foretrait.engine.entity.EntityRule.E_ENTITY_COLUMN;
import static dev.foretrait.engine.entity.EntityRule.E_ENTITY_OPERAND;
import static dev.foretrait.engine.entity.EntityRule.E_ENTITY_SLUG;
import static dev.foretrait.engine.entity.EntityRule.E_ENTITY_TYPE;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.ColumnComparators;
import dev.foretrait.engine.semantics.Semantics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the entities of a query are those of the Data Graph, and its comparisons those of their types. Types are strict:
 * what does not match is an error, and nothing is evaluated (query-language.md 8).
 */
public final class GraphCheck {

    private final DataGraph graph;
    private final Source source;
    private final Semantics semantics;
    private final List<Diagnostic> findings = new ArrayList<>();

    private GraphCheck(DataGraph graph, Source source, Semantics semantics) {
        this.graph = graph;
        this.source = source;
        this.semantics = semantics;
    }

    /**
     * What is wrong, by its places.
     *
     * @param query a query that has been read without errors
     * @param source the text that the places of the query are in
     * @param semantics the choices of the run
     */
    public static List<Diagnostic> findings(Query query, DataGraph graph, Source source, Semantics semantics) {
        GraphCheck check = new GraphCheck(graph, source, semantics);
        EntityChains.of(query).forEach(chain -> check.check(chain, Optional.empty()));
        return check.findings.stream()
                .sorted(java.util.Comparator.comparingInt(
                        finding -> finding.span().start()))
                .toList();
    }

    private void check(Chain chain, Optional<Relationship> from) {
        List<Relationship> steps = from.map(Relationship::further).orElse(graph.relationships());
        Optional<Relationship> step =
                steps.stream().filter(some -> some.slug().equals(chain.name())).findFirst();
        if (step.isEmpty()) {
            reportStep(chain, from, steps);
        } else {
            EntityChains.condition(chain).ifPresent(condition -> check(condition, step.get()));
        }
    }

    private void reportStep(Chain chain, Optional<Relationship> from, List<Relationship> steps) {
        String here = from.map(Relationship::slug).map(slug -> "'" + slug + "'").orElse("the profile");
        List<Relationship> way = graph.way(chain.name());
        if (way.isEmpty()) {
            List<String> known = steps.stream().map(Relationship::slug).toList();
            report(
                    E_ENTITY_SLUG,
                    chain.nameSpan(),
                    "no relationship '" + chain.name() + "' begins at " + here,
                    known.isEmpty()
                            ? "none begins there, see data_graph in the settings"
                            : NearName.advice(chain.name(), known));
            return;
        }
        String beginning =
                way.size() == 1 ? "the profile" : "'" + way.get(way.size() - 2).slug() + "'";
        report(
                E_ENTITY_SLUG,
                chain.nameSpan(),
                "the relationship '" + chain.name() + "' begins at " + beginning + ", and not at " + here,
                way.size() == 1
                        ? "write it outside every where"
                        : "write it inside entity(" + beginning + ").where(…)");
    }

    private void check(Expression condition, Relationship at) {
        condition.accept(new Expression.Visitor<Void>() {
            @Override
            public Void and(Expression.And and) {
                and.parts().forEach(part -> check(part, at));
                return null;
            }

            @Override
            public Void or(Expression.Or or) {
                or.parts().forEach(part -> check(part, at));
                return null;
            }

            @Override
            public Void not(Expression.Not not) {
                check(not.part(), at);
                return null;
            }

            @Override
            public Void quantified(Expression.Quantified quantified) {
                check(quantified.part(), at);
                return null;
            }

            @Override
            public Void comparison(Expression.Comparison comparison) {
                check(comparison, at);
                return null;
            }
        });
    }

    private void check(Expression.Comparison comparison, Relationship at) {
        if (comparison.left() instanceof Operand.Field field && field.scope() != Operand.Scope.PROPERTY) {
            report(
                    E_ENTITY_OPERAND,
                    field.span(),
                    "a condition on '" + at.slug() + "' begins with one of its columns, and this is of the profile",
                    "write property(…) first, or put the condition outside (U-81)");
            return;
        }
        Optional<ColumnType> type = type(comparison.left(), at);
        if (type.isEmpty()) {
            return;
        }
        Comparator comparator = comparison.comparator();
        if (!allows(type.get(), comparator)) {
            report(
                    E_ENTITY_TYPE,
                    comparison.span(),
                    described(comparison.left()) + " is a " + type.get() + ", which " + comparator.keyword()
                            + " cannot compare",
                    "of a " + type.get() + " one can ask " + allowed(type.get()) + " (U-83)");
        } else if (comparison.arguments() instanceof Arguments.Operands right) {
            right.operands().forEach(operand -> checkRight(operand, comparison, type.get(), at));
        }
    }

    private void checkRight(Operand operand, Expression.Comparison comparison, ColumnType type, Relationship at) {
        String left = described(comparison.left());
        if (operand instanceof Operand.Constant constant) {
            if (TypedLiteral.read(constant.literal(), type, comparison.comparator(), semantics)
                    .isEmpty()) {
                report(
                        E_ENTITY_TYPE,
                        operand.span(),
                        left + " is a " + type + ", and " + TypedLiteral.described(constant.literal()) + " is none",
                        "a " + type + " is written " + TypedLiteral.example(type, semantics));
            }
            return;
        }
        if (!isDynamic(comparison.comparator())) {
            report(
                    E_ENTITY_TYPE,
                    operand.span(),
                    comparison.comparator().keyword() + " takes values written in the query",
                    "compare with another column or a trait by = != < > <= >= or, for text, contains and its like");
            return;
        }
        type(operand, at)
                .filter(right -> right != type)
                .ifPresent(right -> report(
                        E_ENTITY_TYPE,
                        operand.span(),
                        left + " is a " + type + ", and " + described(operand) + " is a " + right,
                        "compare values of one type"));
    }

    /** The type of an operand; empty for a trait, which has the type of its value, and where the operand is wrong. */
    private Optional<ColumnType> type(Operand operand, Relationship at) {
        if (operand instanceof Operand.Reduced reduced) {
            check(reduced.chain(), Optional.of(at));
            return Optional.of(ColumnType.NUMBER);
        }
        if (!(operand instanceof Operand.Field field) || field.scope() != Operand.Scope.PROPERTY) {
            return Optional.empty();
        }
        Entity entity = graph.entity(at);
        Optional<ColumnType> type = Optional.ofNullable(entity.columns().get(name(field)));
        if (type.isEmpty()) {
            report(
                    E_ENTITY_COLUMN,
                    field.nameSpan(),
                    "'" + entity.slug() + "' has no column '" + field.path() + "'",
                    NearName.advice(name(field), entity.columns().keySet()));
        }
        return type;
    }

    /** What stands in the name of a column, which is no path: linked audiences read nothing nested. */
    public static String name(Operand.Field field) {
        return String.join(".", field.path().leadingKeys());
    }

    private boolean allows(ColumnType type, Comparator comparator) {
        ColumnComparators chosen = semantics.of(ColumnComparators.class);
        boolean onlyPublished = chosen == ColumnComparators.PUBLISHED_ONLY;
        return switch (comparator) {
            case EQUALS, DIFFERS -> true;
            case EXISTS, ABSENT, ONE_OF, NONE_OF -> !onlyPublished;
            case GREATER_THAN, AT_LEAST, LESS_THAN, AT_MOST ->
                type != ColumnType.STRING || chosen == ColumnComparators.TEXT_IN_ORDER;
            case CONTAINS, OMITS, STARTS_WITH, ENDS_WITH -> type == ColumnType.STRING;
            case BEFORE_DATE, AFTER_DATE, WITHIN_LAST, WITHIN_NEXT, BEFORE_LAST, AFTER_NEXT ->
                type.isDated() && !onlyPublished;
        };
    }

    private String allowed(ColumnType type) {
        return String.join(
                ", ",
                List.of(Comparator.values()).stream()
                        .filter(comparator -> allows(type, comparator))
                        .map(comparator -> comparator.symbol().orElse(comparator.keyword()))
                        .toList());
    }

    /** Whether the right of it may be a column or a trait (query-language.md 8). */
    private static boolean isDynamic(Comparator comparator) {
        return switch (comparator) {
            case EQUALS, DIFFERS, GREATER_THAN, AT_LEAST, LESS_THAN, AT_MOST, CONTAINS, OMITS, STARTS_WITH, ENDS_WITH ->
                true;
            default -> false;
        };
    }

    private static String described(Operand operand) {
        return operand instanceof Operand.Field field ? "'" + field.path() + "'" : "the count";
    }

    private void report(Rule rule, Span span, String message, String hint) {
        findings.add(new Diagnostic(rule, source, span, message).withHint(hint));
    }
}
