package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.storage.yaml.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The definitions that were read, and everything that was found while reading.
 *
 * @param definitions those without errors, in the order of files and within a file as written; no key twice
 * @param findings errors and warnings of all files
 */
public record DefinitionSet(List<Definition> definitions, List<Diagnostic> findings) {

    public static final DefinitionSet EMPTY = new DefinitionSet(List.of(), List.of());

    public DefinitionSet {
        definitions = List.copyOf(definitions);
        findings = List.copyOf(findings);
    }

    /** Whether anything was refused. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(Diagnostic::isError);
    }

    /** The same without the definitions that are disabled. */
    public DefinitionSet enabled() {
        return new DefinitionSet(
                definitions.stream().filter(Definition::enabled).toList(), findings);
    }

    /** These and further definitions; of two with one key the second is refused. */
    public DefinitionSet and(DefinitionSet further) {
        Map<String, Definition> byKey = new LinkedHashMap<>();
        definitions.forEach(definition -> byKey.put(definition.key(), definition));
        List<Diagnostic> found = new ArrayList<>(findings);
        found.addAll(further.findings);
        for (Definition definition : further.definitions) {
            Definition first = byKey.putIfAbsent(definition.key(), definition);
            if (first != null) {
                found.add(collision(definition, first));
            }
        }
        return new DefinitionSet(List.copyOf(byKey.values()), found);
    }

    /**
     * The selected definitions, in the order they have here. A selector is a key, {@code tag:T} or {@code path:P}, where
     * P is a file or a folder; several are joined by commas. No selector selects everything. What selects nothing is a
     * finding, unless a definition that is refused may be meant.
     */
    public DefinitionSet select(List<String> selectors) {
        if (selectors.isEmpty()) {
            return this;
        }
        List<Diagnostic> found = new ArrayList<>(findings);
        Set<Definition> selected = new LinkedHashSet<>();
        for (String argument : selectors) {
            Findings ofArgument = new Findings(new Source("--select", argument));
            int start = 0;
            for (String part : argument.split(",", -1)) {
                Selector selector = Selector.parse(part.strip());
                List<Definition> chosen =
                        definitions.stream().filter(selector::selects).toList();
                if (chosen.isEmpty() && !mayBeRefused(selector)) {
                    selector.report(definitions, new Span(start, start + part.length()), ofArgument);
                }
                selected.addAll(chosen);
                start += part.length() + 1;
            }
            found.addAll(ofArgument.all());
        }
        return new DefinitionSet(definitions.stream().filter(selected::contains).toList(), found);
    }

    private boolean mayBeRefused(Selector selector) {
        return findings.stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::source)
                .anyMatch(selector::mayBeIn);
    }

    private static Diagnostic collision(Definition second, Definition first) {
        Source.Position place = first.source().position(first.span().start());
        return new Diagnostic(
                        DefinitionRule.E_KEY_COLLISION,
                        second.source(),
                        second.span(),
                        "the key '" + second.key() + "' is taken: "
                                + first.source().name() + ":" + place.line() + ":" + place.column() + " has it")
                .withHint("give one of them another 'key'");
    }
}
