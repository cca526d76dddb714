package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.entity.EntityCounts;
import dev.foretrait.engine.evaluate.ChainPlan.Tail;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.reduce.NewestWrite;
import dev.foretrait.engine.reduce.Reducer;
import dev.foretrait.engine.semantics.TraitOrder;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Works out what plans need before blocks are scanned: traits, the candidates of funnels, the beginnings of sessions. */
final class Preparation {

    private final Collection<ChainPlan> chains;
    private final Map<ChainPlan, Map<String, Selection>> enclosing = new LinkedHashMap<>();
    private final Set<String> traits = new TreeSet<>();
    private final Set<String> sendersTraits = new TreeSet<>();
    private final Set<Chain> related = new LinkedHashSet<>();
    private final Set<Input.Field> fields = new HashSet<>();

    private Preparation(Collection<ChainPlan> chains) {
        this.chains = chains;
    }

    /**
     * What is needed.
     *
     * @param conditions what will be asked of profiles
     * @param chains what profiles will be asked for
     */
    static Preparation of(Collection<Condition> conditions, Collection<ChainPlan> chains) {
        Preparation preparation = new Preparation(chains);
        conditions.forEach(condition -> preparation.visit(condition, Optional.empty()));
        chains.forEach(preparation::visit);
        return preparation;
    }

    /** Works out what chains need of all profiles. */
    static void prepare(Run run, Collection<Condition> conditions, Collection<ChainPlan> chains) {
        Preparation preparation = of(conditions, chains);
        preparation.prepareProfiles(run);
        preparation.prepareChains(run);
    }

    /** Whether messages of the stream are needed. */
    boolean needs(MessageStream stream) {
        return Stream.concat(chains.stream(), enclosing.keySet().stream())
                .anyMatch(chain -> chain.selection().isOf(stream));
    }

    /** How many fields of messages are needed. */
    int fields() {
        return fields.size();
    }

    /** Works out what is known of profiles as a whole. */
    void prepareProfiles(Run run) {
        run.entities.ifPresent(
                known -> related.forEach(chain -> traits.addAll(known.graph().traits(chain))));
        readTraits(run, traits);
        readTraits(run.senders(), sendersTraits);
        run.entities.ifPresent(entities -> countRelated(run, entities));
    }

    /** Works out what chains need of the messages of profiles. */
    void prepareChains(Run run) {
        follow(run);
        chains.forEach(chain -> findBeginnings(run, chain));
    }

    private void follow(Run run) {
        enclosing.keySet().forEach(chain -> run.know(chain, followers(run, chain)));
    }

    /** The candidates of a chain inside a funnel. */
    Followers followers(Run run, ChainPlan chain) {
        return Followers.of(run, chain, enclosing(chain));
    }

    /** The messages that a chain inside a funnel is followed from: the streams and times of those that the chains around it select. */
    Collection<Selection> enclosing(ChainPlan chain) {
        return enclosing.getOrDefault(chain, Map.of()).values();
    }

    private void visit(ChainPlan chain) {
        Optional<Selection> around = Optional.of(chain.selection());
        chain.selection().where().ifPresent(where -> visit(where, around));
        chain.ofParent().ifPresent(condition -> visit(condition, around));
        chain.item().ifPresent(item -> note(item.field(), sendersTraits));
    }

    private void visit(Condition condition, Optional<Selection> around) {
        condition.forEachOperand(input -> visit(input, around));
    }

    /** Notes what stands inside before what stands around it. */
    private void visit(Input input, Optional<Selection> around) {
        if (input instanceof Input.Field field) {
            note(field, traits);
        } else if (input instanceof Input.Reduced reduced) {
            visit(reduced.chain());
            around.ifPresent(selection -> enclosing
                    .computeIfAbsent(reduced.chain(), any -> new LinkedHashMap<>())
                    .merge(selection.event(), selection.anywhere(), Selection::withTimesOf));
        } else if (input instanceof Input.Related count) {
            related.add(count.chain());
        }
    }

    private void note(Input.Field field, Set<String> traitsOfScope) {
        if (field.scope() == Operand.Scope.TRAIT) {
            field.path().leadingKeys().stream().limit(1).forEach(traitsOfScope::add);
        } else {
            fields.add(field);
        }
    }

    /** Of every trait the newest write of each profile wins; a null takes it away (identity.md 4.4, I-12). */
    private static void readTraits(Run run, Set<String> mentioned) {
        Set<String> traits = new TreeSet<>(mentioned);
        traits.removeIf(run::knows);
        if (traits.isEmpty()) {
            return;
        }
        Folds<String> newest = Scan.blocks(
                run,
                number -> run.blocks.get(number).stream().type() == run.traitWriter(),
                () -> startTraits(run, traits),
                Preparation::addTraits,
                Folds::merge);
        newest.forEach((trait, fold) -> run.know(trait, fold.reduced().values()));
    }

    private static Folds<String> startTraits(Run run, Set<String> traits) {
        Folds<String> folds = new Folds<>(run);
        Reducer<?> newest = NewestWrite.by(run.semantics.of(TraitOrder.class));
        traits.forEach(trait -> folds.start(trait, newest));
        return folds;
    }

    private static void addTraits(Folds<String> folds, BlockScan scan) {
        int[] rows = scan.participants().toArray();
        int[] profiles = IntStream.of(rows).map(row -> scan.profiles()[row]).toArray();
        folds.forEach((trait, fold) -> fold.add(scan.kept(scan.trait(trait), rows.length, rows, profiles)));
    }

    private void countRelated(Run run, Entities entities) {
        EntityCounts counts = new EntityCounts(
                entities,
                run.population.profiles(),
                trait -> run.trait(PropertyPath.ofKeys(trait)),
                run.now,
                run.semantics);
        related.forEach(chain -> run.knowRelated(chain, counts.of(chain)));
    }

    /** Works out from when on the events of each profile are kept, where that depends on the events. */
    static void findBeginnings(Run run, ChainPlan chain) {
        if (chain.tail() == Tail.Whole.WHOLE) {
            return;
        }
        SubjectTimes happened = Scan.blocks(
                run,
                number -> chain.selection().mayBeIn(run.blocks.get(number)),
                SubjectTimes::new,
                (times, scan) -> times.addAll(scan.kept(chain)),
                (into, from) -> {
                    into.addAll(from);
                    return into;
                });
        run.know(chain, happened.beginnings(run.population.profiles(), chain.tail()));
    }
}
