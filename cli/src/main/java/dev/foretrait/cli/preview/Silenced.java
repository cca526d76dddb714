package dev.foretrait.cli.preview;

import dev.foretrait.engine.diagnostic.Diagnostic;
import java.util.Optional;

/**
 * A finding that nobody wants to hear of.
 *
 * @param finding the finding
 * @param besideDefinition whether it is silenced beside the definition that it is about, and not for the whole space
 * @param reason why, if it was written down
 */
public record Silenced(Diagnostic finding, boolean besideDefinition, Optional<String> reason) {}
