/** The reducers: how the values of a chain become one value, and the catalogue that lists them. */
@NullMarked
package dev.foretrait.engine.reduce;

import org.jspecify.annotations.NullMarked;
