package dev.foretrait.engine.lint;

import static dev.foretrait.engine.lint.LintRule.I_REFERENCE;
import static dev.foretrait.engine.lint.LintRule.W_BATCH_SLOTS;
import static dev.foretrait.engine.lint.LintRule.W_DISABLED;
import static dev.foretrait.engine.lint.LintRule.W_QUOTA;
import static dev.foretrait.engine.lint.LintRule.W_REFERENCE;
import static dev.foretrait.engine.lint.LintRule.W_SAME;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Keys;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Cadence;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.semantics.CountedDefinitions;
import dev.foretrait.engine.semantics.DateCadence;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be said of all definitions of a space together. */
final class SpaceLint {

    private final List<Definition> definitions;
    private final Limits limits;
    private final Semantics semantics;
    private final List<Diagnostic> findings = new ArrayList<>();

    private SpaceLint(List<Definition> definitions, Limits limits, Semantics semantics) {
        this.definitions = definitions;
        this.limits = limits;
        this.semantics = semantics;
    }

    static List<Diagnostic> of(List<Definition> definitions, Limits limits, Semantics semantics) {
        SpaceLint lint = new SpaceLint(definitions, limits, semantics);
        lint.checkQuantity(Kind.TRAIT, Limit.COMPUTED_TRAITS, "computed trait");
        lint.checkQuantity(Kind.AUDIENCE, Limit.AUDIENCES, "audience");
        lint.checkBatchSlots();
        lint.checkSame();
        lint.checkReferences();
        return lint.findings;
    }

    private void checkQuantity(Kind kind, Limit limit, String noun) {
        boolean countsDisabled = semantics.of(CountedDefinitions.class) == CountedDefinitions.ALL;
        List<Definition> counted = definitions.stream()
                .filter(each -> each.kind() == kind && (countsDisabled || each.enabled()))
                .toList();
        firstBeyond(counted, limit)
                .ifPresent(first -> add(
                        new Diagnostic(
                                W_QUOTA,
                                first.source(),
                                first.span(),
                                (counted.size() == 1
                                                ? "there is 1 " + noun
                                                : "there are " + counted.size() + " " + noun + "s")
                                        + ", and the plan includes "
                                        + limits.of(limit).orElseThrow() + " (" + limit.id() + ")"),
                        "leave some out, or tell what the contract says: 'plan' or 'limits' in foretrait.yaml"));
    }

    private void checkBatchSlots() {
        List<Definition> batch = definitions.stream()
                .filter(each -> each.enabled() && each.level() != Level.LINKED)
                .filter(each -> Cadence.of(each.query(), each.level(), semantics.of(DateCadence.class))
                                .pace()
                        == Cadence.Pace.BATCH)
                .toList();
        firstBeyond(batch, Limit.BATCH_COMPUTATIONS)
                .ifPresent(first -> add(
                        new Diagnostic(
                                W_BATCH_SLOTS,
                                first.source(),
                                first.span(),
                                "there are " + batch.size() + " definitions that are computed in batches, and "
                                        + limits.of(Limit.BATCH_COMPUTATIONS).orElseThrow() + " run at a time ("
                                        + Limit.BATCH_COMPUTATIONS.id() + ")"),
                        "the others wait, so their values come later"));
    }

    private Optional<Definition> firstBeyond(List<Definition> counted, Limit limit) {
        OptionalLong most = limits.of(limit);
        return most.isPresent() && counted.size() > most.getAsLong()
                ? Optional.of(counted.get((int) most.getAsLong()))
                : Optional.empty();
    }

    private void checkSame() {
        record Meaning(Kind kind, Level level, boolean includeAnonymous, String query) {}
        Map<Meaning, Definition> first = new HashMap<>();
        for (Definition each : definitions.stream().filter(Definition::enabled).toList()) {
            Meaning meaning =
                    new Meaning(each.kind(), each.level(), each.includeAnonymous(), Printer.print(each.query()));
            Definition other = first.putIfAbsent(meaning, each);
            if (other != null) {
                Source.Position place = other.source().position(other.span().start());
                add(
                        new Diagnostic(
                                W_SAME,
                                each.source(),
                                each.span(),
                                "this computes the same as '" + other.key() + "', "
                                        + other.source().name() + ":" + place.line()),
                        "one of them is enough");
            }
        }
    }

    private void checkReferences() {
        List<String> keys = definitions.stream().map(Definition::key).toList();
        for (Definition each : definitions) {
            for (Operand.Field field : Parts.of(each.query()).fields()) {
                if (field.scope() == Operand.Scope.TRAIT) {
                    checkReference(each, field, keys);
                }
            }
        }
    }

    private void checkReference(Definition definition, Operand.Field field, List<String> keys) {
        if (!(field.path().segments().get(0) instanceof PropertyPath.Key key)) {
            return;
        }
        String name = key.name();
        boolean isOff = definitions.stream().anyMatch(each -> each.key().equals(name) && !each.enabled());
        if (isOff && definition.enabled()) {
            add(
                    new Diagnostic(
                            W_DISABLED,
                            definition.source(),
                            field.nameSpan(),
                            "'" + name + "' is disabled, so nothing computes it"),
                    "enable it, or read another");
            return;
        }
        if (keys.contains(name) || Keys.isReserved(name) || FlexTrait.isKey(name)) {
            return;
        }
        Optional<String> near = NearName.of(name, keys);
        Diagnostic finding = new Diagnostic(
                near.isPresent() ? W_REFERENCE : I_REFERENCE,
                definition.source(),
                field.nameSpan(),
                "no definition here has the key '" + name + "'");
        add(finding, near.map(NearName::question).orElse("it is a custom trait, or one that is defined elsewhere"));
    }

    private void add(Diagnostic finding, String hint) {
        findings.add(finding.withHint(hint));
    }
}
