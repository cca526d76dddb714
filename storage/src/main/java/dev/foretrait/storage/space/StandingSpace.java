package dev.foretrait.storage.space;

import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.standing.Change;
import dev.foretrait.engine.standing.HeldValues;
import dev.foretrait.engine.standing.Standing;
import dev.foretrait.storage.block.BlockStore;
import dev.foretrait.storage.block.StoredBlock;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Values of definitions that are right again after each import into a space. The messages that come are stored first; what
 * they change is worked in without reading those that were there. For one thread, which is the only one that imports.
 *
 * <p>Law: {@link #values} are those of an evaluation of {@link Space#snapshot} at {@link #now}, profile by profile.
 */
public final class StandingSpace {

    private final Space space;
    private final List<Computation> computations;
    private final List<Computation> known;
    private final Optional<Entities> entities;
    private final int parallelism;
    private Beginning begun;
    private int nextBlock;
    private int superseded;
    private int evaluations = 1;

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
        this.begun = begin(now);
    }

    private Beginning begin(Instant now) {
        space.mergeBlocks();
        List<StoredBlock> blocks = space.store().blocks();
        Map<Integer, Set<Integer>> replaced = space.store().superseded();
        Participation participation = space.everything(replaced);
        ResolutionGrowth growth = new ResolutionGrowth(blocks, participation, space.options());
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
     * Imports sources in their order, and makes the values right.
     *
     * @param now the instant that values are of then, no earlier than {@link #now}
     * @throws dev.foretrait.storage.StorageException if the space cannot be written; what was committed before stays
     */
    public ImportReport importFrom(List<ImportSource> sources, ImportProgress progress, Instant now) {
        ImportReport report = space.importOnly(sources, progress);
        BlockStore store = space.store();
        List<StoredBlock> more = store.blocksFrom(nextBlock);
        Map<Integer, Set<Integer>> replaced = store.supersededFrom(nextBlock);
        int allReplaced = store.supersededRows();
        Optional<Change> change = allReplaced - rows(replaced) == superseded
                ? begun.growth().add(more, space.everything(replaced))
                : Optional.empty();
        if (change.isPresent()) {
            begun.standing().advance(change.get(), now);
            superseded = allReplaced;
            nextBlock = next(more);
        } else {
            begun = begin(now);
            evaluations++;
        }
        space.sync();
        return report;
    }

    /** Makes the values right for a later instant. */
    public void advance(Instant now) {
        begun.standing().advance(begun.growth().unchanged(), now);
    }

    /** The instant that values are of. */
    public Instant now() {
        return begun.standing().now();
    }

    /** The values of a definition; empty if it cannot be evaluated. */
    public Optional<HeldValues> values(Computation computation) {
        return begun.standing().values(computation);
    }

    /** Why a definition has no {@link #values}. */
    public Optional<Answer.Unsupported> obstacle(Computation computation) {
        return begun.standing().obstacle(computation);
    }

    /**
     * The profile that an external id leads to; its number in {@link #values}.
     *
     * @param value in the form in which it is compared (I-04)
     */
    public OptionalInt find(String type, String value) {
        return begun.growth().find(type, value);
    }

    /**
     * How often everything was evaluated: at the beginning, and when a late message split what was one profile or
     * put accounts into another order, or a better copy took the place of an earlier message.
     */
    public int evaluations() {
        return evaluations;
    }
}
