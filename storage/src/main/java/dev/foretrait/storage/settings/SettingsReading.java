package dev.foretrait.storage.settings;

import dev.foretrait.engine.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of a settings file.
 *
 * @param settings what it says; empty if there is an error among the findings
 * @param findings all of them, by their places
 */
public record SettingsReading(Optional<SpaceSettings> settings, List<Diagnostic> findings) {

    public SettingsReading {
        findings = List.copyOf(findings);
    }
}
