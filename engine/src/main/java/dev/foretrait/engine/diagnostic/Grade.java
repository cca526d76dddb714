package dev.foretrait.engine.diagnostic;

import java.util.Optional;

/**
 * How bad the cases of a rule are held to be.
 *
 * @param severity empty for silence
 * @param reason why, if it was written down
 */
public record Grade(Optional<Severity> severity, Optional<String> reason) {}
