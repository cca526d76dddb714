package dev.foretrait.storage.ingest;

import static dev.foretrait.storage.ingest.TextScanner.NOT_PLAIN;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Takes in the lines of a file, piece by piece. Plain messages are scanned; whatever else there is, one value at a time, is left
 * to the JSON reader. Where that stumbles, the line on which the value begins is left out, and reading goes on with the next.
 */
final class Lines {

    private static final int BROKEN_OFF = -1;

    private final Intake intake;
    private final MessageScanner scanner;
    private final MessageReader reader;
    private byte[] bytes = new byte[0];
    private int to;
    private long lineEnds;

    Lines(Intake intake) {
        this.intake = intake;
        this.scanner = new MessageScanner(intake.tape);
        this.reader = new MessageReader(intake.tape);
    }

    /** Begins another file, so many lines of which were read before. */
    void begin(long linesBefore) {
        lineEnds = linesBefore;
    }

    /** How many line ends of the file are behind. */
    long ends() {
        return lineEnds;
    }

    /** Returns false if the piece ends in a line that breaks off. */
    boolean take(ReadAhead.Piece piece) {
        bytes = piece.bytes();
        to = piece.length();
        if (piece.textBytes() == piece.length()) {
            blankByteOrderMark();
        }
        if (piece.cut()) {
            intake.reject(ImportRule.LINE_TOO_LONG, "", lineEnds + 1, 0, Arrays.copyOf(bytes, Buffers.MAX_LINE));
            lineEnds += piece.last() ? 0 : 1;
            return true;
        }
        for (int at = behindBlankLines(0); at < to; at = behindBlankLines(at)) {
            int end = bytes[at] == '{' ? scanner.read(bytes, at) : NOT_PLAIN;
            if (end != NOT_PLAIN) {
                message(at, end, lineEnds + 1);
                at = end;
            } else {
                at = read(at, piece.last());
                if (at == BROKEN_OFF) {
                    return false;
                }
            }
        }
        return true;
    }

    private void blankByteOrderMark() {
        if (to >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            Arrays.fill(bytes, 0, 3, (byte) ' ');
        }
    }

    private int behindBlankLines(int from) {
        int at = ValueScanner.behindBlanks(bytes, from);
        while (bytes[at] == '\n' && at < to) {
            lineEnds++;
            at = ValueScanner.behindBlanks(bytes, at + 1);
        }
        return at;
    }

    private void message(int start, int end, long line) {
        ImportRule refusal = intake.take(end - start, Optional.empty(), line);
        if (refusal != null) {
            intake.refuse(refusal, line, Arrays.copyOfRange(bytes, start, end));
        }
    }

    /** Leaves one value to the JSON reader; returns where the next may begin. */
    private int read(int from, boolean last) {
        try (JsonParser parser = MessageReader.LINES.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            try {
                value(parser, from);
                TokenStreamLocation end = parser.currentLocation();
                lineEnds += end.getLineNr() - 1;
                return from + (int) end.getByteOffset();
            } catch (JacksonException broken) {
                boolean brokenOff = last && broken instanceof UnexpectedEndOfInputException && lineEnd(from) == to;
                int next = refuse(from, broken, brokenOff ? ImportRule.TRUNCATED_FILE : null);
                return brokenOff ? BROKEN_OFF : next;
            }
        }
    }

    private void value(JsonParser parser, int from) {
        JsonToken token = parser.nextToken();
        long line = lineEnds + 1;
        if (token == JsonToken.START_OBJECT) {
            reader.read(parser);
            message(from, from + (int) parser.currentLocation().getByteOffset(), line);
        } else if (token == JsonToken.START_ARRAY) {
            array(parser, from, line);
        } else {
            parser.finishToken();
            intake.reject(ImportRule.NOT_AN_OBJECT, "", line, 0, line(from));
        }
    }

    private void array(JsonParser parser, int from, long line) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                int begin = from + (int) parser.currentTokenLocation().getByteOffset();
                reader.read(parser);
                message(begin, from + (int) parser.currentLocation().getByteOffset(), line);
            } else {
                parser.skipChildren();
                intake.reject(ImportRule.NOT_AN_OBJECT, "", line, 0, line(from));
            }
        }
    }

    /** Leaves out the line on which the broken value begins; returns where the next line begins. */
    private int refuse(int from, JacksonException broken, @Nullable ImportRule known) {
        int lineStart = from;
        while (lineStart > 0 && bytes[lineStart - 1] != '\n') {
            lineStart--;
        }
        int lineEnd = lineEnd(from);
        byte[] line = Arrays.copyOfRange(bytes, lineStart, lineEnd);
        int offset = broken.getLocation() == null
                ? from
                : from + (int) broken.getLocation().getByteOffset();
        int column = offset <= lineEnd ? offset - lineStart + 1 : 0;
        ImportRule rule = known != null ? known : ruleOf(broken, line);
        String detail = rule == ImportRule.INVALID_JSON ? shortened(broken.getOriginalMessage()) : "";
        intake.reject(rule, detail, lineEnds + 1, column, line);
        if (lineEnd < to) {
            lineEnds++;
        }
        return Math.min(lineEnd + 1, to);
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
}
