package dev.foretrait.cli.explore;

import dev.foretrait.cli.terminal.FilePlace;
import dev.foretrait.storage.ingest.ImportRule;
import dev.foretrait.storage.ingest.Rejected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of exports that were left out for one reason, as Segment would do without a word; or files that could not be read.
 *
 * @param rule the reason
 * @param count how many lines or files there are
 * @param places the first of them, as file and line
 */
public record DroppedKind(ImportRule rule, long count, List<String> places) {

    private static final int MOST_PLACES = 3;

    public DroppedKind {
        places = List.copyOf(places);
    }

    /** The reasons of those lines, the commonest first; files below {@code here} are named from there. */
    public static List<DroppedKind> of(List<Rejected> rejected, Path here) {
        Map<ImportRule, List<Rejected>> byRule = new EnumMap<>(ImportRule.class);
        for (Rejected each : rejected) {
            byRule.computeIfAbsent(each.rule(), any -> new ArrayList<>()).add(each);
        }
        return byRule.entrySet().stream()
                .map(entry -> new DroppedKind(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .limit(MOST_PLACES)
                                .map(each -> FilePlace.of(each.file(), each.line(), here))
                                .toList()))
                .sorted(Comparator.comparingLong(DroppedKind::count).reversed())
                .toList();
    }
}
