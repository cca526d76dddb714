package dev.foretrait.cli.explain;

import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.FilePlace;
import dev.foretrait.storage.space.LeftOutCopies;
import dev.foretrait.storage.space.LeftOutCopies.Copy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which copies of events do not count, as sentences: an event each, the first few. */
final class CopyLines {

    private static final int MOST_EVENTS = 5;
    private static final int MOST_COPIES = 3;

    private CopyLines() {}

    /**
     * The sentences.
     *
     * @param all whether every copy is named
     * @param here files below are named from there
     */
    static List<String> of(LeftOutCopies copies, boolean all, Path here) {
        List<String> sentences = new ArrayList<>();
        List<Map.Entry<String, List<Copy>>> events =
                List.copyOf(copies.byMessage().entrySet());
        int shown = all ? events.size() : Math.min(MOST_EVENTS, events.size());
        for (Map.Entry<String, List<Copy>> event : events.subList(0, shown)) {
            sentences.add(sentence(event.getKey(), event.getValue(), all, here));
        }
        if (shown < events.size()) {
            long more = events.subList(shown, events.size()).stream()
                    .mapToLong(event -> event.getValue().size())
                    .sum();
            sentences.add("and " + Figures.count(more, "copy", "copies") + " of "
                    + Figures.count(events.size() - shown, "more event") + "; --all shows them");
        }
        if (!copies.areAllKnown()) {
            sentences.add("these events were imported before foretrait noted copies, so there may have been more;"
                    + " a new space into which the exports are imported tells");
        }
        return sentences;
    }

    private static String sentence(String id, List<Copy> copies, boolean all, Path here) {
        int shown = all ? copies.size() : Math.min(MOST_COPIES, copies.size());
        List<String> places = new ArrayList<>();
        copies.subList(0, shown).forEach(copy -> places.add(place(copy, here)));
        if (shown < copies.size()) {
            places.add(Figures.grouped(copies.size() - shown) + " more");
        }
        return Figures.count(copies.size(), "copy", "copies") + " of " + id + (copies.size() == 1 ? " was" : " were")
                + " left out: " + String.join(", ", places);
    }

    private static String place(Copy copy, Path here) {
        String file = copy.file().isEmpty() ? "in an earlier import" : FilePlace.of(copy.file(), copy.line(), here);
        return file + (copy.differs() ? " (another text)" : " (the same)");
    }
}
