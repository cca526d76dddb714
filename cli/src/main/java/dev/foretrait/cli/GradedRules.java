package dev.foretrait.cli;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.storage.settings.Rules;
import dev.foretrait.storage.settings.SettingsRule;
import java.util.List;
import java.util.Optional;

/** The rules that a definition gives a severity of its own. */
final class GradedRules {

    private GradedRules() {}

    /** A finding for each that is no rule, or stays an error. */
    static List<Diagnostic> check(Definition definition) {
        return definition.severities().ids().stream()
                .flatMap(id -> problem(definition, id).stream())
                .toList();
    }

    private static Optional<Diagnostic> problem(Definition definition, String id) {
        Optional<Rule> rule = Rules.named(id);
        if (rule.isEmpty()) {
            Diagnostic finding = finding(definition, "there is no rule '" + id + "', which 'lint' names here");
            return Optional.of(finding.withHint(Rules.advice(id)));
        }
        return rule.get().severity() == Severity.ERROR
                ? Optional.of(finding(definition, "'" + id + "' stays an error: what it is about cannot be used")
                        .withHint("warnings and notes can be changed"))
                : Optional.empty();
    }

    private static Diagnostic finding(Definition definition, String message) {
        return new Diagnostic(SettingsRule.E_LINT, definition.source(), definition.span(), message);
    }
}
