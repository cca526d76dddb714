package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every section, every rule and every open choice of query-language.md has a test that names it. */
class RulesAreTestedTest {

    private static final Path ROOT = Path.of("..");

    private static final Path SPECIFICATION = ROOT.resolve(Path.of("docs", "segment", "query-language.md"));

    /** Rules that a query of some words cannot break: by number and depth, below, or by more than a query. */
    private static final Set<QueryRule> LARGE = EnumSet.of(
            QueryRule.E_LIMIT_50,
            QueryRule.W_LIMIT_50_NESTED,
            QueryRule.E_DEPTH,
            QueryRule.E_CYCLE,
            QueryRule.W_EMPTY_ACCOUNT);

    private static final Pattern HEADING = Pattern.compile("#{2,3} (\\d+(?:\\.\\d+)?)\\.? ");

    /** A rule of another language than this one. */
    private static final String FQL = "-FQL";

    /** A choice of that other language, and what a past instant sees, which is no matter of the language. */
    private static final Set<String> OF_OTHERS = Set.of("U-40", "U-47");

    private record Smallest(
            String rule, Kind kind, Level level, Acceptance acceptance, Semantics switched, String marked) {

        Span span() {
            return new Span(marked.indexOf('«'), marked.indexOf('»') - 1);
        }

        String text() {
            return marked.replace("«", "").replace("»", "");
        }
    }

    static List<Smallest> smallest() {
        return Case.resource("rules.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 5))
                .map(parts -> new Smallest(
                        parts[0],
                        Kind.valueOf(parts[1]),
                        Level.valueOf(parts[2]),
                        Acceptance.valueOf(parts[3].split(",")[0]),
                        switched(parts[3].split(",")),
                        parts[4]))
                .toList();
    }

    private static Semantics switched(String[] switches) {
        Semantics switched = Semantics.DEFAULT;
        for (String each : List.of(switches).subList(1, switches.length)) {
            String[] choice = each.split("=");
            switched = switched.with(Choice.numbered(choice[0]).orElseThrow(), choice[1]);
        }
        return switched;
    }

    @ParameterizedTest
    @MethodSource("smallest")
    void theSmallestQueryBreaksThisRuleAloneAndHere(Smallest example) {
        Reading reading = QueryReader.read(
                new Source("query", example.text()),
                example.kind(),
                example.level(),
                example.acceptance(),
                new Dialect(Limits.PUBLISHED, example.switched()));

        assertThat(reading.diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.rule().id()).isEqualTo(example.rule());
            assertThat(found.span()).isEqualTo(example.span());
        });
    }

    @Test
    void everyRuleHasASmallestQuery() {
        Set<String> shown = smallest().stream().map(Smallest::rule).collect(Collectors.toSet());

        assertThat(Stream.of(QueryRule.values())
                        .filter(rule -> !LARGE.contains(rule))
                        .map(QueryRule::id))
                .allSatisfy(id -> assertThat(shown).contains(id));
    }

    @Test
    void rulesOfNumberAndDepthPointAtWhatIsTooMuch() {
        assertThat(rules(conditions(51, "trait"))).containsExactly("E-LIMIT-50 «trait('t50') = 1»");
        assertThat(rules("event('A').where(" + conditions(50, "property") + ").count() = 1"))
                .singleElement()
                .asString()
                .startsWith("W-LIMIT-50-NESTED");
        assertThat(rules("(".repeat(Parser.DEEPEST) + "trait('a') = 1" + ")".repeat(Parser.DEEPEST)))
                .containsExactly("E-DEPTH «trait»");
    }

    @Test
    void everyRuleOfTheSpecificationIsOneOfOurs() throws IOException {
        Set<String> ours = Stream.of(QueryRule.values()).map(QueryRule::id).collect(Collectors.toSet());

        assertThat(named("\\b[EW]-[A-Z]+(?:-[A-Z0-9]+)*\\b", SPECIFICATION))
                .filteredOn(id -> !id.endsWith(FQL))
                .hasSizeGreaterThan(30)
                .allSatisfy(id -> assertThat(ours).anyMatch(our -> our.equals(id) || our.startsWith(id + "-")));
    }

    @Test
    void everyOpenChoiceOfTheSpecificationIsNamedByATest() throws IOException {
        Set<String> tested = named("\\bU-\\d\\d\\b", ROOT.resolve(Path.of("docs", "language.md")));
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                tested.addAll(named("\\bU-\\d\\d\\b", file));
            }
        }

        Set<String> open = named("\\bU-\\d\\d\\b", SPECIFICATION);
        open.removeAll(OF_OTHERS);
        assertThat(tested).containsAll(open);
    }

    @Test
    void everySectionOfTheSpecificationNamesTestsThatThereAre() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                tests.merge(String.valueOf(file.getFileName()), Files.readString(file), String::concat);
            }
        }
        Set<String> held = new TreeSet<>();
        for (String line : Case.resource("sections.txt").lines().toList()) {
            if (!line.startsWith("#")) {
                String[] parts = line.split(" ");
                held.add(parts[0]);
                assertThat(tests.getOrDefault(parts[1] + ".java", ""))
                        .as(line)
                        .containsPattern("(?:void|Stream<DynamicTest>) " + parts[2] + "\\(");
            }
        }
        assertThat(held).containsExactlyInAnyOrderElementsOf(sectionsWithRules());
    }

    /** The numbers of sections, without those that only hold others and the one that says how to read the page. */
    private static Set<String> sectionsWithRules() throws IOException {
        Set<String> sections = new TreeSet<>();
        String parent = "";
        int since = 0;
        for (String line : Files.readAllLines(SPECIFICATION)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.lookingAt()) {
                String number = heading.group(1);
                if (since == 0 && number.startsWith(parent + ".")) {
                    sections.remove(parent);
                }
                sections.add(number);
                parent = number;
                since = 0;
            } else if (!line.isBlank()) {
                since++;
            }
        }
        sections.remove("0");
        return sections;
    }

    private static Set<String> named(String pattern, Path file) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        Set<String> names = new TreeSet<>();
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    private static List<String> rules(String text) {
        return QueryReader.read(new Source("query", text), Kind.AUDIENCE, Level.USERS, Acceptance.STRICT)
                .diagnostics()
                .stream()
                .map(found -> found.rule().id() + " «" + found.span().in(text) + "»")
                .toList();
    }

    private static String conditions(int count, String scope) {
        return IntStream.range(0, count)
                .mapToObj(n -> scope + "('t" + n + "') = 1")
                .collect(Collectors.joining(" OR "));
    }
}
