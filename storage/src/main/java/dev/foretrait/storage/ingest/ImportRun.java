package dev.foretrait.storage.ingest;

import dev.foretrait.engine.event.Value;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** One import: takes the pieces of each source apart into messages, and commits from time to time. */
final class ImportRun {

    private final Intake intake;
    private final OpenBlocks blocks;
    private final Tape tape;
    private final MessageReader reader;
    private final BatchBody batches;
    private final ReadAhead reading;
    private final BlockWriter writer;
    private final ImportProgress progress;
    private final long size;
    private final int commitEvery;

    private final Map<String, FileProgress> reached = new HashMap<>();
    private long lineEnds;
    private long committed;

    ImportRun(
            Intake intake,
            OpenBlocks blocks,
            ReadAhead reading,
            BlockWriter writer,
            ImportOptions options,
            ImportProgress progress,
            long size,
            int commitEvery) {
        this.intake = intake;
        this.blocks = blocks;
        this.tape = intake.tape;
        this.reader = new MessageReader(tape);
        this.batches = new BatchBody(options);
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
        writer.finish();
        return blocks.tally.report();
    }

    private void file(ReadAhead.Start start) {
        String name = start.source().name();
        long known = start.unchanged().map(FileProgress::textBytes).orElse(0L);
        lineEnds = start.unchanged().map(FileProgress::lines).orElse(0L);
        intake.begin(start.source(), lineEnds);
        PieceStream document = new PieceStream(reading);
        ReadAhead.End end;
        long textBytes = known;
        if (start.document()) {
            document(document);
            end = document.readToEnd();
            textBytes = document.textBytes();
            if (end.problem().isEmpty() && start.source().isFile()) {
                reached.put(name, new FileProgress(textBytes, document.textHash(), lineEnds, true));
            }
            commitIfDue();
        } else {
            ReadAhead.Step step = reading.take();
            while (step instanceof ReadAhead.Piece piece) {
                boolean complete = lines(piece);
                textBytes = piece.textBytes();
                if (complete && start.source().isFile()) {
                    boolean whole = intake.madeIds()
                            || start.unchanged().map(FileProgress::whole).orElse(false);
                    reached.put(name, new FileProgress(textBytes, piece.textHash(), lineEnds, whole));
                }
                reading.release(piece);
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
        intake.tidy();
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

    /**
     * Takes in the lines of a piece. Where one cannot be read, reading goes on with the line after it.
     *
     * @return false if the piece ends in a line that breaks off
     */
    private boolean lines(ReadAhead.Piece piece) {
        byte[] bytes = piece.bytes();
        if (piece.textBytes() == piece.length()) {
            blankByteOrderMark(bytes, piece.length());
        }
        if (piece.cut()) {
            intake.reject(ImportRule.LINE_TOO_LONG, "", lineEnds + 1, 0, Arrays.copyOf(bytes, ReadAhead.MAX_LINE));
            lineEnds += piece.last() ? 0 : 1;
            return true;
        }
        int at = 0;
        while (at < piece.length()) {
            Lines lines = new Lines(bytes, at, piece.length());
            try (JsonParser parser =
                    MessageReader.JSON.createParser(ObjectReadContext.empty(), bytes, at, piece.length() - at)) {
                JacksonException broken = lines.read(parser);
                if (broken == null) {
                    at = piece.length();
                    lineEnds += parser.currentLocation().getLineNr() - 1;
                } else if (lines.isTruncated(broken, piece.last())) {
                    lines.refuse(broken, ImportRule.TRUNCATED_FILE);
                    return false;
                } else {
                    at = lines.refuse(broken, null);
                }
            }
        }
        return true;
    }

    private static void blankByteOrderMark(byte[] bytes, int length) {
        if (length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            Arrays.fill(bytes, 0, 3, (byte) ' ');
        }
    }

    /** The lines of a piece, from an offset on. */
    private final class Lines {
        private static final int NOWHERE = -1;

        private final byte[] bytes;
        private final int from;
        private final int to;
        private int start;

        Lines(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
        }

        /** Reads message after message; the exception is about the one that begins at {@code start}. */
        @Nullable
        JacksonException read(JsonParser parser) {
            try {
                start = NOWHERE;
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    TokenStreamLocation place = parser.currentTokenLocation();
                    start = from + (int) place.getByteOffset();
                    long line = lineEnds + place.getLineNr();
                    if (token == JsonToken.START_OBJECT) {
                        reader.read(parser);
                        int end = from + (int) parser.currentLocation().getByteOffset();
                        ImportRule refusal = intake.take(end - start, Optional.empty(), line);
                        if (refusal != null) {
                            refused(refusal, line, Arrays.copyOfRange(bytes, start, end));
                        }
                    } else if (token == JsonToken.START_ARRAY) {
                        array(parser, line);
                    } else {
                        intake.reject(ImportRule.NOT_AN_OBJECT, "", line, 0, line(start));
                    }
                    start = NOWHERE;
                }
                return null;
            } catch (JacksonException broken) {
                return broken;
            }
        }

        private void array(JsonParser parser, long line) {
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    int begin = from + (int) parser.currentTokenLocation().getByteOffset();
                    reader.read(parser);
                    int end = from + (int) parser.currentLocation().getByteOffset();
                    ImportRule refusal = intake.take(end - begin, Optional.empty(), line);
                    if (refusal != null) {
                        refused(refusal, line, Arrays.copyOfRange(bytes, begin, end));
                    }
                } else {
                    parser.skipChildren();
                    intake.reject(ImportRule.NOT_AN_OBJECT, "", line, 0, line(start));
                }
            }
        }

        boolean isTruncated(JacksonException broken, boolean last) {
            return last && broken instanceof UnexpectedEndOfInputException && lineEnd(startOf(broken)) == to;
        }

        /** Leaves out the line on which the broken value begins; returns where the next one begins. */
        int refuse(JacksonException broken, @Nullable ImportRule known) {
            int begin = startOf(broken);
            int lineStart = begin;
            while (lineStart > from && bytes[lineStart - 1] != '\n') {
                lineStart--;
            }
            int lineEnd = lineEnd(begin);
            lineEnds += count(from, lineStart);
            byte[] line = Arrays.copyOfRange(bytes, lineStart, lineEnd);
            int offset = offset(broken);
            int column = offset >= lineStart && offset <= lineEnd ? offset - lineStart + 1 : 0;
            ImportRule rule = known != null ? known : ruleOf(broken, line);
            String detail = rule == ImportRule.INVALID_JSON ? shortened(broken.getOriginalMessage()) : "";
            intake.reject(rule, detail, lineEnds + 1, column, line);
            if (lineEnd < to) {
                lineEnds++;
            }
            return lineEnd + 1;
        }

        private int startOf(JacksonException broken) {
            return start != NOWHERE ? start : Math.min(Math.max(from, offset(broken)), to - 1);
        }

        private int offset(JacksonException broken) {
            return broken.getLocation() == null
                    ? from
                    : from + (int) broken.getLocation().getByteOffset();
        }

        private int lineEnd(int begin) {
            int end = begin;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            return end;
        }

        private byte[] line(int begin) {
            return Arrays.copyOfRange(bytes, begin, lineEnd(begin));
        }

        private long count(int first, int end) {
            long ends = 0;
            for (int at = first; at < end; at++) {
                if (bytes[at] == '\n') {
                    ends++;
                }
            }
            return ends;
        }
    }

    private static ImportRule ruleOf(JacksonException broken, byte[] line) {
        if (broken instanceof StreamConstraintsException) {
            return ImportRule.JSON_TOO_DEEP;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return ImportRule.INVALID_JSON;
        } catch (CharacterCodingException notText) {
            return ImportRule.NOT_UTF8;
        }
    }

    /** The first sentence of what the JSON reader says. */
    private static String shortened(@Nullable String message) {
        String text = message == null ? "" : message;
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        return first.length() > 200 ? first.substring(0, 200) + "…" : first;
    }

    /** Takes in the messages of a JSON text over several lines; where it cannot be read, the rest of it is left out. */
    private void document(InputStream text) {
        int[] lineOfValue = {1};
        try (JsonParser parser = MessageReader.JSON.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                lineOfValue[0] = parser.currentTokenLocation().getLineNr();
                if (token == JsonToken.START_OBJECT) {
                    documentMessage(parser);
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    intake.reject(ImportRule.NOT_AN_OBJECT, "", lineOfValue[0], 0, new byte[0]);
                }
            }
            lineEnds = parser.currentLocation().getLineNr() - 1L;
        } catch (JacksonException broken) {
            boolean cut = broken instanceof UnexpectedEndOfInputException;
            ImportRule rule = cut
                    ? ImportRule.TRUNCATED_FILE
                    : broken instanceof StreamConstraintsException ? ImportRule.JSON_TOO_DEEP : ImportRule.INVALID_JSON;
            int line = broken.getLocation() == null
                    ? lineOfValue[0]
                    : broken.getLocation().getLineNr();
            int column = broken.getLocation() == null ? 0 : broken.getLocation().getColumnNr();
            intake.reject(rule, "the rest of the file is left out", line, Math.max(0, column), new byte[0]);
        }
    }

    private void documentMessage(JsonParser parser) {
        int line = parser.currentTokenLocation().getLineNr();
        reader.read(parser);
        byte[] text = tape.object().json().getBytes(StandardCharsets.UTF_8);
        ImportRule refusal = intake.take(text.length, Optional.empty(), line);
        if (refusal != null) {
            refused(refusal, line, text);
        }
        commitIfDue();
    }

    /** A batch has no type, so it is refused as a message before it is taken apart; batches are rare. */
    private void refused(ImportRule refusal, long line, byte[] text) {
        if (refusal != ImportRule.TYPE_INVALID || !BatchBody.isOn(tape)) {
            intake.reject(refusal, intake.detail(), line, 0, text);
            return;
        }
        Value.Object body = tape.object();
        ImportRule refusedBatch = batches.refusal(body, text.length);
        if (refusedBatch != null) {
            intake.reject(refusedBatch, "", line, 0, text);
        } else {
            for (Value item : batches.items(body)) {
                batchItem(item, body, line);
            }
        }
    }

    private void batchItem(Value item, Value.Object body, long line) {
        byte[] text = item.json().getBytes(StandardCharsets.UTF_8);
        if (item instanceof Value.Object object) {
            tape.write(batches.completed(object, body));
            ImportRule refusal = intake.take(text.length, batches.receivedAt(body), line);
            if (refusal != null) {
                intake.reject(refusal, intake.detail(), line, 0, text);
            }
        } else {
            intake.reject(ImportRule.NOT_AN_OBJECT, "", line, 0, text);
        }
    }
}
