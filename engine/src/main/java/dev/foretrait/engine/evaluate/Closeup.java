package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Flat;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The evaluation of one definition, seen close up: what it comes to for one profile or account, and what its parts come to.
 * Meant for snapshots of few profiles.
 */
public final class Closeup {

    private final Computation computation;
    private final Evaluation evaluation;
    private final Semantics semantics;
    private final int subject;

    private Closeup(Computation computation, Evaluation evaluation, Semantics semantics, int subject) {
        this.computation = computation;
        this.evaluation = evaluation;
        this.semantics = semantics;
        this.subject = subject;
    }

    /**
     * Evaluates a definition.
     *
     * @param known the definitions that it may refer to by key
     * @param subject the number of a profile, or of an account for a definition of accounts
     */
    public static Closeup of(
            Computation computation,
            List<Computation> known,
            Snapshot snapshot,
            int subject,
            Optional<Entities> entities,
            Instant now,
            Semantics semantics) {
        Evaluation evaluation = Evaluation.of(List.of(computation), known, snapshot, entities, now, semantics, 1);
        return new Closeup(computation, evaluation, semantics, subject);
    }

    /** The answer for everybody in the snapshot. */
    public Answer answer() {
        return evaluation.answer(computation);
    }

    /** The events behind a computed trait: those of what it shows, which may be what its window held last (U-56). */
    public ChainCloseup ofTrait(Query.Trait trait) {
        Plan.Trait plan = (Plan.Trait) Plan.of(computation, evaluation.planner(), semantics, Optional.empty());
        return closeup(trait.chain(), plan.shown().orElse(plan.value()), computation.level(), subject);
    }

    /** The events of all users that a chain may draw from: what they hold, and not which of them are kept. */
    public ChainCloseup ofEverybody(Chain chain) {
        return ChainCloseup.ofEverybody(
                evaluation.results(Level.USERS).run(),
                evaluation.planner(),
                chain,
                evaluation.planner().chain(chain));
    }

    /** The events behind a chain in a condition of an audience, of a user or of an account. */
    public ChainCloseup ofChain(Chain chain, Level level, int of) {
        return closeup(chain, evaluation.planner().chain(chain), level, of);
    }

    private ChainCloseup closeup(Chain chain, ChainPlan plan, Level level, int of) {
        Results results = evaluation.results(level);
        results.workOut(List.of(), List.of(plan));
        Value value = results.of(plan).value(of);
        return ChainCloseup.of(results.run(), evaluation.planner(), chain, plan, of, value);
    }

    /** Whether a condition holds of a user, or of an account. */
    public boolean holds(Expression condition, Level level, int of) {
        return evaluation.profiles(level).where(planned(condition, level)).contains(of);
    }

    /** Whether a comparison with constants holds where its left side comes to that. */
    public boolean holds(Expression.Comparison comparison, Value left) {
        Condition.Compare compare = (Condition.Compare) evaluation.planner().condition(comparison);
        List<Term> constants = compare.right().stream()
                .map(input -> ((Condition.Input.Fixed) input).term())
                .toList();
        Coded values = Flat.of(new ProfileColumn(new int[] {left.isAbsent() ? 0 : 1}, 1, code -> left), semantics);
        return compare.comparison().holds(values.values(values.code(0)), constants);
    }

    private Condition planned(Expression condition, Level level) {
        Computation audience = new Computation(new Query.Audience(condition), level, true);
        Plan.Audience plan = new Plan.Audience(audience, evaluation.planner().condition(condition));
        evaluation.workOut(plan);
        return plan.condition();
    }

    /** What an operand of a condition comes to for a user, or for an account. */
    public List<Value> found(Operand operand, Level level, int of) {
        Coded values = coded(operand, level);
        int code = values.code(of);
        return code == 0 ? List.of() : values.values(code);
    }

    /** What an operand of a condition comes to for any user, or for any account, of so many; some of it more than once. */
    public List<Value> foundAnywhere(Operand operand, Level level, int many) {
        Coded values = coded(operand, level);
        return IntStream.range(0, many)
                .map(values::code)
                .distinct()
                .filter(code -> code != 0)
                .boxed()
                .flatMap(code -> values.values(code).stream())
                .toList();
    }

    private Coded coded(Operand operand, Level level) {
        Arguments.Operands none = new Arguments.Operands(List.of());
        Condition.Compare asked = (Condition.Compare)
                planned(new Expression.Comparison(operand, Comparator.EXISTS, none, operand.span()), level);
        return evaluation.profiles(level).coded(asked.left());
    }
}
