/** The rows of a Data Graph's entities, read from the CSV and NDJSON files of a space. */
@NullMarked
package dev.foretrait.storage.entity;

import org.jspecify.annotations.NullMarked;
