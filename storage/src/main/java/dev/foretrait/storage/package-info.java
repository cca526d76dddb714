/**
 * What everything that touches a disk has in common: how it says that something outside the program stands in the way, and how it leaves
 * work to other threads.
 */
@NullMarked
package dev.foretrait.storage;

import org.jspecify.annotations.NullMarked;
