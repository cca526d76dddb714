package dev.foretrait.storage.yaml;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The findings of one source, collected while it is read. */
public final class Findings {

    private final Source source;
    private final List<Diagnostic> found = new ArrayList<>();

    public Findings(Source source) {
        this.source = source;
    }

    /** The text they are in. */
    public Source source() {
        return source;
    }

    /** Adds a finding. */
    public void add(Rule rule, Span span, String message) {
        add(new Diagnostic(rule, source, span, message));
    }

    /** Adds a finding with advice. */
    public void add(Rule rule, Span span, String message, String hint) {
        add(new Diagnostic(rule, source, span, message).withHint(hint));
    }

    /** Adds a finding about a name that is not among the known ones: with the near one and its edit, or all of them. */
    public void addUnknown(Rule rule, Span span, String message, String name, Collection<String> known) {
        Optional<String> near = NearName.of(name, known);
        Diagnostic finding = new Diagnostic(rule, source, span, message);
        if (near.isPresent()) {
            add(finding.withHint(NearName.question(near.get())).withFix(new Fix(span, near.get())));
        } else if (known.isEmpty()) {
            add(finding);
        } else {
            add(finding.withHint(NearName.listed(known)));
        }
    }

    /** Adds a finding made elsewhere. */
    public void add(Diagnostic finding) {
        found.add(finding);
    }

    /** How many findings so far are errors. */
    public long errors() {
        return found.stream().filter(Diagnostic::isError).count();
    }

    /** Whether an error is inside the stretch. */
    public boolean anyErrorIn(Span span) {
        return found.stream()
                .anyMatch(finding -> finding.isError()
                        && span.start() <= finding.span().start()
                        && finding.span().end() <= span.end());
    }

    /** What was found, by its places. */
    public List<Diagnostic> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(finding -> finding.span().start()))
                .toList();
    }
}
