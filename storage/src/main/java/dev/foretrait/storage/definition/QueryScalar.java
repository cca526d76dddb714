package dev.foretrait.storage.definition;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.query.Reading;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.ScalarPlaces;
import dev.foretrait.storage.yaml.Yaml;
import java.util.Optional;

/** A query inside a definition file: read like any other, with its findings moved to their places in the file. */
final class QueryScalar {

    private final Yaml.Scalar scalar;
    private final Findings findings;
    private final ScalarPlaces places;

    QueryScalar(Yaml.Scalar scalar, Findings findings) {
        this.scalar = scalar;
        this.findings = findings;
        this.places = scalar.placesIn(findings.source());
    }

    Optional<Query> read(Kind kind, Level level, Limits limits) {
        Source text = new Source(findings.source().name(), scalar.text());
        Reading reading = QueryReader.read(text, kind, level, Acceptance.STRICT, limits);
        reading.diagnostics().forEach(diagnostic -> findings.add(moved(diagnostic)));
        return reading.query().map(new Relocation(places::inFile)::moved);
    }

    private Diagnostic moved(Diagnostic diagnostic) {
        Optional<String> hint = diagnostic.isError() ? cutByComment().or(diagnostic::hint) : diagnostic.hint();
        return new Diagnostic(
                diagnostic.rule(),
                findings.source(),
                places.inFile(diagnostic.span()),
                diagnostic.message(),
                hint,
                diagnostic.fix().flatMap(this::moved));
    }

    /** The edit in the file; none where the replacement would need another style of scalar. */
    private Optional<Fix> moved(Fix fix) {
        Span span = places.inFile(fix.span());
        return switch (scalar.style()) {
            case SINGLE_QUOTED -> Optional.of(new Fix(span, fix.replacement().replace("'", "''")));
            case DOUBLE_QUOTED ->
                Optional.of(
                        new Fix(span, fix.replacement().replace("\\", "\\\\").replace("\"", "\\\"")));
            case LITERAL, FOLDED -> Optional.of(new Fix(span, fix.replacement()));
            case PLAIN ->
                fix.replacement().contains(": ") || fix.replacement().contains(" #")
                        ? Optional.empty()
                        : Optional.of(new Fix(span, fix.replacement()));
        };
    }

    /** A plain scalar ends where {@code ' #'} begins a comment; a query that holds one looks cut off. */
    private Optional<String> cutByComment() {
        String file = findings.source().text();
        int end = scalar.span().end();
        boolean comment = scalar.style() == Yaml.Scalar.Style.PLAIN
                && file.substring(end, Math.min(file.length(), end + 2)).equals(" #");
        return comment
                ? Optional.of("' #' begins a comment in YAML: put the query in double quotes, or below 'query: |'")
                : Optional.empty();
    }
}
