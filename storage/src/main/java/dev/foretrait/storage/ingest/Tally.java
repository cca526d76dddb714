package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.storage.ingest.ImportReport.DuplicatePair;
import dev.foretrait.storage.ingest.ImportReport.FileReport;
import dev.foretrait.storage.ingest.ImportReport.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what an import does. */
final class Tally {

    private static final ImportRule[] RULES = ImportRule.values();

    private final List<FileReport> files = new ArrayList<>();
    private final Map<String, Long> events = new TreeMap<>(CodePointOrder.INSTANCE);
    private final long[] counts = new long[RULES.length];
    private final Map<ImportRule, List<Sample>> samples = new EnumMap<>(ImportRule.class);
    private final Map<DuplicatePair, Long> duplicates = new LinkedHashMap<>();
    private long firstTimestamp = Long.MAX_VALUE;
    private long lastTimestamp = Long.MIN_VALUE;
    private long lastReceivedAt = Long.MIN_VALUE;
    private long messages;

    private String file = "";
    private long unchangedLines;
    private long stored;
    private long duplicate;
    private long rejected;

    void begin(String name, long linesBefore) {
        file = name;
        unchangedLines = linesBefore;
        stored = 0;
        duplicate = 0;
        rejected = 0;
    }

    void end(long bytes, Optional<ImportRule> problem) {
        files.add(new FileReport(file, bytes, stored, duplicate, rejected, unchangedLines, problem));
    }

    /** How many messages were read so far. */
    long messages() {
        return messages;
    }

    /** So many messages of that event, or of that type where there is none, were {@link #stored}. */
    void named(String event, int count) {
        if (count > 0) {
            events.merge(event, (long) count, Long::sum);
        }
    }

    void stored(long timestamp, long receivedAt) {
        messages++;
        stored++;
        firstTimestamp = Math.min(firstTimestamp, timestamp);
        lastTimestamp = Math.max(lastTimestamp, timestamp);
        if (receivedAt != Block.NEVER_RECEIVED) {
            lastReceivedAt = Math.max(lastReceivedAt, receivedAt);
        }
    }

    void duplicate(String firstIn) {
        messages++;
        duplicate++;
        duplicates.merge(new DuplicatePair(file, firstIn, 0), 1L, Long::sum);
    }

    void rejected(ImportRule rule, long line) {
        messages++;
        rejected++;
        count(rule, line);
    }

    void warned(long warnings, long line) {
        for (long rest = warnings; rest != 0; rest &= rest - 1) {
            count(RULES[Long.numberOfTrailingZeros(rest)], line);
        }
    }

    private void count(ImportRule rule, long line) {
        counts[rule.ordinal()]++;
        List<Sample> places = samples.computeIfAbsent(rule, none -> new ArrayList<>());
        if (places.size() < ImportReport.MAX_SAMPLES) {
            places.add(new Sample(file, line));
        }
    }

    ImportReport report() {
        Map<ImportRule, Long> leftOut = new EnumMap<>(ImportRule.class);
        Map<ImportRule, Long> warnings = new EnumMap<>(ImportRule.class);
        for (ImportRule rule : RULES) {
            if (counts[rule.ordinal()] > 0) {
                (rule.isWarning() ? warnings : leftOut).put(rule, counts[rule.ordinal()]);
            }
        }
        return new ImportReport(
                List.copyOf(files),
                events,
                leftOut,
                warnings,
                samples,
                duplicates.entrySet().stream()
                        .map(each -> new DuplicatePair(
                                each.getKey().file(), each.getKey().firstIn(), each.getValue()))
                        .toList(),
                instant(firstTimestamp),
                instant(lastTimestamp),
                instant(lastReceivedAt));
    }

    private static Optional<Instant> instant(long millis) {
        return millis == Long.MAX_VALUE || millis == Long.MIN_VALUE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(millis));
    }
}
