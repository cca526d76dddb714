package dev.foretrait.storage.ingest;

import java.util.HashMap;
import java.util.Map;

/** One import: takes the pieces of each source apart into messages, and commits from time to time. */
final class ImportRun {

    private final Intake intake;
    private final OpenBlocks blocks;
    private final Lines lines;
    private final ReadAhead reading;
    private final BlockWriter writer;
    private final ImportProgress progress;
    private final long size;
    private final int commitEvery;

    private final Map<String, FileProgress> reached = new HashMap<>();
    private long committed;

    ImportRun(
            Intake intake,
            OpenBlocks blocks,
            ReadAhead reading,
            BlockWriter writer,
            ImportProgress progress,
            long size,
            int commitEvery) {
        this.intake = intake;
        this.blocks = blocks;
        this.lines = new Lines(intake);
        this.reading = reading;
        this.writer = writer;
        this.progress = progress;
        this.size = size;
        this.commitEvery = commitEvery;
    }

    ImportReport run() {
        for (ReadAhead.Step step = reading.take(); step instanceof ReadAhead.Start start; step = reading.take()) {
            file(start);
        }
        commit();
        writer.drain();
        return blocks.tally.report();
    }

    private void file(ReadAhead.Start start) {
        String name = start.source().name();
        long known = start.unchanged().map(FileProgress::textBytes).orElse(0L);
        lines.begin(start.unchanged().map(FileProgress::lines).orElse(0L));
        intake.begin(start.source(), lines.ends());
        PieceStream document = new PieceStream(reading);
        ReadAhead.End end;
        long textBytes = known;
        if (start.document()) {
            long lineEnds = new Document(intake, this::commitIfDue).take(document);
            end = document.readToEnd();
            textBytes = document.textBytes();
            if (end.problem().isEmpty() && start.source().isFile()) {
                reached.put(name, new FileProgress(textBytes, document.textHash(), lineEnds, true));
            }
            commitIfDue();
        } else {
            ReadAhead.Step step = reading.take();
            while (step instanceof ReadAhead.Piece piece) {
                intake.begin(piece);
                boolean complete = lines.take(piece);
                intake.end(piece);
                textBytes = piece.textBytes();
                if (complete && start.source().isFile()) {
                    boolean whole = intake.madeIds()
                            || start.unchanged().map(FileProgress::whole).orElse(false);
                    reached.put(name, new FileProgress(textBytes, piece.textHash(), lines.ends(), whole));
                }
                commitIfDue();
                progress.advanced(name, reading.bytes(), size, intake.messages());
                step = reading.take();
            }
            end = (ReadAhead.End) step;
        }
        end.problem().ifPresent(rule -> intake.reject(rule, end.detail(), 0, 0, new byte[0]));
        intake.end(textBytes - known, end.problem());
        progress.advanced(name, reading.bytes(), size, intake.messages());
    }

    private void commitIfDue() {
        if (intake.messages() - committed >= commitEvery) {
            commit();
        }
    }

    private void commit() {
        committed = intake.messages();
        intake.handOver();
        Map<String, FileProgress> files = Map.copyOf(reached);
        reached.clear();
        writer.write(handle -> {
            blocks.flush(handle);
            ImportState.save(handle, files);
        });
        writer.commit();
    }
}
