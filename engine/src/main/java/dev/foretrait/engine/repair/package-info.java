/** Why a definition has no members or fewer than was meant, in numbers, and the edits that would give it some. */
@NullMarked
package dev.foretrait.engine.repair;

import org.jspecify.annotations.NullMarked;
