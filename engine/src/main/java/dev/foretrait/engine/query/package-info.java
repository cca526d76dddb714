/**
 * Segment's query language: text, tokens, syntax tree, checked query, canonical text. The tree is the only
 * representation of a definition; builder forms are another spelling of it.
 */
@NullMarked
package dev.foretrait.engine.query;

import org.jspecify.annotations.NullMarked;
