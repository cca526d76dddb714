/** Which events a product is documented to send, whether or not the data has them: the built-in event reference. */
@NullMarked
package dev.foretrait.engine.reference;

import org.jspecify.annotations.NullMarked;
