package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.entity.EntityChains;
import dev.foretrait.engine.entity.GraphCheck;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Semantics;
import java.util.List;
import java.util.Optional;

/** What keeps a query from being evaluated over the entities there are. */
final class EntityObstacle {

    private static final Source NO_TEXT = new Source("", "");

    private EntityObstacle() {}

    /** Why the values cannot be told, if they cannot; never that there are none (U-28). */
    static Optional<String> of(Query query, Optional<Entities> entities, Semantics semantics) {
        if (EntityChains.of(query).isEmpty()) {
            return Optional.empty();
        }
        if (entities.isEmpty()) {
            return Optional.of(
                    "not evaluable locally: no data graph tells of its entities (data_graph in the settings)");
        }
        List<Diagnostic> findings = GraphCheck.findings(query, entities.get().graph(), NO_TEXT, semantics);
        return findings.stream()
                .findFirst()
                .map(finding -> "not evaluable: it does not fit the data graph, where " + finding.message());
    }
}
