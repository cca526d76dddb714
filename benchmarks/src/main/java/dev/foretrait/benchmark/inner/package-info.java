/** Inner loops by themselves, with JMH. */
@NullMarked
package dev.foretrait.benchmark.inner;

import org.jspecify.annotations.NullMarked;
