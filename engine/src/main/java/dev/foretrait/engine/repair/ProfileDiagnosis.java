package dev.foretrait.engine.repair;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fails of what an audience asks of profiles, condition by condition, and of a copy of a trait. */
final class ProfileDiagnosis {

    private final Definition definition;
    private final WhatIf data;
    private final Map<Chain, ChainDiagnosis> chains;

    /**
     * @param chains the chains of events of the definition
     */
    ProfileDiagnosis(Definition definition, WhatIf data, Map<Chain, ChainDiagnosis> chains) {
        this.definition = definition;
        this.data = data;
        this.chains = chains;
    }

    List<Observation> observations() {
        if (definition.query() instanceof Query.Copy copy) {
            Operand.Field field = copy.field();
            Expression exists = new Expression.Comparison(
                    field, Comparator.EXISTS, new Arguments.Operands(List.of()), field.span());
            return List.of(unmet(
                    exists,
                    "no " + definition.level().noun() + " has " + data.printer().text(field)));
        }
        if (!(definition.query() instanceof Query.Audience audience)) {
            return List.of();
        }
        List<Expression> leaves = ProfileLeaves.of(audience);
        List<Long> members = data.members(
                definition, leaves.stream().<Query>map(Query.Audience::new).toList());
        List<Observation> observations = new ArrayList<>();
        for (int at = 0; at < leaves.size(); at++) {
            if (members.get(at) == 0) {
                List<Observation> ofEvents = obstacles(leaves.get(at));
                observations.addAll(ofEvents.isEmpty() ? List.of(unmet(leaves.get(at))) : ofEvents);
            }
        }
        if (observations.isEmpty()) {
            observations.add(clash(audience.expression(), leaves, members));
        }
        return observations;
    }

    /** What stops the events that a condition looks at. */
    private List<Observation> obstacles(Expression leaf) {
        return ChainPart.inner(leaf).stream()
                .flatMap(chain -> Optional.ofNullable(chains.get(chain)).stream())
                .flatMap(chain -> chain.obstacles(chains).stream())
                .toList();
    }

    private Observation clash(Expression whole, List<Expression> leaves, List<Long> members) {
        List<String> counts = new ArrayList<>();
        for (int at = 0; at < leaves.size(); at++) {
            counts.add(data.printer().text(leaves.get(at)) + " holds for "
                    + Counts.of(members.get(at), definition.level().noun()));
        }
        return new Observation(
                DataRule.W_CONDITIONS_CLASH,
                whole.span(),
                "each condition holds for some " + definition.level().noun() + ", but none meets all of them",
                counts);
    }

    private Observation unmet(Expression leaf) {
        return unmet(
                leaf,
                data.printer().text(leaf) + " holds for no "
                        + definition.level().noun());
    }

    private Observation unmet(Expression leaf, String message) {
        Span span = leaf.span();
        if (leaf instanceof Expression.Quantified quantified && quantified.quantifier() == Expression.Quantifier.ANY) {
            long users = data.users(new Query.Audience(quantified.part()));
            return new Observation(
                    DataRule.W_THRESHOLD_UNMET,
                    span,
                    message,
                    List.of(
                            users == 0
                                    ? "it holds for no user at all"
                                    : "it holds for " + Counts.of(users, "profile")
                                            + (users == 1
                                                    ? ", which is no user of an account"
                                                    : ", and none of them is a user of an account")));
        }
        if (!(leaf instanceof Expression.Comparison comparison)) {
            return new Observation(DataRule.W_THRESHOLD_UNMET, span, message);
        }
        if (comparison.left() instanceof Operand.Reduced rows
                && rows.chain().extractor() == Chain.Extractor.ENTITY
                && data.entities().isPresent()) {
            return new Observation(
                    DataRule.W_THRESHOLD_UNMET,
                    span,
                    message,
                    EntityDiagnosis.of(
                            rows.chain(), definition, data, data.entities().get()));
        }
        TraitValues there = valuesOf(comparison.left());
        List<ObservedValue> seen = there.seen();
        Optional<ValueDiagnosis> ofTexts = ValueDiagnosis.of(comparison, seen, there.noun());
        return ofTexts.map(found -> new Observation(found.rule(), span, message, found.evidence()))
                .orElseGet(() -> new Observation(DataRule.W_THRESHOLD_UNMET, span, message, values(seen)));
    }

    private static List<String> values(List<ObservedValue> seen) {
        List<BigDecimal> numbers = seen.stream()
                .map(ObservedValue::value)
                .filter(Value.Number.class::isInstance)
                .flatMap(value -> value.number().stream())
                .sorted()
                .toList();
        if (!numbers.isEmpty() && numbers.size() * 2 > seen.size()) {
            return List.of("the values there " + Phrases.range(numbers));
        }
        return seen.isEmpty() ? List.of() : List.of("the values there are " + Phrases.commonest(seen));
    }

    private TraitValues valuesOf(Operand left) {
        if (left instanceof Operand.Field field && field.scope() == Operand.Scope.TRAIT) {
            return TraitValues.of(field.path(), definition.level(), data);
        }
        Optional<ProfileValues> values = left instanceof Operand.Reduced reduced
                ? data.values(definition, new Query.Trait(reduced.chain()))
                : Optional.empty();
        return new TraitValues(
                values.map(TraitValues::distribution).orElse(List.of()),
                definition.level().noun());
    }
}
