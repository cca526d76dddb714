package dev.foretrait.engine.repair;

import static dev.foretrait.engine.repair.Phrases.quoted;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.entity.EntityTable;
import dev.foretrait.engine.entity.GraphCheck;
import dev.foretrait.engine.entity.Join;
import dev.foretrait.engine.entity.Relationship;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why nobody has the rows that a linked audience asks for: how many rows there are, whose they are, and what they hold. */
final class EntityDiagnosis {

    private static final int MOST_VALUES = 4;

    /** Beyond this many different values a column is an id or a text, and examples say nothing. */
    private static final int FEW_VALUES = 50;

    private final Definition definition;
    private final WhatIf data;
    private final Chain chain;
    private final Relationship relationship;
    private final EntityTable table;
    private final List<String> evidence = new ArrayList<>();

    private EntityDiagnosis(Definition definition, WhatIf data, Entities entities, Chain chain) {
        this.definition = definition;
        this.data = data;
        this.chain = chain;
        this.relationship = entities.graph().relationship(chain.name()).orElseThrow();
        this.table = entities.table(relationship);
    }

    /** What there is to say of a chain that compares as it should for nobody, in the order in which rows are lost. */
    static List<String> of(Chain chain, Definition definition, WhatIf data, Entities entities) {
        EntityDiagnosis diagnosis = new EntityDiagnosis(definition, data, entities, chain);
        diagnosis.collect();
        return diagnosis.evidence;
    }

    private void collect() {
        String rows = quoted(chain.name()) + " has " + (table.rows() == 0 ? "no rows" : Counts.of(table.rows(), "row"));
        long having = table.rows() == 0 ? 0 : having(List.of());
        if (having == 0) {
            evidence.add(table.rows() == 0 ? rows : rows + ", and none belongs to a profile: " + joined());
            return;
        }
        List<Expression> conditions = conditions();
        evidence.add(rows + "; " + profilesHave(having, "some"));
        boolean isMetByAll = true;
        for (Expression condition : conditions) {
            long meeting = having(List.of(condition));
            isMetByAll &= meeting > 0;
            evidence.add(
                    profilesHave(meeting, "one where " + data.printer().text(condition)) + values(condition, meeting));
        }
        if (isMetByAll) {
            long together = having(conditions);
            if (conditions.size() > 1) {
                evidence.add(
                        together == 0
                                ? "no row of a profile meets all of that"
                                : profilesHave(together, "one that meets all"));
            }
            if (together > 0) {
                evidence.add("no profile has more than " + Counts.grouped(most(conditions)) + " of these");
            }
        }
    }

    private static String profilesHave(long profiles, String what) {
        return (profiles == 0 ? "no profile" : Counts.of(profiles, "profile"))
                + (profiles <= 1 ? " has " : " have ")
                + what;
    }

    private List<Expression> conditions() {
        List<Expression> conditions = new ArrayList<>();
        for (Filter filter : chain.filters()) {
            if (filter instanceof Filter.Where where) {
                conditions.addAll(
                        where.condition() instanceof Expression.And and ? and.parts() : List.of(where.condition()));
            }
        }
        return conditions;
    }

    private String joined() {
        Join join = relationship.join();
        String column = quoted(join.column());
        if (join instanceof Join.ByExternalId by) {
            return column + " is compared with their external ids of type " + by.type();
        }
        return join instanceof Join.ByTrait by
                ? column + " is compared with their trait " + quoted(by.trait())
                : column + " is compared with another column";
    }

    /** How many profiles have a row that meets the conditions. */
    private long having(List<Expression> conditions) {
        return having(conditions, 1);
    }

    private long having(List<Expression> conditions, long times) {
        List<Filter> filters =
                conditions.stream().<Filter>map(Filter.Where::new).toList();
        Chain rows = new Chain(chain.extractor(), chain.name(), filters, chain.reduction(), chain.span());
        Literal.Number least = new Literal.Number(Long.toString(times));
        Expression enough = new Expression.Comparison(
                new Operand.Reduced(rows, Span.NONE),
                Comparator.AT_LEAST,
                new Arguments.Operands(List.of(new Operand.Constant(least, Span.NONE))),
                Span.NONE);
        return data.members(definition, new Query.Audience(enough));
    }

    /** How many such rows the profile has that has most of them. */
    private long most(List<Expression> conditions) {
        long low = 1;
        long high = 2;
        while (having(conditions, high) > 0) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = low + high >>> 1;
            if (having(conditions, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What a column holds that a condition asks for in vain, where that is little. */
    private String values(Expression condition, long meeting) {
        if (meeting > 0
                || !(condition instanceof Expression.Comparison comparison)
                || !(comparison.left() instanceof Operand.Field field)
                || field.scope() != Operand.Scope.PROPERTY) {
            return "";
        }
        String column = GraphCheck.name(field);
        Map<String, Long> held = commonestFirst(table.held(column));
        if (held.isEmpty() || held.size() > FEW_VALUES) {
            return held.isEmpty() ? "; " + quoted(column) + " is empty in all rows" : "";
        }
        String shown = held.entrySet().stream()
                .limit(MOST_VALUES)
                .map(entry -> entry.getKey() + " " + Counts.grouped(entry.getValue()))
                .collect(Collectors.joining(", "));
        int more = held.size() - MOST_VALUES;
        String otherCase = LiteralValues.texts(comparison).stream()
                .flatMap(text -> held.keySet().stream()
                        .filter(value -> value.equalsIgnoreCase(text.text()) && !value.equals(text.text())))
                .findFirst()
                .map(value -> "; " + quoted(value) + " differs by case only")
                .orElse("");
        return "; " + quoted(column) + " is " + shown + (more > 0 ? ", " + more + " more" : "") + otherCase;
    }

    private static Map<String, Long> commonestFirst(Map<String, Long> held) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        held.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(CodePointOrder.INSTANCE)))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
