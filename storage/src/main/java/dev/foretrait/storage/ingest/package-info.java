/**
 * From files to blocks, on three threads. One reads and unpacks ({@code ReadAhead}). The calling one parses each message onto a
 * {@link dev.foretrait.storage.ingest.Tape} and decides whether it is let in ({@code Admission}, {@code Intake}). The third
 * keeps one copy of each ({@code Deduplication}, {@code KnownIds}), gives it a place in the block of its stream ({@code OpenBlocks})
 * and writes blocks that are full ({@code BlockWriter}). Between them are queues; filling and encoding blocks is done by whichever
 * of them would have to wait ({@code SharedWork}). The result depends on the input alone.
 */
@NullMarked
package dev.foretrait.storage.ingest;

import org.jspecify.annotations.NullMarked;
