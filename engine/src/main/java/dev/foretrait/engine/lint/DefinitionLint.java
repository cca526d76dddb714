package dev.foretrait.engine.lint;

import static dev.foretrait.engine.lint.LintRule.I_CADENCE;
import static dev.foretrait.engine.lint.LintRule.I_DISABLED;
import static dev.foretrait.engine.lint.LintRule.I_FLEX_TRAIT;
import static dev.foretrait.engine.lint.LintRule.I_KEY;
import static dev.foretrait.engine.lint.LintRule.W_ENTITLEMENT;
import static dev.foretrait.engine.lint.LintRule.W_WINDOW_HISTORY;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Keys;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Cadence;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.semantics.DateCadence;
import dev.foretrait.engine.semantics.KeySpelling;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be said of one definition by itself. */
final class DefinitionLint {

    private final Definition definition;
    private final Limits limits;
    private final Semantics semantics;
    private final List<Diagnostic> findings = new ArrayList<>();

    private DefinitionLint(Definition definition, Limits limits, Semantics semantics) {
        this.definition = definition;
        this.limits = limits;
        this.semantics = semantics;
    }

    static List<Diagnostic> of(Definition definition, Limits limits, Semantics semantics) {
        DefinitionLint lint = new DefinitionLint(definition, limits, semantics);
        lint.checkKey();
        lint.checkEntitlement();
        lint.checkWindows();
        lint.checkFlexTrait();
        if (definition.enabled()) {
            lint.tellCadence();
        } else {
            lint.tellDisabled();
        }
        return lint.findings;
    }

    private void tellDisabled() {
        add(
                I_DISABLED,
                definition.span(),
                "this is disabled, so it is not computed",
                "take 'enabled: false' out to have it computed");
    }

    private void checkKey() {
        Optional<String> predicted = Keys.predicted(definition.name(), semantics.of(KeySpelling.class))
                .filter(key -> !key.equals(definition.key()));
        predicted.ifPresent(key -> add(
                I_KEY,
                definition.span(),
                "Segment will probably call this '" + key + "': it makes keys from names",
                "it is '" + definition.key() + "' here; give them one name, or expect two"));
    }

    private void checkEntitlement() {
        switch (definition.level()) {
            case USERS -> {}
            case ACCOUNTS ->
                add(
                        W_ENTITLEMENT,
                        definition.span(),
                        "this is about accounts, which Segment switches on by request (L-PLAN-5)",
                        "make sure that the workspace has them");
            case LINKED ->
                add(
                        W_ENTITLEMENT,
                        definition.span(),
                        "this is a linked audience, which is an addition to Engage (L-PLAN-6)",
                        "make sure that the contract has it");
        }
    }

    private void checkWindows() {
        OptionalLong days = limits.of(Limit.HISTORY);
        if (days.isEmpty()) {
            return;
        }
        Duration history = Duration.ofDays(days.getAsLong());
        for (Filter filter : Parts.of(definition.query()).filters()) {
            fromNow(filter)
                    .filter(length -> length.duration().compareTo(history) > 0)
                    .ifPresent(length -> add(
                            W_WINDOW_HISTORY,
                            filter.span(),
                            "this looks back " + length + ", and no more than the last " + days.getAsLong()
                                    + " days count",
                            "see L-EVT-3 for what the contract says"));
        }
    }

    private static Optional<Length> fromNow(Filter filter) {
        if (filter instanceof Filter.Within within && within.anchor() == Filter.Anchor.NOW) {
            return Optional.of(within.length());
        }
        return filter instanceof Filter.Between between && between.anchor() == Filter.Anchor.NOW
                ? Optional.of(between.far())
                : Optional.empty();
    }

    private void checkFlexTrait() {
        FlexTrait.of(definition.query())
                .filter(trait -> definition.level() == Level.USERS)
                .ifPresent(trait -> add(
                        I_FLEX_TRAIT,
                        definition.span(),
                        "Flex writes this value to profiles by itself, as '" + trait.key() + "'",
                        "use that and leave the computed trait to something else"));
    }

    private void tellCadence() {
        Cadence cadence = Cadence.of(definition.query(), definition.level(), semantics.of(DateCadence.class));
        for (Cadence.Reason reason : cadence.reasons()) {
            String pace = switch (cadence.pace()) {
                case REALTIME -> "computed in real time";
                case BATCH -> "computed in batches" + interval();
            };
            Diagnostic told = new Diagnostic(
                    I_CADENCE,
                    definition.source(),
                    reason.span().orElse(definition.span()),
                    pace + ": " + reason.text());
            findings.add(told);
        }
    }

    private String interval() {
        OptionalLong hours = limits.of(Limit.BATCH_INTERVAL);
        return definition.level() == Level.LINKED || hours.isEmpty()
                ? ""
                : ", about every " + new Length(hours.getAsLong(), Length.Unit.HOUR);
    }

    private void add(LintRule rule, Span span, String message, String hint) {
        findings.add(new Diagnostic(rule, definition.source(), span, message).withHint(hint));
    }
}
