package dev.foretrait.cli.explain;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.evidence.ChainEvidence;
import dev.foretrait.engine.evidence.Contribution;
import dev.foretrait.engine.evidence.Frequency;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Printer;
import java.util.List;

/** The reason for a value in one sentence. */
final class Verdict {

    private Verdict() {}

    /**
     * The sentence.
     *
     * @param level whom the events are of
     * @param printer how the space writes queries
     */
    static String of(ChainEvidence chain, Level level, Printer printer) {
        long counted = chain.contributions().size();
        long all = counted + chain.nearMisses().size();
        String event = "\"" + Cells.printable(chain.chain().name()) + "\"";
        if (all == 0) {
            return "there is no event " + event + " of this " + level.noun();
        }
        String share = all == 1
                ? "the only " + event + " event " + (counted == 1 ? "counts" : "does not count")
                : share(counted, all, event);
        String how = counted == 0 ? "" : how(chain, printer);
        return how.isEmpty() ? share : share + ": " + how;
    }

    private static String share(long counted, long all, String event) {
        String events = Figures.count(all, event + " event");
        if (counted == all) {
            return "all " + events + " count";
        }
        return counted == 0
                ? "none of " + events + " counts"
                : Figures.grouped(counted) + " of " + events + (counted == 1 ? " counts" : " count");
    }

    private static String how(ChainEvidence chain, Printer printer) {
        String item = chain.chain()
                .reduction()
                .item()
                .map(field -> Words.name(field, printer))
                .orElse("");
        return switch (chain.chain().reduction().function()) {
            case COUNT -> "";
            case SUM -> "the sum of " + item;
            case AVG -> "the average of " + item;
            case MIN -> "the least " + item + winner(chain);
            case MAX -> "the greatest " + item + winner(chain);
            case FIRST -> "the first " + item + winner(chain);
            case LAST -> "the last " + item + winner(chain);
            case UNIQUE -> "the distinct values of " + item;
            case UNIQUE_COUNT -> "the number of distinct values of " + item;
            case MODE -> mode(chain, item);
        };
    }

    private static String winner(ChainEvidence chain) {
        return chain.winner()
                .map(winner -> {
                    Contribution won = chain.contributions().get(winner.contribution());
                    String ties = winner.ties() == 0
                            ? ""
                            : ", and of " + Figures.count(winner.ties(), "other") + " with the same value";
                    return ", that of " + IsoTime.format(won.event().timestamp()) + ties;
                })
                .orElse("");
    }

    private static String mode(ChainEvidence chain, String item) {
        List<Frequency> frequencies = chain.frequencies();
        Frequency first = frequencies.get(0);
        long asked = chain.chain().reduction().frequency();
        if (chain.value().isAbsent()) {
            return "no " + item + " was seen " + times(asked) + "; the commonest, "
                    + Words.value(Value.of(first.form())) + ", " + times(first.times());
        }
        long ties = frequencies.stream()
                        .filter(each -> each.times() == first.times())
                        .count()
                - 1;
        return "the commonest " + item + ", seen " + times(first.times()) + " where " + times(asked) + " is asked"
                + (ties == 0
                        ? ""
                        : "; " + Figures.count(ties, "other") + " as often, and the first by code point wins");
    }

    private static String times(long times) {
        return times == 1 ? "once" : times == 2 ? "twice" : Figures.grouped(times) + " times";
    }
}
