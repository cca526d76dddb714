package dev.foretrait.storage.settings;

import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.entity.EntityRule;
import dev.foretrait.engine.fql.FqlRule;
import dev.foretrait.engine.lint.LintRule;
import dev.foretrait.engine.query.QueryRule;
import dev.foretrait.engine.reference.CatalogueRule;
import dev.foretrait.engine.repair.DataRule;
import dev.foretrait.storage.definition.DefinitionRule;
import dev.foretrait.storage.yaml.YamlRule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule that settings, definitions and events are held to. A new list of rules is its line here. */
public final class Rules {

    /** All of them, by id. */
    public static final List<Rule> ALL = Stream.<Rule[]>of(
                    YamlRule.values(),
                    SettingsRule.values(),
                    DefinitionRule.values(),
                    QueryRule.values(),
                    LintRule.values(),
                    DataRule.values(),
                    EntityRule.values(),
                    CatalogueRule.values(),
                    FqlRule.values())
            .flatMap(Stream::of)
            .sorted(Comparator.comparing(Rule::id))
            .toList();

    private Rules() {}

    /** The rule of that id. */
    public static Optional<Rule> named(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** What to say to somebody who typed the id of no rule: there are more of them than fit on a screen. */
    public static String advice(String id) {
        return near(id).map(NearName::question).orElse("'foretrait lint --rules' lists all");
    }

    /** The id that was probably meant. */
    public static Optional<String> near(String id) {
        return NearName.of(id, ALL.stream().map(Rule::id).toList());
    }
}
