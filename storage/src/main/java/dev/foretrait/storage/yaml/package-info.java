/** YAML texts as trees that know where each value stands, and the findings of reading them. */
@NullMarked
package dev.foretrait.storage.yaml;

import org.jspecify.annotations.NullMarked;
