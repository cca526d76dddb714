package dev.foretrait.cli.lint;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.cli.preview.Silenced;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Findings as SARIF 2.1.0, the form in which code hosts and editors take the findings of any tool. */
public final class SarifLog {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String VERSION = "2.1.0";

    /** What file names in the log are relative to. */
    private static final String SPACE = "SPACE";

    private final JsonWriter json;

    private SarifLog(JsonWriter json) {
        this.json = json;
    }

    /**
     * Writes a log of one run.
     *
     * @param silenced what was found and silenced: results that are suppressed
     * @param version the version of Foretrait, where it is known
     */
    public static void write(
            List<Diagnostic> findings, List<Silenced> silenced, Optional<String> version, JsonWriter json)
            throws IOException {
        new SarifLog(json).log(findings, silenced, version);
    }

    private void log(List<Diagnostic> findings, List<Silenced> silenced, Optional<String> version) throws IOException {
        Map<String, Rule> rules = new TreeMap<>();
        findings.forEach(finding -> rules.put(finding.rule().id(), finding.rule()));
        silenced.forEach(
                each -> rules.put(each.finding().rule().id(), each.finding().rule()));
        List<String> ids = List.copyOf(rules.keySet());
        json.beginObject();
        text("$schema", SCHEMA);
        text("version", VERSION);
        json.name("runs").beginArray().beginObject();
        json.name("tool").beginObject().name("driver").beginObject();
        text("name", "Foretrait");
        if (version.isPresent()) {
            text("semanticVersion", version.get());
        }
        json.name("rules").beginArray();
        for (Rule rule : rules.values()) {
            rule(rule);
        }
        json.endArray().endObject().endObject();
        json.name("columnKind").text("unicodeCodePoints");
        json.name("originalUriBaseIds").beginObject().name(SPACE).beginObject();
        message("description", "The folder of foretrait.yaml.");
        json.endObject().endObject();
        json.name("results").beginArray();
        for (Diagnostic finding : findings) {
            json.beginObject();
            result(finding, ids.indexOf(finding.rule().id()));
            if (!silenced.isEmpty()) {
                json.name("suppressions").beginArray().endArray();
            }
            json.endObject();
        }
        for (Silenced each : silenced) {
            json.beginObject();
            result(each.finding(), ids.indexOf(each.finding().rule().id()));
            suppression(each);
            json.endObject();
        }
        json.endArray().endObject().endArray().endObject();
    }

    private void rule(Rule rule) throws IOException {
        json.beginObject();
        text("id", rule.id());
        message("shortDescription", rule.summary());
        Optional<RuleHelp> help = RuleHelp.of(rule);
        if (help.isPresent()) {
            json.name("help").beginObject();
            text("text", help.get().why());
            text("markdown", String.join("\n", help.get().lines()));
            json.endObject();
        }
        json.name("defaultConfiguration").beginObject();
        text("level", level(rule.severity()));
        json.endObject().endObject();
    }

    private void suppression(Silenced silenced) throws IOException {
        json.name("suppressions").beginArray().beginObject();
        text("kind", silenced.besideDefinition() ? "inSource" : "external");
        if (silenced.reason().isPresent()) {
            text("justification", silenced.reason().get());
        }
        json.endObject().endArray();
    }

    private void result(Diagnostic finding, int ruleIndex) throws IOException {
        text("ruleId", finding.rule().id());
        json.name("ruleIndex").number(ruleIndex);
        text("level", level(finding.rule().severity()));
        message(
                "message",
                finding.message()
                        + finding.advice().map(advice -> "; " + advice).orElse(""));
        location("locations", finding.source(), finding.span());
        if (finding.related().isPresent()) {
            location("relatedLocations", finding.source(), finding.related().get());
        }
        if (finding.fix().isPresent()) {
            fix(finding.source(), finding.fix().get());
        }
    }

    private void location(String name, Source source, Span span) throws IOException {
        json.name(name).beginArray().beginObject();
        json.name("physicalLocation").beginObject();
        artifact(source);
        region("region", source, span);
        json.endObject().endObject().endArray();
    }

    private void fix(Source source, Fix fix) throws IOException {
        json.name("fixes").beginArray().beginObject();
        json.name("artifactChanges").beginArray().beginObject();
        artifact(source);
        json.name("replacements").beginArray();
        for (Fix part : fix.parts(source.text())) {
            json.beginObject();
            region("deletedRegion", source, part.span());
            message("insertedContent", part.replacement());
            json.endObject();
        }
        json.endArray().endObject().endArray().endObject().endArray();
    }

    private void artifact(Source source) throws IOException {
        json.name("artifactLocation").beginObject();
        text("uri", uri(source.name()));
        text("uriBaseId", SPACE);
        json.endObject();
    }

    private void region(String name, Source source, Span span) throws IOException {
        Source.Position start = source.position(span.start());
        Source.Position end = source.position(span.end());
        json.name(name).beginObject();
        json.name("startLine").number(start.line());
        json.name("startColumn").number(start.column());
        json.name("endLine").number(end.line());
        json.name("endColumn").number(end.column());
        json.endObject();
    }

    private void message(String name, String text) throws IOException {
        json.name(name).beginObject();
        text("text", text);
        json.endObject();
    }

    private void text(String name, String text) throws IOException {
        json.name(name).text(text);
    }

    /** A file name as a relative reference, whatever characters are in it. */
    private static String uri(String file) {
        try {
            // Behind "./" no colon can be taken for the end of a scheme.
            String path = new URI(null, null, "./" + file.replace('\\', '/'), null).toASCIIString();
            return path.contains(":") ? path : path.substring(2);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no file name: " + file, e);
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
