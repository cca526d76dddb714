package dev.foretrait.cli.explain;

import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.evidence.Event;
import dev.foretrait.engine.evidence.NextChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a value changes by time alone, in one sentence. */
final class Ahead {

    private Ahead() {}

    static String of(NextChange next, Instant asOf) {
        if (next instanceof NextChange.Never) {
            return "time alone never changes it";
        }
        if (next instanceof NextChange.At change) {
            return "by time alone it changes next at " + IsoTime.format(change.instant()) + ": "
                    + becomes(change.value()) + cause(change);
        }
        if (next instanceof NextChange.OfRows) {
            return "when it changes next cannot be told: it rests on rows of tables, too, and these change when they like";
        }
        Instant notBefore = ((NextChange.NotBefore) next).instant();
        return notBefore.equals(asOf)
                ? "when time alone changes it is not known here"
                : "time alone does not change it before " + IsoTime.format(notBefore);
    }

    private static String becomes(Value value) {
        return value.isAbsent()
                ? "then there is no value"
                : value instanceof Value.Bool member
                        ? "then it is " + (member == Value.Bool.TRUE ? "in" : "out")
                        : "then it is " + Words.value(value);
    }

    private static String cause(NextChange.At change) {
        List<String> causes = new ArrayList<>();
        causes(change.leaving(), "no longer counts", "no longer count", causes);
        causes(change.coming(), "counts, too", "count, too", causes);
        return causes.isEmpty() ? "" : ", as " + String.join(" and ", causes);
    }

    private static void causes(List<Event> events, String one, String several, List<String> causes) {
        if (events.size() == 1) {
            causes.add("the event of " + IsoTime.format(events.get(0).timestamp()) + " " + one);
        } else if (!events.isEmpty()) {
            causes.add(Figures.count(events.size(), "event") + " " + several);
        }
    }
}
