package dev.foretrait.engine.entity;

/**
 * Where a condition is asked, or rows are counted for: at all profiles; at all rows of a relationship, seen from nobody in
 * particular; or, for what depends on both, at pairs of a profile and a row that it leads to.
 */
sealed interface Places {

    /** How many there are. */
    int size();

    /** The profile at a place. */
    int profile(int place);

    /** All profiles. */
    record Profiles(int size) implements Places {
        @Override
        public int profile(int place) {
            return place;
        }
    }

    /** All rows that a relationship leads to. */
    record AllRows(Relationship relationship, EntityTable table) implements Places {
        @Override
        public int size() {
            return table.rows();
        }

        @Override
        public int profile(int place) {
            throw new IllegalStateException("a row that is seen from no profile");
        }
    }

    /** Rows that a relationship leads to, each with the profile that it is reached from. */
    record Pairs(AllRows of, int[] profiles, int[] rows) implements Places {
        @Override
        public int size() {
            return rows.length;
        }

        @Override
        public int profile(int place) {
            return profiles[place];
        }
    }
}
