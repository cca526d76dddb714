package dev.foretrait.engine.evidence;

import dev.foretrait.engine.column.Membership;
import dev.foretrait.engine.evaluate.Closeup;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evidence.ConditionEvidence.Side;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks an audience's condition part by part. */
final class ConditionInquiry implements Expression.Visitor<ConditionEvidence> {

    private final Closeup closeup;
    private final Question question;

    ConditionInquiry(Closeup closeup, Question question) {
        this.closeup = closeup;
        this.question = question;
    }

    private boolean holds(Expression condition) {
        return closeup.holds(condition, question.computation().level(), question.subject());
    }

    private List<ConditionEvidence> parts(List<Expression> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }

    @Override
    public ConditionEvidence and(Expression.And and) {
        return new ConditionEvidence.All(holds(and), parts(and.parts()));
    }

    @Override
    public ConditionEvidence or(Expression.Or or) {
        return new ConditionEvidence.Some(holds(or), parts(or.parts()));
    }

    @Override
    public ConditionEvidence not(Expression.Not not) {
        return new ConditionEvidence.Not(holds(not), not.part().accept(this));
    }

    @Override
    public ConditionEvidence quantified(Expression.Quantified quantified) {
        Membership membership = question.snapshot().membership();
        int[] users = membership.usersOf(question.subject());
        List<Integer> meeting = Arrays.stream(users)
                .filter(user -> closeup.holds(quantified.part(), Level.USERS, user))
                .boxed()
                .toList();
        return new ConditionEvidence.OfUsers(holds(quantified), quantified, users.length, meeting);
    }

    @Override
    public ConditionEvidence comparison(Expression.Comparison comparison) {
        List<Side> sides = Operands.of(comparison).stream().map(this::side).toList();
        return new ConditionEvidence.Compared(holds(comparison), comparison, sides);
    }

    private Side side(Operand operand) {
        Optional<ChainEvidence> chain =
                operand instanceof Operand.Reduced reduced && reduced.chain().extractor() == Chain.Extractor.EVENT
                        ? Optional.of(ChainInquiry.of(closeup.ofChain(
                                reduced.chain(), question.computation().level())))
                        : Optional.empty();
        return new Side(
                operand,
                closeup.found(operand, question.computation().level(), question.subject()),
                chain,
                operand instanceof Operand.Field field ? definition(field) : Optional.empty());
    }

    private Optional<Computation> definition(Operand.Field field) {
        Optional<String> key = field.path().leadingKeys().stream().findFirst();
        return question.known().stream()
                .filter(known -> key.isPresent() && known.key().equals(key))
                .findFirst();
    }
}
