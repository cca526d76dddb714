package dev.foretrait.cli;

import dev.foretrait.engine.definition.Circles;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Style;
import dev.foretrait.engine.entity.DataGraph;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.TraitMention;
import dev.foretrait.storage.definition.DefinitionRule;
import dev.foretrait.storage.definition.DefinitionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The definitions that a command goes on with: all of them are right and enabled, and there is at least one.
 *
 * @param chosen the selected definitions
 * @param read every definition that was read and is enabled, selected or not, with all findings
 */
record ChosenDefinitions(List<Definition> chosen, DefinitionSet read) {

    /**
     * Chooses.
     *
     * @throws Failure if anything read is wrong, after saying what; or if nothing is chosen that is enabled
     */
    static ChosenDefinitions of(DefinitionSet read, List<String> selectors, Invocation invocation) {
        DefinitionSet selected = read.select(selectors);
        List<Diagnostic> errors = Stream.concat(
                        selected.findings().stream().filter(Diagnostic::isError),
                        Circles.among(read.definitions()).stream())
                .toList();
        if (!errors.isEmpty()) {
            show(errors, invocation);
            boolean onlyUnknown = errors.stream().allMatch(error -> error.rule() == DefinitionRule.E_SELECT);
            throw onlyUnknown
                    ? Failure.finding("nothing was computed: the selection names what is not there")
                    : Failure.unusable("nothing was computed: the definitions have errors, see above");
        }
        if (selected.definitions().isEmpty()) {
            throw Failure.finding(
                    "there are no definitions", "put some into traits/ or audiences/, or type one: -q QUERY");
        }
        List<Definition> enabled = DisabledDefinitions.without(selected.definitions(), invocation);
        ChosenDefinitions chosen = new ChosenDefinitions(enabled, read.enabled());
        DisabledDefinitions.noteReaders(chosen.withInputs(), read, invocation);
        return chosen;
    }

    /** The chosen definitions, and behind them those that they refer to by name, which these refer to, and so on. */
    private List<Definition> withInputs() {
        return withInputs(Optional.empty());
    }

    /** The same, and those whose values the graph joins rows by. */
    List<Definition> withInputs(Optional<DataGraph> graph) {
        List<Definition> all = new ArrayList<>(chosen);
        for (int at = 0; at < all.size(); at++) {
            for (TraitMention mention :
                    TraitMention.in(all.get(at).query(), all.get(at).level())) {
                read.definitions().stream()
                        .filter(each -> mention.key().filter(each.key()::equals).isPresent())
                        .filter(each -> mention.sees(each.kind(), each.level()) && !all.contains(each))
                        .forEach(all::add);
            }
            Query query = all.get(at).query();
            Set<String> joining = graph.map(joined -> joined.joining(query)).orElseGet(Set::of);
            read.definitions().stream()
                    .filter(each -> joining.contains(each.key()) && TraitMention.isOfUsers(each.kind(), each.level()))
                    .filter(each -> !all.contains(each))
                    .forEach(all::add);
        }
        return all;
    }

    /** Shows findings with the lines they are about. */
    static void show(List<Diagnostic> findings, Invocation invocation) {
        boolean coloured = invocation.errorTerminal().paint().on();
        Renderer renderer = new Renderer(
                coloured ? Style.COLOUR : Style.PLAIN,
                invocation.errorTerminal().width());
        invocation.err().print(renderer.render(findings));
    }
}
