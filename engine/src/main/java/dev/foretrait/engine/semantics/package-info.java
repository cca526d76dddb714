/** What Segment leaves open: every choice by its number, and the settings that switch the switchable ones. */
@NullMarked
package dev.foretrait.engine.semantics;

import org.jspecify.annotations.NullMarked;
