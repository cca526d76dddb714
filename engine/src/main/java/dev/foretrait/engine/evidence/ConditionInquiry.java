package dev.foretrait.engine.evidence;

import dev.foretrait.engine.column.Membership;
import dev.foretrait.engine.evaluate.Closeup;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evidence.ConditionEvidence.Side;
import dev.foretrait.engine.evidence.ConditionEvidence.User;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks an audience's condition part by part, or what one operand comes to. */
final class ConditionInquiry implements Expression.Visitor<ConditionEvidence> {

    private final Closeup closeup;
    private final Question question;
    private final Level level;
    private final int subject;

    ConditionInquiry(Closeup closeup, Question question) {
        this(closeup, question, question.computation().level(), question.subject());
    }

    private ConditionInquiry(Closeup closeup, Question question, Level level, int subject) {
        this.closeup = closeup;
        this.question = question;
        this.level = level;
        this.subject = subject;
    }

    private boolean holds(Expression condition) {
        return closeup.holds(condition, level, subject);
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
        int[] users = membership.usersOf(subject);
        Map<Boolean, List<Integer>> byVerdict = Arrays.stream(users)
                .boxed()
                .collect(Collectors.partitioningBy(user -> closeup.holds(quantified.part(), Level.USERS, user)));
        boolean holds = holds(quantified);
        List<User> deciding = byVerdict.getOrDefault(holds, List.of()).stream()
                .limit(ConditionEvidence.OfUsers.MOST_DECIDING)
                .map(user -> new User(question.userOfWhole(user), ofUser(quantified.part(), user)))
                .toList();
        int meeting = byVerdict.getOrDefault(true, List.of()).size();
        return new ConditionEvidence.OfUsers(holds, quantified, users.length, meeting, deciding);
    }

    private ConditionEvidence ofUser(Expression condition, int user) {
        return condition.accept(new ConditionInquiry(closeup, question, Level.USERS, user));
    }

    @Override
    public ConditionEvidence comparison(Expression.Comparison comparison) {
        List<Side> sides = Operands.of(comparison).stream().map(this::side).toList();
        return new ConditionEvidence.Compared(holds(comparison), comparison, sides);
    }

    /** What an operand comes to. */
    Side side(Operand operand) {
        Optional<ChainEvidence> chain =
                operand instanceof Operand.Reduced reduced && reduced.chain().extractor() == Chain.Extractor.EVENT
                        ? Optional.of(ChainInquiry.of(closeup.ofChain(reduced.chain(), level, subject)))
                        : Optional.empty();
        return new Side(
                operand,
                closeup.found(operand, level, subject),
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
