/** {@code foretrait.yaml}: what holds for a whole space, where a space is, and how a new one begins. */
@NullMarked
package dev.foretrait.storage.settings;

import org.jspecify.annotations.NullMarked;
