package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_ENTITY;
import static dev.foretrait.engine.query.QueryRule.W_ENTITY_ZERO;

import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** The checks of entities: who may ask for them, how deep, and what may be done with them (query-language.md 8). */
final class EntityChecker {

    private final Findings findings;
    private final boolean linked;
    private final OptionalLong deepest;

    /**
     * A checker for one definition.
     *
     * @param linked whether that is a linked audience
     */
    EntityChecker(Findings findings, boolean linked, Limits limits) {
        this.findings = findings;
        this.linked = linked;
        this.deepest = limits.of(Limit.ENTITY_DEPTH);
    }

    /** Checks a chain of entities, or of events among entities, that stands at the place. */
    void check(Chain chain, Place place) {
        if (chain.extractor() == Chain.Extractor.ENTITY) {
            checkEntities(chain, place);
        } else if (place.isInEntity()) {
            findings.report(
                    E_ENTITY,
                    chain.span(),
                    "events cannot stand inside the where of an entity",
                    "join the two conditions outside");
        }
    }

    /** Warns of filtered entities that are counted to zero, which Segment's builder does not let one do. */
    void checkZero(Expression.Comparison comparison) {
        if (comparison.left() instanceof Operand.Reduced reduced
                && reduced.chain().extractor() == Chain.Extractor.ENTITY
                && !reduced.chain().filters().isEmpty()
                && holdsForZeroOnly(comparison)) {
            findings.report(
                    W_ENTITY_ZERO,
                    comparison.span(),
                    "Segment's builder allows no filter on entities that are counted to zero",
                    "write NOT … >= 1");
        }
    }

    private void checkEntities(Chain chain, Place place) {
        if (!linked) {
            findings.report(
                    E_ENTITY,
                    chain.span(),
                    "entities belong to linked audiences, and this is none",
                    "write event(…), or make it a linked audience");
            return;
        }
        if (place.isInEvent()) {
            findings.report(
                    E_ENTITY,
                    chain.span(),
                    "entities cannot stand inside the where of an event",
                    "join the two conditions outside");
        }
        if (deepest.isPresent() && place.entities() + 1 > deepest.getAsLong()) {
            findings.report(
                    E_ENTITY,
                    chain.nameSpan(),
                    "entities nest at most " + deepest.getAsLong() + " deep",
                    "begin nearer to the entity that counts");
        }
        for (Filter filter : chain.filters()) {
            if (filter.function() != FilterFunction.WHERE) {
                findings.report(
                        E_ENTITY,
                        filter.span(),
                        filter.function().keyword() + " cannot filter entities",
                        "compare a column inside where");
            }
        }
        if (chain.reduction().function() != ReducerFunction.COUNT) {
            findings.report(
                    E_ENTITY,
                    chain.reduction().span(),
                    chain.reduction().function().keyword() + " cannot reduce entities",
                    "entities are counted: write .count()");
        }
    }

    private static boolean holdsForZeroOnly(Expression.Comparison comparison) {
        Optional<BigDecimal> bound = comparison.arguments() instanceof Arguments.Operands operands
                        && operands.operands().size() == 1
                        && operands.operands().get(0) instanceof Operand.Constant constant
                        && constant.literal() instanceof Literal.Number number
                ? Optional.of(new BigDecimal(number.spelling()))
                : Optional.empty();
        return switch (comparison.comparator()) {
            case EQUALS, AT_MOST -> bound.filter(value -> value.signum() == 0).isPresent();
            case LESS_THAN ->
                bound.filter(value -> value.compareTo(BigDecimal.ONE) == 0).isPresent();
            default -> false;
        };
    }
}
