package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.storage.yaml.Findings;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One part of {@code --select}: a key, {@code tag:T} or {@code path:P}. */
record Selector(By by, String word) {

    /** What is looked at, and the names that definitions have under it. */
    enum By {
        KEY("", "key", definition -> Stream.of(definition.key())),
        TAG("tag:", "tag", definition -> definition.tags().stream()),
        PATH(
                "path:",
                "file or folder",
                definition -> Stream.of(definition.source().name()));

        private final String prefix;
        private final String noun;
        private final Function<Definition, Stream<String>> names;

        By(String prefix, String noun, Function<Definition, Stream<String>> names) {
            this.prefix = prefix;
            this.noun = noun;
            this.names = names;
        }
    }

    static Selector parse(String text) {
        for (By by : List.of(By.TAG, By.PATH)) {
            if (text.startsWith(by.prefix)) {
                return new Selector(by, text.substring(by.prefix.length()));
            }
        }
        return new Selector(By.KEY, text);
    }

    boolean selects(Definition definition) {
        return by.names.apply(definition).anyMatch(name -> by == By.PATH ? isFileOrInFolder(name) : name.equals(word));
    }

    /** Whether a file may hold what is meant, though not all of it could be read: it is the one, or it has the word. */
    boolean mayBeIn(Source file) {
        return by == By.PATH
                ? isFileOrInFolder(file.name())
                : Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)")
                        .matcher(file.text())
                        .find();
    }

    /** Reports that it selects nothing. */
    void report(List<Definition> definitions, Span span, Findings findings) {
        List<String> known =
                definitions.stream().flatMap(by.names).distinct().sorted().toList();
        if (known.isEmpty()) {
            findings.add(DefinitionRule.E_SELECT, span, "there is nothing to select: no definition has a " + by.noun);
        } else if (word.isEmpty()) {
            findings.add(DefinitionRule.E_SELECT, span, "a " + by.noun + " is missing here");
        } else {
            findings.addUnknown(
                    DefinitionRule.E_SELECT, span, "no definition has the " + by.noun + " '" + word + "'", word, known);
        }
    }

    private boolean isFileOrInFolder(String file) {
        return file.equals(word) || file.startsWith(word.endsWith("/") ? word : word + "/");
    }
}
