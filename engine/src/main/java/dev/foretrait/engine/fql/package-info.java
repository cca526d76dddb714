/**
 * FQL, the language of space filters (query-language.md 10): statements, their reader, and the filters that keep messages
 * out of a space before anyone knows whom they are about. Shares nothing with the query language.
 */
@NullMarked
package dev.foretrait.engine.fql;

import org.jspecify.annotations.NullMarked;
