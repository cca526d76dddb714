/**
 * From files to blocks, on three threads. One reads and unpacks ({@code ReadAhead}). The calling one parses each message onto a
 * {@link dev.foretrait.storage.ingest.Tape} and decides whether it is let in ({@code Admission}, {@code Intake}). The third
 * looks for copies ({@code KnownIds}), puts messages into the blocks of their streams ({@code OpenBlocks}) and writes full
 * ones ({@code BlockWriter}). Between them are queues and nothing else, so the result depends on the input alone.
 */
@NullMarked
package dev.foretrait.storage.ingest;

import org.jspecify.annotations.NullMarked;
