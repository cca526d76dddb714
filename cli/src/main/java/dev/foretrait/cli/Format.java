package dev.foretrait.cli;

import java.util.Locale;
import java.util.Optional;

/** The forms in which a command can print what it found. */
enum Format {
    TABLE,
    JSON,
    NDJSON,
    CSV,
    SEGMENT_A,
    SEGMENT_B,
    SEGMENT_C;

    /** As it is written behind {@code --format}: {@code segment-a}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Format> named(String word) {
        for (Format format : values()) {
            if (format.toString().equalsIgnoreCase(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
