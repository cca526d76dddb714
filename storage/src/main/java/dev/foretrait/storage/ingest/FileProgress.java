package dev.foretrait.storage.ingest;

/**
 * How far a file was imported.
 *
 * @param textBytes how much of its unpacked text
 * @param textHash the hash of that text
 * @param lines how many line ends are in it
 * @param whole whether more than that text means reading the file from its start: it is no list of lines, or ids were made
 */
record FileProgress(long textBytes, long textHash, long lines, boolean whole) {}
