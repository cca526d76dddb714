package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Gathering;
import dev.foretrait.engine.column.Tile;
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
    private final List<Tile> tiles;
    private final List<ChainPlan> chains;
    private final Preparation preparation;
    private final List<Gathering> values;
    private final List<Map<Oddity, Long>> oddities;

    private TileScan(Run run, List<Tile> tiles, List<ChainPlan> chains, Preparation preparation) {
        this.run = run;
        this.tiles = tiles;
        this.chains = chains;
        this.preparation = preparation;
        this.values = chains.stream()
                .map(chain -> new Gathering(run.population.profiles(), tiles.size()))
                .toList();
        this.oddities = chains.stream()
                .<Map<Oddity, Long>>map(chain -> new ConcurrentHashMap<>())
                .toList();
    }

    /** What each chain comes to. */
    static List<Reduced> reduced(Run run, List<Tile> tiles, List<ChainPlan> chains, Preparation preparation) {
        TileScan scan = new TileScan(run, tiles, chains, preparation);
        AtomicInteger next = new AtomicInteger();
        Fork.run(Math.min(run.parallelism, tiles.size()), () -> {
            Workspace workspace = new Workspace();
            for (int at = next.getAndIncrement(); at < tiles.size(); at = next.getAndIncrement()) {
                scan.reduce(at, workspace);
                workspace.reuse();
            }
            return tiles;
        });
        return IntStream.range(0, chains.size()).mapToObj(scan::reduced).toList();
    }

    private void reduce(int number, Workspace workspace) {
        Tile tile = tiles.get(number);
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
