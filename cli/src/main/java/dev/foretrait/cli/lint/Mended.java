package dev.foretrait.cli.lint;

import dev.foretrait.engine.repair.Diagnosis;
import dev.foretrait.engine.repair.Repair;
import java.util.Optional;

/**
 * What became of one definition that was to be repaired.
 *
 * @param diagnosis what was found
 * @param repair the repair that was chosen; empty if there is none
 * @param isMade whether its file says so now, or would without a dry run
 */
public record Mended(Diagnosis diagnosis, Optional<Repair> repair, boolean isMade) {}
