package dev.foretrait.engine.lint;

import dev.foretrait.engine.diagnostic.Rule;

/** What can be said of definitions that are right each by itself. */
public enum LintRule implements Rule.Named {
    I_CADENCE("A definition is computed in real time or in batches, and this is why (L-CMP-5)."),
    I_DISABLED("A definition that is disabled is checked, and not computed."),
    I_FLEX_TRAIT("Flex writes this value to profiles by itself, so it needs no computed trait."),
    I_KEY("Segment makes keys from names, so a key is the one that the name leads to (U-58)."),
    I_REFERENCE("A trait that no definition computes comes with identify calls, or is never there."),
    W_BATCH_SLOTS("No more definitions are computed in batches than Segment computes at a time (L-CMP-3)."),
    W_DISABLED("No definition that is computed reads one that is disabled."),
    W_ENTITLEMENT("What a workspace must be entitled to is used on purpose (L-PLAN-5, L-PLAN-6)."),
    W_QUOTA("There are no more definitions than the plan includes (L-QTY-1, L-QTY-3, U-70)."),
    W_REFERENCE("The name of a trait is not a slip away from that of a definition."),
    W_SAME("No two definitions compute the same."),
    W_WINDOW_HISTORY("A window is no longer than the history that counts (L-DEF-4, L-EVT-3).");

    private final String summary;

    LintRule(String summary) {
        this.summary = summary;
    }

    @Override
    public String summary() {
        return summary;
    }
}
