package dev.foretrait.storage.yaml;

import dev.foretrait.engine.diagnostic.Span;

/**
 * Where each char of a scalar's text stands in the file.
 *
 * <p>Folding, indentation and chomping change nothing but white space, so the other chars of text and file follow each
 * other in the same order: the walk below goes from one to the next and skips white space in the file. Only quotes
 * need more: {@code ''} is one char, and so is an escape. White space of the text is placed where the file's white
 * space begins, exact except where folding made or swallowed it.
 */
public final class ScalarPlaces {

    private final int[] places;
    private final int[] ends;
    private final int end;

    private ScalarPlaces(int[] places, int[] ends, int end) {
        this.places = places;
        this.ends = ends;
        this.end = end;
    }

    /** Where the stretch of the scalar's text stands in the file. */
    public Span inFile(Span inText) {
        int start = place(inText.start());
        int last = inText.end() > inText.start() ? ends[Math.min(inText.end(), ends.length) - 1] : start;
        return new Span(start, Math.max(start, Math.min(end, last)));
    }

    private int place(int offset) {
        return Math.min(end, places[Math.min(offset, places.length - 1)]);
    }

    static ScalarPlaces of(String file, Yaml.Scalar scalar) {
        Walk walk = new Walk(file, scalar);
        int[] places = new int[scalar.text().length() + 1];
        int[] ends = new int[scalar.text().length()];
        for (int i = 0; i < scalar.text().length(); i++) {
            places[i] = walk.pass(scalar.text().charAt(i));
            ends[i] = walk.at;
        }
        places[scalar.text().length()] = walk.at;
        return new ScalarPlaces(places, ends, scalar.span().end());
    }

    private static final class Walk {
        /** {@code \U0001F600} is one letter of the file, and two chars of the text. */
        private static final int WIDEST_ESCAPE = 10;

        private final String file;
        private final int end;
        private final Yaml.Scalar.Style style;
        private int at;
        private int escapeOfPair = -1;

        Walk(String file, Yaml.Scalar scalar) {
            this.file = file;
            this.end = scalar.span().end();
            this.style = scalar.style();
            this.at = behindProperties(scalar.span().start());
            switch (style) {
                case PLAIN -> {}
                case SINGLE_QUOTED, DOUBLE_QUOTED -> at++;
                case LITERAL, FOLDED -> at = behindLine(at);
            }
        }

        /** Passes the char of the text and tells where it stood. */
        int pass(char c) {
            if (escapeOfPair >= 0 && Character.isLowSurrogate(c)) {
                int pair = escapeOfPair;
                escapeOfPair = -1;
                return pair;
            }
            boolean space = isSpace(c);
            if (!space || isContinuation()) {
                skipSpace();
            }
            int place = at;
            if (at < end) {
                escapeOfPair = Character.isHighSurrogate(c) && isEscape() && escapeLength() == WIDEST_ESCAPE ? at : -1;
                at += isEscape() ? escapeLength() : isDoubledQuote() ? 2 : !space || isSpace(file.charAt(at)) ? 1 : 0;
            }
            return place;
        }

        private void skipSpace() {
            while (at < end && (isSpace(file.charAt(at)) || isContinuation())) {
                at++;
            }
        }

        private boolean isEscape() {
            return style == Yaml.Scalar.Style.DOUBLE_QUOTED && file.charAt(at) == '\\';
        }

        private int escapeLength() {
            return switch (at + 1 < end ? file.charAt(at + 1) : ' ') {
                case 'x' -> 4;
                case 'u' -> 6;
                case 'U' -> WIDEST_ESCAPE;
                default -> 2;
            };
        }

        /** A backslash at the end of a line joins it with the next. */
        private boolean isContinuation() {
            return at + 1 < end && isEscape() && (file.charAt(at + 1) == '\n' || file.charAt(at + 1) == '\r');
        }

        private boolean isDoubledQuote() {
            return style == Yaml.Scalar.Style.SINGLE_QUOTED && file.startsWith("''", at);
        }

        /** An anchor ({@code &name}) or a tag ({@code !tag}) may stand before the value. */
        private int behindProperties(int start) {
            int behind = start;
            while (behind < end && (file.charAt(behind) == '&' || file.charAt(behind) == '!')) {
                while (behind < end && !isSpace(file.charAt(behind))) {
                    behind++;
                }
                while (behind < end && isSpace(file.charAt(behind))) {
                    behind++;
                }
            }
            return behind;
        }

        private int behindLine(int start) {
            int lineBreak = file.indexOf('\n', start);
            return lineBreak < 0 ? end : Math.min(end, lineBreak + 1);
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r';
        }
    }
}
