package dev.foretrait.storage.ingest;

import java.util.concurrent.Executor;

/** Takes the pieces of sources apart into messages, and has the import told how far it is. */
final class SourceScan {

    /** Within a text over many lines, the import is told after so many messages. */
    private static final int MESSAGES_AT_ONCE = 1_024;

    private final Intake intake;
    private final Lines lines;
    private final ReadAhead reading;
    private final Executor steps;
    private final ImportRun run;
    private long told;

    SourceScan(Intake intake, ReadAhead reading, Executor steps, ImportRun run) {
        this.intake = intake;
        this.lines = new Lines(intake);
        this.reading = reading;
        this.steps = steps;
        this.run = run;
    }

    /** Takes a whole source in, of which the start was read. */
    void take(ReadAhead.Start start) {
        String name = start.source().name();
        long known = start.unchanged().map(FileProgress::textBytes).orElse(0L);
        lines.begin(start.unchanged().map(FileProgress::lines).orElse(0L));
        intake.begin(start.source(), start.linesBefore(), start.unchanged().isEmpty());
        PieceStream document = new PieceStream(reading);
        ReadAhead.End end;
        long textBytes = known;
        if (start.document()) {
            long lineEnds = new Document(intake, () -> tellIfMany(name)).take(document);
            end = document.readToEnd();
            textBytes = document.textBytes();
            if (end.problem().isEmpty() && start.source().isFile()) {
                reach(name, new FileProgress(textBytes, document.textHash(), lineEnds, true));
            }
            tell(name);
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
                    reach(name, new FileProgress(textBytes, piece.textHash(), lines.ends(), whole));
                }
                tell(name);
                step = reading.take();
            }
            end = (ReadAhead.End) step;
        }
        end.problem().ifPresent(rule -> intake.reject(rule, end.detail(), 0, 0, new byte[0]));
        intake.end(textBytes - known, end.problem());
        tell(name);
    }

    private void reach(String name, FileProgress progress) {
        steps.execute(() -> run.reached(name, progress));
    }

    private void tellIfMany(String name) {
        if (intake.messages() - told >= MESSAGES_AT_ONCE) {
            tell(name);
        }
    }

    private void tell(String name) {
        intake.handOver();
        long more = intake.messages() - told;
        told = intake.messages();
        steps.execute(() -> run.taken(name, more));
    }
}
