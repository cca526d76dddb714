package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Gathering;
import dev.foretrait.engine.column.Tile;
import dev.foretrait.engine.column.Tiling;
import dev.foretrait.engine.reduce.Oddity;
import dev.foretrait.engine.reduce.Reduced;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Works out chains tile by tile. All that belongs to a profile lies in one tile, so threads share nothing but what is
 * known beforehand, and what they work on stays in the cache.
 */
final class TileScan {

    private final Run run;
    private final List<ChainPlan> chains;
    private final Preparation preparation;
    private final List<Gathering> values;
    private final List<Map<Oddity, Long>> oddities;

    private TileScan(Run run, int tiles, List<ChainPlan> chains, Preparation preparation) {
        this.run = run;
        this.chains = chains;
        this.preparation = preparation;
        this.values = chains.stream()
                .map(chain -> new Gathering(run.population.profiles(), tiles))
                .toList();
        this.oddities = chains.stream()
                .<Map<Oddity, Long>>map(chain -> new ConcurrentHashMap<>())
                .toList();
    }

    /** What each chain comes to. */
    static List<Reduced> reduced(Run run, Tiling tiling, List<ChainPlan> chains, Preparation preparation) {
        TileScan scan = new TileScan(run, tiling.tiles(), chains, preparation);
        int first = 0;
        for (int pass = 0; pass < tiling.passes(); pass++) {
            first += scan.reduce(tiling.pass(pass), first);
            if (tiling.passes() > 1) {
                scan.values.forEach(Gathering::settle);
            }
        }
        return IntStream.range(0, chains.size()).mapToObj(scan::reduced).toList();
    }

    /**
     * Works out tiles. What they need that is not there yet is read with the first, by all threads: later, one would read and the others
     * wait for it.
     *
     * @param first the number that the first of them has among all
     * @return how many they are
     */
    private int reduce(List<Tile> tiles, int first) {
        reduce(tiles.get(0), first, new Workspace());
        AtomicInteger next = new AtomicInteger(1);
        Fork.run(Math.min(run.parallelism, tiles.size() - 1), () -> {
            Workspace workspace = new Workspace();
            for (int at = next.getAndIncrement(); at < tiles.size(); at = next.getAndIncrement()) {
                reduce(tiles.get(at), first + at, workspace);
                workspace.reuse();
            }
            return tiles;
        });
        return tiles.size();
    }

    private void reduce(Tile tile, int number, Workspace workspace) {
        TileRun ofTile = new TileRun(run, tile, preparation);
        BlockScan[] scans = new BlockScan[tile.blocks().size()];
        for (int chain = 0; chain < chains.size(); chain++) {
            Reduced found = reduce(chains.get(chain), tile, ofTile, scans, workspace);
            values.get(chain).put(number, tile.firstProfile(), found.values());
            Map<Oddity, Long> all = oddities.get(chain);
            found.oddities().forEach((oddity, times) -> all.merge(oddity, times, Long::sum));
        }
    }

    private static Reduced reduce(ChainPlan chain, Tile tile, Run ofTile, BlockScan[] scans, Workspace workspace) {
        List<BlockScan> met = new ArrayList<>();
        for (int block = 0; block < scans.length; block++) {
            if (chain.selection().mayBeIn(tile.blocks().get(block))) {
                if (scans[block] == null) {
                    scans[block] = new BlockScan(ofTile, block, workspace);
                }
                met.add(scans[block]);
            }
        }
        if (met.size() == 1) {
            BlockScan only = met.get(0);
            Optional<Reduced> ofRuns = chain.reducer().ofRuns(only.runs(chain, tile));
            if (ofRuns.isPresent()) {
                return Fold.reduced(ofRuns.get().values(), ofRuns.get().oddities(), misses(chain, only));
            }
        }
        Preparation.findBeginnings(ofTile, chain);
        Fold<?> fold = Fold.start(chain.reducer(), tile.profiles(), ofTile.places);
        met.forEach(scan -> {
            fold.add(scan.kept(chain));
            fold.addMisses(misses(chain, scan));
        });
        return fold.reduced();
    }

    private static long misses(ChainPlan chain, BlockScan scan) {
        return chain.selection().where().map(scan::misses).orElse(0L);
    }

    private Reduced reduced(int chain) {
        Map<Oddity, Long> found = new EnumMap<>(Oddity.class);
        found.putAll(oddities.get(chain));
        return new Reduced(values.get(chain).whole(), found);
    }
}
