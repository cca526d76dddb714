package dev.foretrait.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a rule, as users read it: its summary, why it is there, files that break it with what the command says of
 * them, and files that keep it.
 *
 * @param lines the whole page
 */
record RulePage(List<String> lines) {

    static final int SUMMARY = 2;

    private static final String INSTEAD = "## Instead";
    private static final Pattern FILE = Pattern.compile("```[a-z]+ (\\S+)");
    private static final String CONSOLE = "```console";
    private static final String PROMPT = "$ foretrait ";
    private static final String END = "```";

    static RulePage read(Path file) throws IOException {
        return new RulePage(Files.readAllLines(file));
    }

    /** The files that break the rule, by name. */
    Map<String, String> wrong() {
        return files(lines.subList(0, instead()));
    }

    /** The files that keep it, by name; none on a page where nothing is wrong. */
    Map<String, String> right() {
        return files(lines.subList(instead(), lines.size()));
    }

    /** The arguments of the command that the page shows; none if it shows no example. */
    Optional<List<String>> command() {
        return lines.stream()
                .filter(line -> line.startsWith(PROMPT))
                .map(line -> List.of(line.substring(PROMPT.length()).split(" ")))
                .findFirst();
    }

    /** What the page shows of the output. */
    List<String> output() {
        int start = console();
        return lines.subList(start, end(start));
    }

    /** The page with that for output, and that for a summary. */
    RulePage with(String summary, List<String> output) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(SUMMARY, summary);
        if (command().isPresent()) {
            List<String> shown = changed.subList(console(), end(console()));
            shown.clear();
            shown.addAll(output);
        }
        return new RulePage(changed);
    }

    /** The line behind the prompt. */
    private int console() {
        return lines.indexOf(CONSOLE) + 2;
    }

    private int end(int start) {
        int length = lines.subList(start, lines.size()).indexOf(END);
        return start + length;
    }

    private int instead() {
        int at = lines.indexOf(INSTEAD);
        return at < 0 ? lines.size() : at;
    }

    private Map<String, String> files(List<String> part) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int at = 0; at < part.size(); at++) {
            Matcher file = FILE.matcher(part.get(at));
            if (file.matches()) {
                int end = at + part.subList(at, part.size()).indexOf(END);
                String text = String.join("\n", part.subList(at + 1, end)) + "\n";
                files.put(file.group(1), text);
            }
        }
        return files;
    }
}
