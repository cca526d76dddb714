package dev.foretrait.cli.lint;

import dev.foretrait.engine.diagnostic.Rule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page of a rule, from docs/rules: the rule's id, its summary, why it is there, examples.
 *
 * @param lines the whole page, as Markdown
 */
record RuleHelp(List<String> lines) {

    private static final int WHY = 4;
    private static final String FENCE = "```";
    private static final String HEADING = "## ";

    /** The page of that rule; none if it has none yet. */
    static Optional<RuleHelp> of(Rule rule) {
        try (InputStream page = RuleHelp.class.getResourceAsStream("rules/" + rule.id() + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new RuleHelp(new BufferedReader(new InputStreamReader(page, StandardCharsets.UTF_8))
                            .lines()
                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the rule is there. */
    String why() {
        return lines.get(WHY);
    }

    /** The examples without their marks: files and output are indented by four. */
    List<String> examples() {
        List<String> shown = new ArrayList<>();
        boolean inside = false;
        for (String line : lines.subList(WHY + 1, lines.size())) {
            if (line.startsWith(FENCE)) {
                inside = !inside;
                String file = line.substring(line.indexOf(' ') + 1);
                if (inside && line.indexOf(' ') > 0) {
                    shown.add("  " + file + ":");
                }
            } else if (line.startsWith(HEADING)) {
                shown.add(line.substring(HEADING.length()) + ":");
            } else {
                shown.add(inside ? "    " + line : line);
            }
        }
        return shown;
    }
}
