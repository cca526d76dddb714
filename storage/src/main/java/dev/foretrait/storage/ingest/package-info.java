/**
 * From files to blocks. A second thread reads and unpacks ({@code ChunkReader}); the calling thread parses each message
 * onto a {@link dev.foretrait.storage.ingest.Tape}, decides whether it is let in ({@code Admission}), looks for its copies
 * ({@code SeenIds}) and replays it into the block of its stream; a third thread writes full blocks ({@code BlockWriter}).
 */
@NullMarked
package dev.foretrait.storage.ingest;

import org.jspecify.annotations.NullMarked;
