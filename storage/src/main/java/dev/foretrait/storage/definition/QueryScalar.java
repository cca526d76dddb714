package dev.foretrait.storage.definition;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.query.Reading;
import dev.foretrait.storage.yaml.EmbeddedText;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.Optional;

/** A query inside a definition file: read like any other, with its findings moved to their places in the file. */
final class QueryScalar {

    private final Yaml.Scalar scalar;
    private final Findings findings;
    private final EmbeddedText embedded;

    QueryScalar(Yaml.Scalar scalar, Findings findings) {
        this.scalar = scalar;
        this.findings = findings;
        this.embedded = new EmbeddedText(scalar, findings.source());
    }

    Optional<Query> read(Kind kind, Level level, Acceptance acceptance, Dialect dialect) {
        Source text = new Source(findings.source().name(), scalar.text());
        Reading reading = QueryReader.read(text, kind, level, acceptance, dialect);
        reading.diagnostics().forEach(diagnostic -> findings.add(embedded.inFile(diagnostic)));
        return reading.query().map(new Relocation(embedded::inFile)::moved);
    }
}
