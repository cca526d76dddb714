package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.storage.settings.Rules;
import dev.foretrait.storage.yaml.YamlRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule has a page in docs/rules, and its examples give what the page says. After a change on purpose, run with {@code
 * -Dgolden.update=true} and review the difference.
 */
class RulePagesTest {

    private static final Path PAGES = Path.of("..", "docs", "rules");

    /** What these are about cannot stand on a page: a folder in place of a file, megabytes, bytes that are no text. */
    private static final Set<Rule> WITHOUT_EXAMPLE = Set.of(YamlRule.FILE, YamlRule.SIZE, YamlRule.ENCODING);

    /** The first line of a finding: as lint shows it, or as preview does. */
    private static final Pattern FINDING = Pattern.compile(
            "(?:\\S.*?:\\d+:\\d+: (?<lint>[EWI]-[A-Z0-9-]+)|  (?<preview>[EWI]-[A-Z0-9-]+) \\S+:\\d+:\\d+) .*");

    /** A further line of one: the text it is about, or more words. */
    private static final Pattern FURTHER = Pattern.compile("(?: *\\d* \\||  \\w).*");

    @TempDir
    Path folder;

    static List<Rule> rules() {
        return Rules.ALL;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleIsAsItsPageSays(Rule rule) throws IOException {
        Path file = PAGES.resolve(rule.id() + ".md");
        assertThat(file).exists();
        RulePage page = RulePage.read(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.write(
                    file,
                    page.with(rule.summary(), found(page, page.wrong(), rule)).lines());
            page = RulePage.read(file);
        }
        assertThat(page.lines()).startsWith("# " + rule.id(), "", rule.summary(), "");
        assertThat(page.command().isEmpty()).isEqualTo(WITHOUT_EXAMPLE.contains(rule));
        if (page.command().isPresent()) {
            assertThat(page.output()).isNotEmpty().isEqualTo(found(page, page.wrong(), rule));
            assertThat(found(page, page.right(), rule)).isEmpty();
        }
    }

    @Test
    void noPageIsLeftOfARuleThatIsGone() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Rules.ALL.stream().map(Rule::id).toList());
        }
    }

    /** What the command of the page says of the rule, in a space with those files. */
    private List<String> found(RulePage page, Map<String, String> files, Rule rule) throws IOException {
        if (page.command().isEmpty() || files.isEmpty()) {
            return List.of();
        }
        Path space = Files.createTempDirectory(folder, "space");
        Files.writeString(space.resolve("foretrait.yaml"), "name: example\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = space.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Ran ran = Ran.in(space, page.command().get().toArray(String[]::new));
        List<String> found = new ArrayList<>();
        boolean wanted = false;
        for (String line : (ran.err() + ran.out()).split("\n")) {
            Matcher finding = FINDING.matcher(line);
            wanted = finding.matches()
                    ? rule.id().equals(finding.group("lint")) || rule.id().equals(finding.group("preview"))
                    : wanted && FURTHER.matcher(line).matches();
            if (wanted) {
                found.add(line);
            }
        }
        return found;
    }
}
