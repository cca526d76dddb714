package dev.foretrait.storage.fuzz;

import java.util.Locale;

/** How long tests read nonsense, and from where on: {@code -Dforetrait.fuzz.bytes=1g -Dforetrait.fuzz.seed=1}. */
public final class FuzzSize {

    private FuzzSize() {}

    /**
     * How many bytes are to be read.
     *
     * @param usual how many where nobody says so
     */
    public static long bytes(long usual) {
        String size = System.getProperty("foretrait.fuzz.bytes", String.valueOf(usual));
        String digits = size.toLowerCase(Locale.ROOT).replaceFirst("[kmg]$", "");
        long unit = size.matches(".*[gG]")
                ? 1_000_000_000L
                : size.matches(".*[mM]") ? 1_000_000L : size.matches(".*[kK]") ? 1_000L : 1L;
        return Long.parseLong(digits) * unit;
    }

    public static long seed() {
        return Long.parseLong(System.getProperty("foretrait.fuzz.seed", "1"));
    }
}
