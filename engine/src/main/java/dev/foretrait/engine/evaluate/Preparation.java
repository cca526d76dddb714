package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.entity.EntityCounts;
import dev.foretrait.engine.evaluate.ChainPlan.Tail;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.Semantics;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Works out what plans need before blocks are scanned: traits, the candidates of funnels, the beginnings of sessions. */
final class Preparation {

    private final Run run;
    private final Map<ChainPlan, Set<Selection>> enclosing = new LinkedHashMap<>();
    private final Set<String> traits = new TreeSet<>();
    private final Set<String> sendersTraits = new TreeSet<>();
    private final Set<Chain> related = new LinkedHashSet<>();

    private Preparation(Run run) {
        this.run = run;
    }

    static void prepare(Run run, Collection<Condition> conditions, Collection<ChainPlan> chains) {
        Preparation preparation = new Preparation(run);
        conditions.forEach(condition -> preparation.visit(condition, Optional.empty()));
        chains.forEach(preparation::visit);
        run.entities.ifPresent(known -> preparation.related.forEach(
                chain -> preparation.traits.addAll(known.graph().traits(chain))));
        readTraits(run, preparation.traits);
        readTraits(run.senders(), preparation.sendersTraits);
        run.entities.ifPresent(preparation::countRelated);
        preparation.enclosing.forEach((chain, around) -> run.know(chain, Followers.of(run, chain, around)));
        chains.forEach(preparation::findBeginnings);
    }

    private void visit(ChainPlan chain) {
        Optional<Selection> around = Optional.of(chain.selection());
        chain.selection().where().ifPresent(where -> visit(where, around));
        chain.ofParent().ifPresent(condition -> visit(condition, around));
        chain.item().ifPresent(item -> addTrait(item.field(), sendersTraits));
    }

    private void visit(Condition condition, Optional<Selection> around) {
        condition.forEachOperand(input -> visit(input, around));
    }

    /** Notes what stands inside before what stands around it. */
    private void visit(Input input, Optional<Selection> around) {
        if (input instanceof Input.Field field) {
            addTrait(field, traits);
        } else if (input instanceof Input.Reduced reduced) {
            visit(reduced.chain());
            around.ifPresent(selection -> enclosing
                    .computeIfAbsent(reduced.chain(), any -> new LinkedHashSet<>())
                    .add(selection));
        } else if (input instanceof Input.Related count) {
            related.add(count.chain());
        }
    }

    private static void addTrait(Input.Field field, Set<String> traits) {
        if (field.scope() == Operand.Scope.TRAIT) {
            field.path().leadingKeys().stream().limit(1).forEach(traits::add);
        }
    }

    /** Of every trait the newest write of each profile wins; a null takes it away (identity.md 4.4). */
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
        newest.forEach((trait, fold) -> run.know(trait, fold.results()));
    }

    private static Folds<String> startTraits(Run run, Set<String> traits) {
        Folds<String> folds = new Folds<>(run);
        traits.forEach(
                trait -> folds.start(trait, ReducerFunction.LAST.reducer(Optional.empty(), 0, Semantics.DEFAULT)));
        return folds;
    }

    private static void addTraits(Folds<String> folds, BlockScan scan) {
        int[] rows = scan.participants().toArray();
        int[] profiles = IntStream.of(rows).map(row -> scan.profiles()[row]).toArray();
        folds.forEach((trait, fold) -> fold.add(scan.kept(scan.trait(trait), rows.length, rows, profiles)));
    }

    private void countRelated(Entities entities) {
        EntityCounts counts = new EntityCounts(
                entities,
                run.snapshot.profiles(),
                trait -> run.trait(PropertyPath.ofKeys(trait)),
                run.now,
                run.semantics);
        related.forEach(chain -> run.knowRelated(chain, counts.of(chain)));
    }

    private void findBeginnings(ChainPlan chain) {
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
        run.know(chain, happened.beginnings(run.snapshot.profiles(), chain.tail()));
    }
}
