package dev.foretrait.engine.diagnostic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How bad a space holds the cases of some rules to be: worse or less bad than usual, or not worth a word. */
public final class Severities {

    /** Every rule as it says itself. */
    public static final Severities USUAL = new Severities(Map.of());

    private final Map<String, Grade> byId;

    private Severities(Map<String, Grade> byId) {
        this.byId = byId;
    }

    /** The same but for one rule; empty to silence it. */
    public Severities with(Rule rule, Optional<Severity> severity) {
        return with(rule.id(), new Grade(severity, Optional.empty()));
    }

    /** The same but for the rule of that id, which need not be one. */
    public Severities with(String id, Grade grade) {
        Map<String, Grade> changed = new TreeMap<>(byId);
        changed.put(id, grade);
        return new Severities(changed);
    }

    /** The same but for the rules of which the others say something. */
    public Severities and(Severities others) {
        Map<String, Grade> changed = new TreeMap<>(byId);
        changed.putAll(others.byId);
        return new Severities(changed);
    }

    /** The ids of the rules of which these say something. */
    public Set<String> ids() {
        return byId.keySet();
    }

    /** How bad a case of the rule is here; empty if it is silenced. */
    public Optional<Severity> of(Rule rule) {
        Grade grade = byId.get(rule.id());
        return grade == null ? Optional.of(rule.severity()) : grade.severity();
    }

    /** Why they hold cases of the rule to be as bad as that, if it was written down. */
    public Optional<String> reason(Rule rule) {
        return Optional.ofNullable(byId.get(rule.id())).flatMap(Grade::reason);
    }

    /** The findings that are left, each as bad as it is here. */
    public List<Diagnostic> applyTo(List<Diagnostic> findings) {
        return findings.stream()
                .flatMap(finding -> of(finding.rule()).map(severity -> graded(finding, severity)).stream())
                .toList();
    }

    private static Diagnostic graded(Diagnostic finding, Severity severity) {
        return severity == finding.rule().severity()
                ? finding
                : new Diagnostic(
                        new Graded(finding.rule(), severity),
                        finding.source(),
                        finding.span(),
                        finding.message(),
                        finding.hint(),
                        finding.related(),
                        finding.fix());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Severities that && byId.equals(that.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    @Override
    public String toString() {
        return byId.toString();
    }

    /** A rule with another severity than its own. */
    private record Graded(Rule rule, Severity severity) implements Rule {
        @Override
        public String id() {
            return rule.id();
        }

        @Override
        public String summary() {
            return rule.summary();
        }
    }
}
