package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.Semantics.MaterializeZero;
import dev.foretrait.engine.semantics.Semantics.OnEmptyWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A definition ready to run. */
sealed interface Plan {

    /** Whom it is for. */
    Level level();

    /** The chains whose value every profile needs. */
    List<ChainPlan> chains();

    /** What is asked of every profile. */
    default List<Condition> conditions() {
        return List.of();
    }

    /** What is asked of every user, where the plan is for accounts. */
    default List<Condition> conditionsOfUsers() {
        return List.of();
    }

    /**
     * A computed trait.
     *
     * @param value the trait's value in the language
     * @param shown what profiles show, where that is another chain (U-56, RETAIN)
     * @param matching the number of matching events that a profile must have to show a 0; empty if 0 is always shown or
     *     the value is no count
     * @param isRounded whether decimals are shown as the nearest double (U-20)
     */
    record Trait(
            Computation computation,
            ChainPlan value,
            Optional<ChainPlan> shown,
            Optional<ChainPlan> matching,
            boolean isRounded)
            implements Plan {
        @Override
        public Level level() {
            return computation.level();
        }

        @Override
        public List<ChainPlan> chains() {
            List<ChainPlan> chains = new ArrayList<>(List.of(value));
            shown.ifPresent(chains::add);
            matching.ifPresent(chains::add);
            return chains;
        }
    }

    /**
     * A copy of a trait (U-13).
     *
     * @param exists that there is one to copy
     */
    record Copy(Computation computation, Query.Copy query, Condition exists) implements Plan {
        @Override
        public Level level() {
            return computation.level();
        }

        @Override
        public List<Condition> conditions() {
            return List.of(exists);
        }

        @Override
        public List<ChainPlan> chains() {
            return List.of();
        }
    }

    /** An audience. */
    record Audience(Computation computation, Condition condition) implements Plan {
        @Override
        public Level level() {
            return computation.level();
        }

        @Override
        public List<Condition> conditions() {
            return List.of(condition);
        }

        @Override
        public List<Condition> conditionsOfUsers() {
            List<Condition> conditions = new ArrayList<>();
            condition.forEachOfUsers(ofUsers -> conditions.add(ofUsers.part()));
            return conditions;
        }

        @Override
        public List<ChainPlan> chains() {
            return chainsIn(condition);
        }
    }

    /** A definition that cannot be evaluated. */
    record Nothing(Computation computation, Answer.Unsupported answer) implements Plan {
        @Override
        public Level level() {
            return computation.level();
        }

        @Override
        public List<ChainPlan> chains() {
            return List.of();
        }
    }

    /** The plan of a definition. */
    static Plan of(Computation computation, Planner planner, Semantics semantics, Optional<Entities> entities) {
        Optional<String> obstacle = EntityObstacle.of(computation.query(), entities, semantics);
        if (obstacle.isPresent()) {
            return new Nothing(computation, new Answer.Unsupported(obstacle.get()));
        }
        if (computation.query() instanceof Query.Audience audience) {
            return new Audience(computation, planner.condition(audience.expression()));
        }
        if (computation.query() instanceof Query.Copy copy) {
            return new Copy(computation, copy, planner.exists(copy.field()));
        }
        var chain = ((Query.Trait) computation.query()).chain();
        ReducerFunction function = chain.reduction().function();
        boolean isRetained = semantics.onEmptyWindow() == OnEmptyWindow.RETAIN && Planner.isWindowed(chain);
        return new Trait(
                computation,
                planner.chain(chain),
                isRetained ? Optional.of(planner.retained(chain)) : Optional.empty(),
                function.isCount() && !showsZeroToAll(computation.level(), semantics)
                        ? Optional.of(planner.matching(chain))
                        : Optional.empty(),
                function.isArithmetic());
    }

    /** The chains whose value is asked for by a condition on profiles. */
    static List<ChainPlan> chainsIn(Condition condition) {
        List<ChainPlan> chains = new ArrayList<>();
        condition.forEachOperand(input -> {
            if (input instanceof Input.Reduced reduced) {
                chains.add(reduced.chain());
            }
        });
        return chains;
    }

    private static boolean showsZeroToAll(Level level, Semantics semantics) {
        return semantics.materializeZero() == MaterializeZero.ALWAYS
                || semantics.materializeZero() == MaterializeZero.ACCOUNTS_ONLY && level == Level.ACCOUNTS;
    }
}
