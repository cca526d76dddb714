package dev.foretrait.cli;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.query.TraitMention;
import dev.foretrait.storage.definition.DefinitionSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a command that computes says of definitions that are disabled. */
final class DisabledDefinitions {

    private DisabledDefinitions() {}

    /**
     * Those that are computed, after saying which are not.
     *
     * @throws Failure if all of some definitions are disabled
     */
    static List<Definition> without(List<Definition> definitions, Invocation invocation) {
        List<Definition> enabled =
                definitions.stream().filter(Definition::enabled).toList();
        String disabled = definitions.stream()
                .filter(each -> !each.enabled())
                .map(Definition::key)
                .collect(Collectors.joining(", "));
        if (!disabled.isEmpty() && enabled.isEmpty()) {
            throw Failure.finding("there is nothing to compute; disabled: " + disabled, "take 'enabled: false' out");
        }
        if (!disabled.isEmpty()) {
            invocation.note("disabled, so not computed: " + disabled);
        }
        return enabled;
    }

    /** Says where one of the definitions reads one that is disabled. */
    static void noteReaders(List<Definition> definitions, DefinitionSet read, Invocation invocation) {
        for (Definition each : definitions) {
            TraitMention.in(each.query(), each.level()).stream()
                    .flatMap(mention -> disabled(mention, read).stream())
                    .distinct()
                    .forEach(key -> invocation.note("'" + each.key() + "' reads '" + key
                            + "', which is disabled: only what messages wrote under that name is there"));
        }
    }

    private static Optional<String> disabled(TraitMention mention, DefinitionSet read) {
        return mention.key()
                .filter(key -> read.definitions().stream()
                        .anyMatch(each ->
                                each.key().equals(key) && !each.enabled() && mention.sees(each.kind(), each.level())));
    }
}
