package dev.foretrait.storage.reference;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A fenced block of a page whose first line is {@code ```use word word}.
 *
 * @param line the number of the fence's line
 * @param use what the block is: what examples are run over (messages, graph, rows), or an example (query, refused, builder)
 * @param words what stands behind it
 * @param body the lines between the fences
 */
record Example(int line, String use, List<String> words, List<String> body) {

    static final String FENCE = "```";
    static final String RESULT = "→ ";
    static final String PRINTS = "prints: ";
    static final String WARNS = "warns: ";

    /** How findings name the query. */
    private static final String SOURCE = "query";

    Kind kind() {
        return words.contains("audience") ? Kind.AUDIENCE : Kind.TRAIT;
    }

    Level level() {
        for (Level level : Level.values()) {
            if (words.contains(level.name().toLowerCase(Locale.ROOT))) {
                return level;
            }
        }
        return Level.USERS;
    }

    Acceptance acceptance() {
        return words.contains("lenient") ? Acceptance.LENIENT : Acceptance.STRICT;
    }

    /** What is read: the lines before those that say what becomes of it. */
    String text() {
        return String.join("\n", body.subList(0, textLines()));
    }

    /** The same as findings point into it. */
    Source source() {
        return new Source(SOURCE, text());
    }

    /** What the page says of it. */
    List<String> expected() {
        return body.subList(textLines(), body.size());
    }

    private int textLines() {
        for (int i = 0; i < body.size(); i++) {
            String each = body.get(i);
            if (each.startsWith(RESULT)
                    || each.startsWith(PRINTS)
                    || each.startsWith(WARNS)
                    || each.startsWith(SOURCE + ":")) {
                return i;
            }
        }
        return body.size();
    }

    /** All blocks of the page, in order. */
    static List<Example> on(List<String> page) {
        List<Example> examples = new ArrayList<>();
        rewritten(page, example -> {
            examples.add(example);
            return example;
        });
        return examples;
    }

    /** The page with each block put through the function. */
    static List<String> rewritten(List<String> page, UnaryOperator<Example> function) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < page.size(); at++) {
            lines.add(page.get(at));
            if (page.get(at).startsWith(FENCE)) {
                int end = at + 1;
                while (!page.get(end).equals(FENCE)) {
                    end++;
                }
                List<String> words =
                        List.of(page.get(at).substring(FENCE.length()).split(" "));
                Example example =
                        new Example(at + 1, words.get(0), words.subList(1, words.size()), page.subList(at + 1, end));
                lines.addAll(function.apply(example).body());
                lines.add(FENCE);
                at = end;
            }
        }
        return lines;
    }

    /** The same block with other lines behind its text. */
    Example saying(List<String> said) {
        List<String> lines = new ArrayList<>(body.subList(0, textLines()));
        lines.addAll(said);
        return new Example(line, use, words, lines);
    }

    @Override
    public String toString() {
        return "line " + line + " " + String.join(" ", words) + ": "
                + text().lines().findFirst().orElse("");
    }
}
