package dev.foretrait.cli;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Keys;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Level;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.definition.DefinitionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which definitions a command is about. */
final class DefinitionOptions {

    private static final Pattern WITH_KEY = Pattern.compile("\\s*([^('\"=]*?)\\s*=(.*)", Pattern.DOTALL);

    @Parameters(
            arity = "0..*",
            paramLabel = "KEY",
            description = "The definitions of these keys. Default: all that the space has.")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--select",
            paramLabel = "SELECTOR",
            description = "Definitions by key, tag:T or path:P (a file or folder); several are joined by commas.")
    private List<String> selectors = new ArrayList<>();

    @Option(
            names = {"-q", "--query"},
            paramLabel = "QUERY",
            description = "Adds a definition in Segment's query language. It is called 'query', the next 'query_2';"
                    + " KEY=QUERY gives it another key.")
    private List<String> queries = new ArrayList<>();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            defaultValue = "users",
            description = "Whom the definitions of -q are about: users, accounts or linked. Default: ${DEFAULT-VALUE}.")
    private String level = "users";

    @Option(
            names = "--include-anonymous",
            description = "Let profiles have values that have no user_id, email or advertising id.")
    private boolean includeAnonymous;

    /** The selected ones of the definitions of a space, if there is one, and of those typed. */
    ChosenDefinitions choose(SpaceOnDisk onDisk, Invocation invocation) {
        return ChosenDefinitions.of(read(onDisk), selectors(), invocation);
    }

    /**
     * The one definition that a command is about: the only one selected, or the only one typed.
     *
     * @throws Failure if there are several
     */
    ChosenDefinitions chooseOne(SpaceOnDisk onDisk, Invocation invocation) {
        List<String> wanted = selectors();
        if (wanted.isEmpty()) {
            for (int at = 0; at < queries.size(); at++) {
                wanted.add(key(queries.get(at), at));
            }
        }
        ChosenDefinitions chosen = ChosenDefinitions.of(read(onDisk), wanted, invocation);
        if (chosen.chosen().size() != 1) {
            throw Failure.unusable(
                    "this is about one definition, and " + chosen.chosen().size() + " are chosen",
                    "name the key of one, such as " + chosen.chosen().get(0).key());
        }
        return chosen;
    }

    /** What is selected; nothing for all. */
    List<String> selectors() {
        List<String> wanted = new ArrayList<>(keys);
        wanted.addAll(selectors);
        return wanted;
    }

    /** The definitions of a space, if there is one, and those typed. */
    DefinitionSet read(SpaceOnDisk onDisk) {
        Dialect dialect = onDisk.settings().dialect();
        DefinitionSet all = onDisk.folder()
                .map(folder -> DefinitionFiles.inSpace(folder, dialect))
                .orElse(DefinitionSet.EMPTY);
        for (int at = 0; at < queries.size(); at++) {
            all = all.and(typed(queries.get(at), at, dialect));
        }
        return includeAnonymous ? withAnonymous(all) : all;
    }

    private DefinitionSet typed(String query, int place, Dialect dialect) {
        Matcher withKey = WITH_KEY.matcher(query);
        String text = withKey.matches() ? withKey.group(2).strip() : query;
        String key = key(query, place);
        DefinitionSet read = DefinitionFiles.typed(List.of(text), levelOf(), dialect);
        return new DefinitionSet(
                read.definitions().stream()
                        .map(definition -> changed(definition, key, definition.includeAnonymous()))
                        .toList(),
                read.findings());
    }

    /**
     * What the definition of a typed query is called.
     *
     * @throws Failure if it is given a key that is none
     */
    private static String key(String query, int place) {
        Matcher withKey = WITH_KEY.matcher(query);
        if (!withKey.matches()) {
            return place == 0 ? "query" : "query_" + (place + 1);
        }
        String key = withKey.group(1);
        if (!Keys.isKey(key)) {
            throw Failure.unusable(
                    "'" + key + "' cannot be the key of a query", "it has lower-case letters, digits and underscores");
        }
        return key;
    }

    private Level levelOf() {
        return switch (level) {
            case "users" -> Level.USERS;
            case "accounts" -> Level.ACCOUNTS;
            case "linked" -> Level.LINKED;
            default ->
                throw Failure.unusable("there is no level '" + level + "' for -q", "one of: users, accounts, linked");
        };
    }

    private static DefinitionSet withAnonymous(DefinitionSet set) {
        return new DefinitionSet(
                set.definitions().stream()
                        .map(definition -> changed(definition, definition.key(), true))
                        .toList(),
                set.findings());
    }

    private static Definition changed(Definition definition, String key, boolean includeAnonymous) {
        return new Definition(
                key,
                definition.name(),
                definition.kind(),
                definition.level(),
                definition.query(),
                includeAnonymous,
                definition.enabled(),
                definition.tags(),
                definition.description(),
                definition.source(),
                definition.span(),
                definition.origin(),
                definition.severities());
    }
}
