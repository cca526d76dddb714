package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.storage.block.StoredBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Who the messages of a space are about, kept in its database. What is kept is brought up to date where few messages came since, and is
 * found anew where many did. One thread at a time may ask.
 */
public final class Resolutions {

    /** Where more than one message of so many would have to be resolved again, resolving all of them takes less. */
    private static final int WORTH_UPDATING = 4;

    private final ResolutionStore kept;
    private final IdentitySettings settings;
    private final String space;
    private final long hash;
    private final Runnable beforeAll;
    private int ofAll;

    /**
     * @param space the name of the space, which segment ids depend on
     * @param hash all that a resolution depends on beside messages, in one number that is the same in every run
     * @param beforeAll makes room in memory, before all messages are resolved
     */
    public Resolutions(Jdbi jdbi, IdentitySettings settings, String space, long hash, Runnable beforeAll) {
        this.kept = new ResolutionStore(jdbi);
        this.settings = settings;
        this.space = space;
        this.hash = hash;
        this.beforeAll = beforeAll;
    }

    /**
     * The resolution of all messages of a space.
     *
     * @param blocks all blocks of the space, in the order in which owners are wanted
     * @param everything who takes part of all messages
     */
    public Resolution of(List<StoredBlock> blocks, Participation everything) {
        ResolutionStore.Origin origin = origin(blocks, everything);
        return kept.load(blocks, origin).orElseGet(() -> {
            List<StoredBlock> passing =
                    blocks.stream().map(StoredBlock::inPassing).toList();
            Resolution found =
                    updated(passing, everything, origin).orElseGet(() -> resolved(passing, everything, origin));
            return found.with(kept.directory());
        });
    }

    /** How often all messages were resolved, and not only those that had to do with new ones. */
    public int ofAll() {
        return ofAll;
    }

    private Resolution resolved(List<StoredBlock> blocks, Participation everything, ResolutionStore.Origin origin) {
        ofAll++;
        beforeAll.run();
        Resolution found = Resolution.of(blocks, everything, settings, space);
        kept.save(found, blocks, origin);
        return found;
    }

    /** Resolves what has to do with the messages that came since that was done last, if it was, and if that is enough. */
    private Optional<Resolution> updated(
            List<StoredBlock> blocks, Participation everything, ResolutionStore.Origin origin) {
        return kept.before(blocks, everything.superseded(), origin.settings()).flatMap(before -> {
            List<boolean[]> takesPart = new ArrayList<>();
            for (int at = 0; at < blocks.size(); at++) {
                takesPart.add(
                        everything.since(blocks.get(at), before.profilesOf().get(at)));
            }
            Optional<ResolutionUpdate.Updated> found =
                    ResolutionUpdate.of(before, blocks, takesPart, settings, space, messages(blocks) / WORTH_UPDATING);
            found.ifPresent(updated -> kept.save(updated, before, blocks, origin));
            return found.map(ResolutionUpdate.Updated::resolution);
        });
    }

    private ResolutionStore.Origin origin(List<StoredBlock> blocks, Participation everything) {
        long under = hash * 31 + ResolutionStore.FORMAT;
        long replaced =
                everything.superseded().values().stream().mapToLong(Set::size).sum();
        long all = ((under * 31 + blocks.size()) * 31 + messages(blocks)) * 31 + replaced;
        return new ResolutionStore.Origin(all, under, replaced);
    }

    private static long messages(List<StoredBlock> blocks) {
        return blocks.stream().mapToLong(StoredBlock::rows).sum();
    }
}
