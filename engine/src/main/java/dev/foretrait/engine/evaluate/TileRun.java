package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Tile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one evaluation knows of the profiles of a tile. Belongs to one thread. */
final class TileRun extends Run {

    private final Run whole;
    private final Tile tile;
    private final Preparation preparation;
    private final Map<String, ProfileColumn> parts = new HashMap<>();
    private final Map<ChainPlan, Followers> followers = new HashMap<>();

    TileRun(Run whole, Tile tile, Preparation preparation) {
        super(tile, whole.vocabularies, Optional.empty(), whole.now, whole.semantics, 1);
        this.whole = whole;
        this.tile = tile;
        this.preparation = preparation;
    }

    /** Candidates are worked out when they are asked for: mostly it is noted what comes of them. */
    @Override
    Followers followers(ChainPlan chain) {
        Followers known = followers.get(chain);
        if (known == null) {
            known = preparation.followers(this, chain);
            followers.put(chain, known);
        }
        return known;
    }

    @Override
    Collection<Selection> enclosing(ChainPlan chain) {
        return preparation.enclosing(chain);
    }

    @Override
    @Nullable
    ProfileColumn trait(String key) {
        ProfileColumn part = parts.get(key);
        ProfileColumn known = part == null ? whole.trait(key) : null;
        if (known != null) {
            part = known.part(tile.firstProfile(), tile.profiles());
            parts.put(key, part);
        }
        return part;
    }
}
