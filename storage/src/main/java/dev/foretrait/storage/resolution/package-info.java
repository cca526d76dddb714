/**
 * Who the messages of a space are about: the profile and the account of every message, found block by block, and again from what was
 * found before. {@link dev.foretrait.storage.resolution.Resolution} is what is found; {@link
 * dev.foretrait.storage.resolution.Resolutions} keeps it, and {@link dev.foretrait.storage.resolution.ResolutionGrowth} goes on from it
 * in memory.
 */
@NullMarked
package dev.foretrait.storage.resolution;

import org.jspecify.annotations.NullMarked;
