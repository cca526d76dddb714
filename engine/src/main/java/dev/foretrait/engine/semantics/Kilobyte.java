package dev.foretrait.engine.semantics;

/** How many bytes a KB of a size limit has (M-10). The limits of a space are made of it when its settings are read. */
public enum Kilobyte implements Option {
    OF_1024(1_024),
    OF_1000(1_000);

    private final int bytes;

    Kilobyte(int bytes) {
        this.bytes = bytes;
    }

    /** The number of bytes. */
    public int bytes() {
        return bytes;
    }
}
