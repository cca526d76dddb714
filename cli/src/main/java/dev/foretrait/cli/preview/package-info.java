/** The preview: members, distribution and sample of each definition, or why there are none; as a screen and as data. */
@NullMarked
package dev.foretrait.cli.preview;

import org.jspecify.annotations.NullMarked;
