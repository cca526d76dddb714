/**
 * Entities of a Data Graph, for linked audiences: tables of rows as columns, how profiles and rows are related, what a query
 * may ask of them, and how many related rows each profile has (query-language.md 8).
 */
@NullMarked
package dev.foretrait.engine.entity;

import org.jspecify.annotations.NullMarked;
