/** Every profile's value of every chosen definition, in the formats that programs read, Segment's three among them. */
@NullMarked
package dev.foretrait.cli.values;

import org.jspecify.annotations.NullMarked;
