package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.standing.Change;
import dev.foretrait.engine.standing.HeldValues;
import dev.foretrait.engine.standing.Standing;
import dev.foretrait.storage.block.ArrivingBlock;
import dev.foretrait.storage.block.BlockStore;
import dev.foretrait.storage.block.StoredBlock;
import dev.foretrait.storage.ingest.Follower;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.resolution.Participation;
import dev.foretrait.storage.resolution.ResolutionGrowth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of definitions that are right again after each import into a space. What the messages that come change is worked in
 * while they are stored, without reading those that were there. For one thread, which is the only one that imports.
 *
 * <p>Law: {@link #values} are those of an evaluation of {@link Space#snapshot} at {@link #now}, profile by profile.
 */
public final class StandingSpace {

    private final Space space;
    private final List<Computation> computations;
    private final List<Computation> known;
    private final Optional<Entities> entities;
    private final int parallelism;
    private Instant now;
    private @Nullable Beginning begun;
    private int nextBlock;
    private int superseded;
    private int evaluations;

    /** Everything resolved and evaluated, and what has been added since. */
    private record Beginning(ResolutionGrowth growth, Standing standing) {}

    /**
     * Evaluates definitions on all that a space has.
     *
     * @param computations the definitions
     * @param known the definitions that keys may mean
     * @param entities what linked audiences count; empty if nothing is known of entities
     * @param now the instant that windows and dates are measured from
     * @param parallelism the greatest number of threads where everything is evaluated
     */
    public StandingSpace(
            Space space,
            List<Computation> computations,
            List<Computation> known,
            Optional<Entities> entities,
            Instant now,
            int parallelism) {
        this.space = space;
        this.computations = List.copyOf(computations);
        this.known = List.copyOf(known);
        this.entities = entities;
        this.parallelism = parallelism;
        this.now = now;
        begun();
    }

    private Beginning begun() {
        if (begun == null) {
            begun = begin();
            evaluations++;
        }
        return begun;
    }

    private Beginning begin() {
        space.mergeBlocks();
        BlockStore.Stored stored = space.store().all();
        List<StoredBlock> blocks = stored.blocks();
        Map<Integer, Set<Integer>> replaced = stored.superseded();
        Participation participation = space.everything(replaced);
        ResolutionGrowth growth = new ResolutionGrowth(
                blocks,
                participation,
                space.options().identity(),
                space.options().name());
        SpaceSnapshot first = new SpaceSnapshot(blocks, participation, growth.first(), space.copies(), space.options());
        Standing standing = new Standing(
                computations,
                known,
                first,
                entities,
                now,
                space.options().identity().semantics(),
                parallelism);
        superseded = rows(replaced);
        nextBlock = next(blocks);
        return new Beginning(growth, standing);
    }

    private static int rows(Map<Integer, Set<Integer>> ofBlocks) {
        return ofBlocks.values().stream().mapToInt(Set::size).sum();
    }

    private int next(List<StoredBlock> blocks) {
        return blocks.isEmpty() ? nextBlock : blocks.get(blocks.size() - 1).number() + 1;
    }

    /**
     * Imports sources in their order, and makes the values right. When that has happened everything is on the disk. If it fails,
     * values are those of what is stored by then, evaluated anew when they are asked for.
     *
     * @param then the instant that values are of then, no earlier than {@link #now}
     * @throws dev.foretrait.storage.StorageException if the space cannot be written; what was committed before stays
     */
    public ImportReport importFrom(List<ImportSource> sources, ImportProgress progress, Instant then) {
        Growing growing = new Growing(begun(), then);
        begun = null;
        ImportReport report = space.importOnly(sources, progress, growing);
        now = then;
        if (growing.finish()) {
            begun = growing.begun;
        } else {
            begun();
            space.sync();
        }
        return report;
    }

    /** Works in what an import brings: while it is written if it is little, afterwards if it is much. */
    private final class Growing implements Follower {

        private final Beginning begun;
        private final Instant then;
        private boolean tried;
        private boolean done;

        Growing(Beginning begun, Instant then) {
            this.begun = begun;
            this.then = then;
        }

        @Override
        public void arriving(List<ArrivingBlock> blocks) {
            tried = true;
            add(blocks, space.everything(Map.of()));
            nextBlock = blocks.get(blocks.size() - 1).number() + 1;
        }

        @Override
        public void committed() {
            space.sync();
        }

        /** Works in what was too much before it was stored; false if everything is to be evaluated anew. */
        boolean finish() {
            if (!tried) {
                addStored();
            }
            return done;
        }

        private void addStored() {
            BlockStore store = space.store();
            List<StoredBlock> more = store.blocksFrom(nextBlock);
            Map<Integer, Set<Integer>> replaced = store.supersededFrom(nextBlock);
            int allReplaced = store.supersededRows();
            if (allReplaced - rows(replaced) == superseded) {
                add(more, space.everything(replaced));
                superseded = allReplaced;
                nextBlock = next(more);
            }
        }

        private void add(List<? extends Block> more, Participation participation) {
            Optional<Change> change = begun.growth().add(more, participation);
            change.ifPresent(each -> begun.standing().advance(each, then));
            done = change.isPresent();
        }
    }

    /** Makes the values right for a later instant. If it fails, they are evaluated anew when they are asked for. */
    public void advance(Instant then) {
        Beginning current = begun();
        begun = null;
        current.standing().advance(current.growth().unchanged(), then);
        begun = current;
        now = then;
    }

    /** The instant that values are of. */
    public Instant now() {
        return now;
    }

    /** The values of a definition; empty if it cannot be evaluated. */
    public Optional<HeldValues> values(Computation computation) {
        return begun().standing().values(computation);
    }

    /** Why a definition has no {@link #values}. */
    public Optional<Answer.Unsupported> obstacle(Computation computation) {
        return begun().standing().obstacle(computation);
    }

    /**
     * The profile that an external id leads to; its number in {@link #values}.
     *
     * @param value in the form in which it is compared (I-04)
     */
    public OptionalInt find(String type, String value) {
        return begun().growth().find(type, value);
    }

    /**
     * How often everything was evaluated: at the beginning, and when a late message split what was one profile or
     * put accounts into another order, or a better copy took the place of an earlier message.
     */
    public int evaluations() {
        return evaluations;
    }
}
