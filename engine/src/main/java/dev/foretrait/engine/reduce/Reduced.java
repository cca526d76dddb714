package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.ProfileColumn;
import java.util.Map;

/**
 * What a reducer came to.
 *
 * @param values a value of each subject
 * @param oddities what was odd about the values added, and how often
 */
public record Reduced(ProfileColumn values, Map<Oddity, Long> oddities) {}
