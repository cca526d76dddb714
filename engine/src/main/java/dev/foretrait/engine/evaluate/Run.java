package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Population;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Vocabularies;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.reduce.Places;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation knows so far. Everything here is worked out before the blocks are scanned, and only read by the
 * threads that scan.
 */
class Run {

    final Population population;
    final Vocabularies vocabularies;
    final List<Block> blocks;
    final Places places;
    final Optional<Entities> entities;
    final Instant now;
    final Semantics semantics;
    final int parallelism;
    private final Map<String, ProfileColumn> traits = new HashMap<>();
    private final Map<ChainPlan, Followers> followers = new HashMap<>();
    private final Map<ChainPlan, long[]> beginnings = new HashMap<>();
    private final Map<Chain, ProfileColumn> related = new HashMap<>();

    Run(Population population, Optional<Entities> entities, Instant now, Semantics semantics, int parallelism) {
        this(population, new Vocabularies(), entities, now, semantics, parallelism);
    }

    Run(
            Population population,
            Vocabularies vocabularies,
            Optional<Entities> entities,
            Instant now,
            Semantics semantics,
            int parallelism) {
        this.population = population;
        this.vocabularies = vocabularies;
        this.entities = entities;
        this.now = now;
        this.semantics = semantics;
        this.blocks = population.blocks();
        this.places = new Places(blocks);
        this.parallelism = parallelism;
    }

    boolean knows(String trait) {
        return traits.containsKey(trait);
    }

    void know(String trait, ProfileColumn values) {
        traits.put(trait, values);
    }

    /** The calls that write traits. */
    MessageType traitWriter() {
        return MessageType.IDENTIFY;
    }

    /** What is known of the users who send messages. */
    Run senders() {
        return this;
    }

    /** The user who sent each message of a block. */
    int[] sendersOf(Block block) {
        return population.profilesOf(block);
    }

    void know(ChainPlan chain, Followers candidates) {
        followers.put(chain, candidates);
    }

    void know(ChainPlan chain, long[] beginningOfEach) {
        beginnings.put(chain, beginningOfEach);
    }

    void knowRelated(Chain chain, ProfileColumn counts) {
        related.put(chain, counts);
    }

    /** How many related entities each profile has. */
    ProfileColumn related(Chain chain) {
        ProfileColumn known = related.get(chain);
        if (known == null) {
            throw new IllegalStateException("a chain of entities that was not prepared");
        }
        return known;
    }

    /** What a path leads to in the traits of every profile. */
    Coded trait(PropertyPath path) {
        return holding(path).inside(path);
    }

    /** {@code trait(… as array)}: the whole array that the path iterates as one value. */
    Coded wholeTrait(PropertyPath path) {
        return holding(path).wholeInside(path);
    }

    private ProfileColumn holding(PropertyPath path) {
        List<String> keys = path.leadingKeys();
        ProfileColumn known = keys.isEmpty() ? null : trait(keys.get(0));
        return known == null ? ProfileColumn.missing(population.profiles()) : known;
    }

    /** A trait of every profile, if it is known. */
    @Nullable
    ProfileColumn trait(String key) {
        return traits.get(key);
    }

    /** The candidates of a chain inside a funnel. */
    Followers followers(ChainPlan chain) {
        Followers known = followers.get(chain);
        if (known == null) {
            throw new IllegalStateException("a chain inside where() that was not prepared");
        }
        return known;
    }

    /** Of which messages a chain inside a funnel is asked. */
    Collection<Selection> enclosing(ChainPlan chain) {
        throw new IllegalStateException("asked of messages that nothing is noted of");
    }

    /** From when on the events of each profile are kept; empty if from the beginning. */
    long[] beginnings(ChainPlan chain) {
        return beginnings.getOrDefault(chain, new long[0]);
    }
}
