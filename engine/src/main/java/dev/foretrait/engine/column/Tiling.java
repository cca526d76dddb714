package dev.foretrait.engine.column;

import java.util.List;

/**
 * All profiles of a snapshot in {@link Tile tiles}. Where there is no room for all of them at a time they are made pass by pass, and
 * each pass goes through the blocks.
 */
public interface Tiling {

    /** No tiles: everything is found in the blocks. */
    Tiling NONE = of(List.of());

    /** Tiles that are there, all of them. */
    static Tiling of(List<Tile> tiles) {
        return new Tiling() {
            @Override
            public int tiles() {
                return tiles.size();
            }

            @Override
            public int passes() {
                return 1;
            }

            @Override
            public List<Tile> pass(int number) {
                return tiles;
            }
        };
    }

    /** How many tiles there are in all. */
    int tiles();

    /** In how many passes they are made. */
    int passes();

    /**
     * The tiles of a pass, which follow on those of the one before it. They last as long as somebody holds them: to go through all
     * profiles in bounded memory is to let go of one pass before the next.
     */
    List<Tile> pass(int number);
}
