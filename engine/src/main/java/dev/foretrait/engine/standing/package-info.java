/** Values that are kept right: new messages and the passing of time are worked in without evaluating everything anew. */
@NullMarked
package dev.foretrait.engine.standing;

import org.jspecify.annotations.NullMarked;
