package dev.foretrait.cli.preview;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.reduce.Oddity;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.ArrayList;
import java.util.List;

/** What the figures of a preview do not say by themselves. */
final class Remarks {

    private final Definition definition;
    private final ProfileValues values;
    private final WhatIf data;
    private final List<String> lines = new ArrayList<>();

    private Remarks(Definition definition, ProfileValues values, WhatIf data) {
        this.definition = definition;
        this.values = values;
        this.data = data;
    }

    /** The remarks, a line each. */
    static List<String> of(Definition definition, ProfileValues values, WhatIf data) {
        Remarks remarks = new Remarks(definition, values, data);
        if (definition.level() == Level.USERS) {
            if (values.members() == 0) {
                remarks.explainNobody();
            }
            remarks.hiddenByFrequency();
        }
        remarks.oddities();
        return remarks.lines;
    }

    private void explainNobody() {
        if (values.profiles() == 0) {
            lines.add("there are no profiles as of this instant: import events, or see --as-of");
            return;
        }
        long anonymous = definition.includeAnonymous() ? 0 : data.members(definition.query(), true);
        if (anonymous > 0) {
            lines.add(Figures.count(anonymous, "profile") + " without user_id or email would have it: see"
                    + " --include-anonymous");
            return;
        }
        for (Chain chain : Chains.of(definition.query())) {
            lines.addAll(ChainStatement.of(chain, data));
        }
        if (lines.isEmpty() && definition.query() instanceof Query.Audience) {
            lines.add("each event it asks for is there, but no profile meets all of the conditions");
        }
    }

    private void hiddenByFrequency() {
        if (!(definition.query() instanceof Query.Trait trait)) {
            return;
        }
        Chain chain = trait.chain();
        Reduction reduction = chain.reduction();
        if (reduction.function() != ReducerFunction.MODE || reduction.frequency() < 2) {
            return;
        }
        Reduction anyTime = new Reduction(ReducerFunction.MODE, reduction.item(), reduction.cast(), 1);
        Query once =
                new Query.Trait(new Chain(chain.extractor(), chain.name(), chain.filters(), anyTime, chain.span()));
        long hidden = data.members(once, definition.includeAnonymous()) - values.members();
        if (hidden > 0) {
            String name = reduction
                    .item()
                    .map(item -> item.path())
                    .map(Remarks::shortName)
                    .orElse("value");
            String often = reduction.frequency() == 2 ? "only once" : "fewer than " + reduction.frequency() + " times";
            lines.add(Figures.count(hidden, "profile") + " had each " + Cells.printable(name) + " " + often);
        }
    }

    private void oddities() {
        values.oddities().forEach((oddity, times) -> {
            if (times > 0) {
                lines.add(words(oddity, times));
            }
        });
    }

    private static String words(Oddity oddity, long times) {
        return switch (oddity) {
            case COERCED_VALUES -> Figures.count(times, "text") + " counted as numbers (U-19)";
            case SKIPPED_VALUES -> Figures.count(times, "value") + " skipped: no numbers (U-19)";
            case INVALID_TIMESTAMP -> Figures.count(times, "value") + " skipped: no ISO-8601 times with a zone (U-33)";
            case UNIQUE_LIST_TRUNCATED -> Figures.count(times, "list") + " cut at the limit L-DEF-5 (U-53)";
        };
    }

    private static String shortName(PropertyPath path) {
        return path.segments().get(path.segments().size() - 1) instanceof PropertyPath.Key key
                ? key.name()
                : path.toString();
    }
}
