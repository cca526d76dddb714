package dev.foretrait.engine.repair;

import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of a definition that was tried on the data.
 *
 * @param edits what is changed
 * @param query the definition's query after it
 * @param members how many members the definition would have
 * @param noun what a member is: {@code profile} or {@code account}
 */
public record Repair(List<Edit> edits, Query query, long members, String noun) {

    public Repair {
        edits = List.copyOf(edits);
    }

    /**
     * {@code with event "Flex - Engagement Initiated" and property "Direction": 803 profiles}.
     *
     * @param printer how the space writes queries
     */
    public String words(Printer printer) {
        return edit(printer) + ": " + Counts.of(members, noun);
    }

    /**
     * {@code with event "Flex - Engagement Initiated" and property "Direction"}.
     *
     * @param printer how the space writes queries
     */
    public String edit(Printer printer) {
        List<String> parts = new ArrayList<>();
        for (Edit edit : edits) {
            boolean firstOfKind = parts.stream().noneMatch(part -> part.startsWith(edit.preposition()));
            String part = (firstOfKind ? edit.preposition() + " " : "") + edit.words(printer);
            if (!parts.contains(part)) {
                parts.add(part);
            }
        }
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
