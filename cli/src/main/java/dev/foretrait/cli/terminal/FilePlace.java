package dev.foretrait.cli.terminal;

import java.nio.file.Path;

/** A place in a file as people write it: {@code exports/a.ndjson:412}. */
public final class FilePlace {

    private FilePlace() {}

    /**
     * The file and the line.
     *
     * @param file its absolute path, or the name of a stream
     * @param line counted from 1; 0 for the file itself
     * @param here files below are named from there
     */
    public static String of(String file, long line, Path here) {
        String base = here + "/";
        String shown = file.startsWith(base) ? file.substring(base.length()) : file;
        return line > 0 ? shown + ":" + line : shown;
    }
}
