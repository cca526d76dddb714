package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Membership;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.reduce.Oddity;
import dev.foretrait.engine.semantics.AccountEvents;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of definitions over a snapshot. */
public final class Evaluation {

    private static final String CIRCLE = "definitions that refer to each other in a circle are not evaluated";

    private final Planner planner;
    private final Semantics semantics;
    private final Results users;
    private final Map<Computation, Answer> answers = new HashMap<>();
    private @Nullable Accounts accounts;

    /** What is known of accounts; worked out only where a definition is about them. */
    private record Accounts(Membership membership, Results results) {}

    private Evaluation(
            Snapshot snapshot, Optional<Entities> entities, Instant now, Semantics semantics, int parallelism) {
        this.planner = new Planner(now, semantics);
        this.semantics = semantics;
        Run run = new Run(snapshot, entities, planner.now(), semantics, parallelism);
        this.users = new Results(run, snapshot);
    }

    private Accounts accounts() {
        if (accounts == null) {
            Membership membership = users.snapshot().membership();
            AccountSnapshot snapshot =
                    new AccountSnapshot(users.snapshot(), membership, semantics.of(AccountEvents.class));
            accounts = new Accounts(membership, new Results(new AccountRun(snapshot, users.run()), snapshot));
        }
        return accounts;
    }

    /**
     * Evaluates definitions that may refer to each other, where there are no entities.
     *
     * @param computations the definitions
     * @param snapshot the messages and whose they are
     * @param now the instant that windows and dates are measured from
     * @param semantics the switchable choices
     * @param parallelism the greatest number of threads; the values do not depend on it
     * @return an answer for each definition, in order
     */
    public static List<Answer> evaluate(
            List<Computation> computations, Snapshot snapshot, Instant now, Semantics semantics, int parallelism) {
        return evaluate(computations, computations, snapshot, Optional.empty(), now, semantics, parallelism);
    }

    /** Evaluates definitions that may refer to themselves and to others, where there are no entities. */
    public static List<Answer> evaluate(
            List<Computation> computations,
            List<Computation> known,
            Snapshot snapshot,
            Instant now,
            Semantics semantics,
            int parallelism) {
        return evaluate(computations, known, snapshot, Optional.empty(), now, semantics, parallelism);
    }

    /**
     * Evaluates definitions together: what they share is read and worked out once. Those that they refer to are evaluated
     * before, all for the same instant.
     *
     * @param computations the definitions
     * @param known the definitions that they, and these in turn, may refer to by key; no key twice
     * @param snapshot the messages and whose they are
     * @param entities what linked audiences see beside messages, if there is a Data Graph
     * @param now the instant that windows and dates are measured from
     * @param semantics the switchable choices
     * @param parallelism the greatest number of threads; the values do not depend on it
     * @return an answer for each of {@code computations}, in order
     */
    public static List<Answer> evaluate(
            List<Computation> computations,
            List<Computation> known,
            Snapshot snapshot,
            Optional<Entities> entities,
            Instant now,
            Semantics semantics,
            int parallelism) {
        Evaluation evaluation = of(computations, known, snapshot, entities, now, semantics, parallelism);
        return computations.stream().map(evaluation::answer).toList();
    }

    /** The evaluation itself, which knows more than its answers. */
    static Evaluation of(
            List<Computation> computations,
            List<Computation> known,
            Snapshot snapshot,
            Optional<Entities> entities,
            Instant now,
            Semantics semantics,
            int parallelism) {
        Evaluation evaluation = new Evaluation(snapshot, entities, now, semantics, parallelism);
        evaluation.answerAll(new References(computations, known, entities.map(Entities::graph)));
        return evaluation;
    }

    /**
     * Evaluates definitions of users where some chains are worked out already.
     *
     * @param reduced what these come to for every profile of the snapshot
     * @return an answer for each definition, in order
     */
    static List<Answer> answers(
            References references,
            Snapshot snapshot,
            Instant now,
            Semantics semantics,
            Map<ChainPlan, ProfileColumn> reduced) {
        Evaluation evaluation = new Evaluation(snapshot, Optional.empty(), now, semantics, 1);
        reduced.forEach(evaluation.users::know);
        evaluation.answerAll(references);
        return references.all().stream().map(evaluation::answer).toList();
    }

    /** The answer for one of its definitions, or for one that these need. */
    Answer answer(Computation computation) {
        return Optional.ofNullable(answers.get(computation)).orElseThrow();
    }

    Planner planner() {
        return planner;
    }

    /** What is known of users, or of accounts. */
    Results results(Level level) {
        return level == Level.ACCOUNTS ? accounts().results() : users;
    }

    /** Everybody whom a definition of the level is asked of. */
    ProfileScan profiles(Level level) {
        ProfileScan ofUsers = new ProfileScan(users);
        return level == Level.ACCOUNTS
                ? new AccountScan(accounts().results(), ofUsers, accounts().membership())
                : ofUsers;
    }

    /** Goes from definitions that need no other to those that need only what is known by then. */
    private void answerAll(References references) {
        Set<Computation> waiting = new LinkedHashSet<>(references.all());
        while (!waiting.isEmpty()) {
            List<Computation> ready = waiting.stream()
                    .filter(each -> references.inputs(each).stream().noneMatch(waiting::contains))
                    .toList();
            if (ready.isEmpty()) {
                waiting.forEach(each -> answers.put(each, new Answer.Unsupported(CIRCLE)));
                return;
            }
            answer(ready, references);
            ready.forEach(waiting::remove);
        }
    }

    private void answer(List<Computation> ready, References references) {
        List<Plan> plans = ready.stream()
                .map(each -> missingInput(each, references)
                        .<Plan>map(missing -> new Plan.Nothing(each, missing))
                        .orElseGet(() -> Plan.of(each, planner, semantics, users.run().entities)))
                .toList();
        workOut(plans);
        for (int at = 0; at < ready.size(); at++) {
            Computation computation = ready.get(at);
            Answer answer = answerOf(plans.get(at));
            answers.put(computation, answer);
            if (answer instanceof ProfileValues values && references.isInput(computation)) {
                know(computation, values);
            }
        }
    }

    private void workOut(List<Plan> plans) {
        List<Condition> askedOfUsers = new ArrayList<>();
        List<Condition> askedOfAccounts = new ArrayList<>();
        List<ChainPlan> chainsOfUsers = new ArrayList<>();
        List<ChainPlan> chainsOfAccounts = new ArrayList<>();
        for (Plan plan : plans) {
            boolean ofAccounts = plan.level() == Level.ACCOUNTS;
            (ofAccounts ? askedOfAccounts : askedOfUsers).addAll(plan.conditions());
            (ofAccounts ? chainsOfAccounts : chainsOfUsers).addAll(plan.chains());
            askedOfUsers.addAll(plan.conditionsOfUsers());
            plan.conditionsOfUsers().forEach(condition -> chainsOfUsers.addAll(Plan.chainsIn(condition)));
        }
        users.workOut(askedOfUsers, chainsOfUsers);
        if (!askedOfAccounts.isEmpty() || !chainsOfAccounts.isEmpty()) {
            accounts().results().workOut(askedOfAccounts, chainsOfAccounts);
        }
    }

    /** Works out what is asked beside the definitions. */
    void workOut(Plan plan) {
        workOut(List.of(plan));
    }

    /** Makes values known as a trait to those who see it (query-language.md 7.1, 7.5). */
    private void know(Computation computation, ProfileValues values) {
        String key = computation.key().orElseThrow();
        if (computation.level() != Level.ACCOUNTS) {
            users.run().know(key, values.asTrait());
            return;
        }
        accounts().results().run().know(key, values.asTrait());
        if (computation.kind() == Kind.AUDIENCE) {
            users.run().know(key, values.asTraitOfUsers(accounts().membership()));
        }
    }

    private Optional<Answer.Unsupported> missingInput(Computation computation, References references) {
        return references.inputs(computation).stream()
                .filter(input -> answers.get(input) instanceof Answer.Unsupported)
                .findFirst()
                .map(input -> new Answer.Unsupported("it needs the values of '"
                        + input.key().orElseThrow() + "', and "
                        + ((Answer.Unsupported) Objects.requireNonNull(answers.get(input))).reason()));
    }

    private Answer answerOf(Plan plan) {
        if (plan instanceof Plan.Trait trait) {
            return answer(trait);
        }
        if (plan instanceof Plan.Copy copy) {
            return answer(copy);
        }
        return plan instanceof Plan.Audience audience ? answer(audience) : ((Plan.Nothing) plan).answer();
    }

    private Answer answer(Plan.Trait trait) {
        Results results = results(trait.level());
        ProfileColumn value = results.of(trait.value());
        ProfileColumn shown = trait.shown().map(results::of).orElse(value);
        Rows members =
                shown.present().retain(results.eligible(trait.computation().includesAnonymous()));
        trait.matching()
                .ifPresent(matching -> members.retain(results.of(matching).notZero()));
        return new ProfileValues(
                value, shown, members, Value.ABSENT, trait.isRounded(), results.oddities(trait.value()));
    }

    private Answer answer(Plan.Copy copy) {
        Results results = results(copy.level());
        ProfileColumn values =
                ProfileColumn.ofFirst(results.run().trait(copy.query().field().path()));
        Rows members =
                values.present().retain(results.eligible(copy.computation().includesAnonymous()));
        return new ProfileValues(values, values, members, Value.ABSENT, false, Map.of());
    }

    private Answer answer(Plan.Audience audience) {
        Results results = results(audience.level());
        ProfileScan profiles = profiles(audience.level());
        Rows holds = profiles.where(audience.condition());
        Map<Oddity, Long> found = new EnumMap<>(Oddity.class);
        chainsIn(audience)
                .forEach(chain ->
                        users.oddities(chain).forEach((oddity, times) -> found.merge(oddity, times, Long::sum)));
        long misses = profiles.misses(audience.condition());
        if (misses > 0) {
            found.merge(Oddity.INVALID_TIMESTAMP, misses, Long::sum);
        }
        ProfileColumn truth = ProfileColumn.ofTruths(holds);
        return new ProfileValues(
                truth,
                truth,
                holds.copy().retain(results.eligible(audience.computation().includesAnonymous())),
                Value.of(false),
                false,
                found);
    }

    /** The chains over events of users that decide about an audience, whether of users or of accounts. */
    private static Stream<ChainPlan> chainsIn(Plan.Audience audience) {
        return Stream.concat(
                        audience.chains().stream(),
                        audience.conditionsOfUsers().stream().flatMap(condition -> Plan.chainsIn(condition).stream()))
                .distinct();
    }
}
