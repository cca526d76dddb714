package dev.foretrait.storage.definition;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.QueryRule;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what a builder form refers to: {@code property: codes.topic}, {@code context: page.url}, {@code trait: email}. */
final class FieldPaths {

    private final Findings findings;

    FieldPaths(Findings findings) {
        this.findings = findings;
    }

    /** The one field that the definition file names by the keyword of one of the scopes; a finding if there is none or more. */
    Optional<Operand.Field> needed(Fields fields, List<Operand.Scope> scopes, String ifMissing) {
        List<Operand.Scope> written =
                scopes.stream().filter(scope -> fields.has(scope.keyword())).toList();
        if (written.isEmpty()) {
            fields.missing(scopes.get(0).keyword(), ifMissing);
            return Optional.empty();
        }
        Operand.Scope scope = written.get(0);
        for (Operand.Scope further : written.subList(1, written.size())) {
            fields.refuse(
                    DefinitionRule.E_DEFINITION,
                    fields.field(further.keyword()).orElseThrow().name(),
                    "there is '" + scope.keyword() + "' already; keep one of them");
        }
        return fields.text(scope.keyword()).flatMap(text -> field(scope, text));
    }

    private Optional<Operand.Field> field(Operand.Scope scope, Yaml.Scalar text) {
        OptionalInt empty = PropertyPath.emptySegmentIn(text.text());
        if (empty.isPresent()) {
            int at = empty.getAsInt();
            Span inText = new Span(at, Math.min(at + 1, text.text().length()));
            findings.add(
                    QueryRule.E_PATH,
                    text.placesIn(findings.source()).inFile(inText),
                    "the path '" + text.text() + "' has an empty step",
                    "a dot that is part of a name is written \\.");
            return Optional.empty();
        }
        return Optional.of(
                new Operand.Field(scope, PropertyPath.parse(text.text()).fromObject(), text.span()));
    }
}
