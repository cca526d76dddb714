/** Measurements that are run by hand, on exports larger than tests should have; see docs/decisions/measurements.md. */
@NullMarked
package dev.foretrait.storage.measure;

import org.jspecify.annotations.NullMarked;
