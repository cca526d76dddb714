package dev.foretrait.storage.ingest;

/**
 * A line, or a whole file, that was left out.
 *
 * @param file where it stands
 * @param line its line, counted from 1; 0 for the file as a whole
 * @param column where in the line the trouble was found, counted from 1; 0 if that is not known
 * @param rule why
 * @param reason the same in plain words, with what was found and what to do
 * @param text the line, up to 1 MiB of it
 */
public record Rejected(String file, long line, int column, ImportRule rule, String reason, String text) {}
