package dev.foretrait.engine.definition;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.QueryRule;
import dev.foretrait.engine.query.TraitMention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Definitions that need each other's values in a circle, so that none of them can be the first (query-language.md 7.5). */
public final class Circles {

    /** Segment's own words. */
    private static final String SEGMENT_SAYS = "The audience would create a cycle by referencing another audience";

    private final Map<String, Definition> byKey = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<Definition> path = new ArrayList<>();
    private final List<TraitMention> mentions = new ArrayList<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    private Circles() {}

    /** A finding for each mention of a trait that closes a circle; none if there is no circle. */
    public static List<Diagnostic> among(List<Definition> definitions) {
        Circles circles = new Circles();
        definitions.forEach(definition -> circles.byKey.put(definition.key(), definition));
        definitions.forEach(circles::visit);
        return List.copyOf(circles.findings);
    }

    private void visit(Definition definition) {
        int before = path.indexOf(definition);
        if (before >= 0) {
            findings.add(finding(path.subList(before, path.size())));
        } else if (!done.contains(definition.key())) {
            path.add(definition);
            for (TraitMention mention : TraitMention.in(definition.query(), definition.level())) {
                Definition meant = mention.key().map(byKey::get).orElse(null);
                if (meant != null && mention.sees(meant.kind(), meant.level())) {
                    mentions.add(mention);
                    visit(meant);
                    mentions.remove(mentions.size() - 1);
                }
            }
            path.remove(path.size() - 1);
            done.add(definition.key());
        }
    }

    private Diagnostic finding(List<Definition> circle) {
        Definition last = circle.get(circle.size() - 1);
        TraitMention closing = mentions.get(mentions.size() - 1);
        String keys = circle.stream().map(Definition::key).collect(Collectors.joining(" → "));
        String places = circle.stream()
                .map(definition -> definition.key() + " at " + place(definition))
                .collect(Collectors.joining(", "));
        return new Diagnostic(
                        QueryRule.E_CYCLE,
                        last.source(),
                        closing.field().nameSpan(),
                        SEGMENT_SAYS + ": " + keys + " → " + circle.get(0).key())
                .withHint("let one of them do without the others: " + places);
    }

    private static String place(Definition definition) {
        Source.Position position =
                definition.source().position(definition.span().start());
        return definition.source().name() + ":" + position.line() + ":" + position.column();
    }
}
