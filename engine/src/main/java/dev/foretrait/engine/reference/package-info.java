/** Catalogues of the events that should exist, a product's documented ones among them, and where events are not as they say. */
@NullMarked
package dev.foretrait.engine.reference;

import org.jspecify.annotations.NullMarked;
