/** Tests of the script that starts the command. */
@NullMarked
package dev.foretrait.cli.launch;

import org.jspecify.annotations.NullMarked;
