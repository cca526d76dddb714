/** Traits and audiences: name, key, options and query; builder forms and their translation into queries and back. */
@NullMarked
package dev.foretrait.engine.definition;

import org.jspecify.annotations.NullMarked;
