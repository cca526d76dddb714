/**
 * Blocks in the database of a space. A block is a row that says what it holds and some byte values for each of its
 * columns; {@link dev.foretrait.storage.block.StoredBlock} reads only the columns it is asked for and keeps them in a cache
 * weighed in bytes. {@link dev.foretrait.storage.block.BlockMerges} makes large blocks of small ones.
 */
@NullMarked
package dev.foretrait.storage.block;

import org.jspecify.annotations.NullMarked;
