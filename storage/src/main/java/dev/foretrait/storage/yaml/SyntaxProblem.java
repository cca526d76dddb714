package dev.foretrait.storage.yaml;

import dev.foretrait.engine.diagnostic.Span;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/** What the YAML parser stumbled over, in words for people who did not read the YAML specification. */
enum SyntaxProblem {
    TAB("\\t(TAB)", "a tab stands where YAML wants spaces", "indent with spaces"),
    COLON(
            "mapping values are not allowed",
            "a ': ' inside a text begins a new field here",
            "put the text in quotes, or below a '|' line of its own"),
    NO_COLON("could not find expected ':'", "a ':' is missing behind the name of this field", ""),
    OPEN_QUOTE("unexpected end of stream", "the quote that begins here is never closed", "close the quote"),
    LIST("expected ',' or ']'", "this list needs a ',' or a ']' here", ""),
    FLOW_MAPPING("expected ',' or '}'", "these fields need a ',' or a '}' here", ""),
    ESCAPE(
            "unknown escape character",
            "no such escape in double quotes",
            "write \\\\ for a backslash, or use single quotes"),
    RESERVED("cannot start any token", "a text cannot begin with this character", "put the text in quotes"),
    INDENTATION("expected <block end>", "this line does not fit the indentation of the lines above", ""),
    DIRECTIVE("directive", "this is no YAML directive", ""),
    OTHER("", "this is not YAML", "");

    private final String sign;
    private final String message;
    private final String hint;

    SyntaxProblem(String sign, String message, String hint) {
        this.sign = sign;
        this.message = message;
        this.hint = hint;
    }

    static void report(MarkedYamlEngineException thrown, CodePoints codePoints, Findings findings) {
        String said = String.valueOf(thrown.getProblem());
        SyntaxProblem problem = of(said);
        Optional<Mark> mark =
                problem == OPEN_QUOTE || problem == NO_COLON ? thrown.getContextMark() : thrown.getProblemMark();
        int at = mark.or(thrown::getProblemMark)
                .map(place -> codePoints.offset(place.getIndex()))
                .orElse(0);
        problem.add(findings, at, problem == OTHER ? problem.message + ": " + said : problem.message);
    }

    static void report(ReaderException thrown, CodePoints codePoints, Findings findings) {
        String character = String.format("U+%04X", thrown.getCodePoint());
        OTHER.add(
                findings,
                codePoints.offset(thrown.getPosition()),
                "the character " + character + " is not allowed in YAML");
    }

    /** Something that the parser gave up on without saying where: behind the last value that it read. */
    static void report(int reached, Findings findings) {
        OTHER.add(findings, reached, "this, or what follows it, is not YAML");
    }

    private static SyntaxProblem of(String said) {
        for (SyntaxProblem problem : values()) {
            if (said.contains(problem.sign)) {
                return problem;
            }
        }
        return OTHER;
    }

    private void add(Findings findings, int at, String text) {
        int length = findings.source().text().length();
        Span span = new Span(Math.min(at, length), Math.min(at + 1, length));
        if (hint.isEmpty()) {
            findings.add(YamlRule.SYNTAX, span, text);
        } else {
            findings.add(YamlRule.SYNTAX, span, text, hint);
        }
    }
}
