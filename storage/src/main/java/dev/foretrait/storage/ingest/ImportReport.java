package dev.foretrait.storage.ingest;

import dev.foretrait.engine.event.IsoTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import did (exports.md 11). Everything is in a stable order: rules in the order of {@link ImportRule}, files and
 * samples as they were read.
 *
 * @param files what was found in each file
 * @param events how many messages were stored, by event name or, where there is none, by type; in code point order
 * @param rejected how often each rule left something out
 * @param warnings how often each warning was given
 * @param samples the first places of each rule and warning
 * @param duplicates copies of messages that were there already, by the file of the copy and the file of the first
 * @param firstTimestamp the least timestamp stored
 * @param lastTimestamp the greatest timestamp stored
 * @param lastReceivedAt the greatest receivedAt stored
 */
public record ImportReport(
        List<FileReport> files,
        Map<String, Long> events,
        Map<ImportRule, Long> rejected,
        Map<ImportRule, Long> warnings,
        Map<ImportRule, List<Sample>> samples,
        List<DuplicatePair> duplicates,
        Optional<Instant> firstTimestamp,
        Optional<Instant> lastTimestamp,
        Optional<Instant> lastReceivedAt) {

    /** How many places are kept of each rule. */
    public static final int MAX_SAMPLES = 100;

    /** The file that the first copy is in, where an earlier import stored it. */
    public static final String EARLIER_IMPORT = "(an earlier import)";

    /** Messages that were read: stored, duplicate or rejected. */
    public long read() {
        return stored() + duplicate() + rejectedLines();
    }

    /** Messages that are new in the space. */
    public long stored() {
        return files.stream().mapToLong(FileReport::stored).sum();
    }

    /** Copies of messages that were there already. */
    public long duplicate() {
        return files.stream().mapToLong(FileReport::duplicate).sum();
    }

    /** Lines and files that were left out. */
    public long rejectedTotal() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Lines that were left out. */
    public long rejectedLines() {
        return rejected.entrySet().stream()
                .filter(entry -> !entry.getKey().isOfWholeFile())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The names of files that could not be read, or not to their end. */
    public List<String> unreadable() {
        return files.stream()
                .filter(file -> file.problem()
                        .filter(ImportRule.FILE_UNREADABLE::equals)
                        .isPresent())
                .map(FileReport::name)
                .toList();
    }

    /** Bytes of unpacked text that were read. */
    public long bytes() {
        return files.stream().mapToLong(FileReport::bytes).sum();
    }

    /**
     * What was found in one file.
     *
     * @param name its name
     * @param bytes how much unpacked text was read
     * @param stored new messages
     * @param duplicate copies of messages that were there already
     * @param rejected lines that were left out
     * @param unchangedLines lines at its start that an earlier import had read
     * @param problem why it was not read to its end, or not at all
     */
    public record FileReport(
            String name,
            long bytes,
            long stored,
            long duplicate,
            long rejected,
            long unchangedLines,
            Optional<ImportRule> problem) {}

    /** Where something was found. */
    public record Sample(String file, long line) {}

    /** How many messages of one file were there already from another, or from the same. */
    public record DuplicatePair(String file, String firstIn, long messages) {}

    /** For logs: the totals in one line. */
    @Override
    public String toString() {
        return "read " + read() + ", stored " + stored() + ", duplicate " + duplicate() + ", rejected "
                + rejectedTotal()
                + lastTimestamp.map(last -> ", until " + IsoTime.format(last)).orElse("");
    }
}
