package dev.foretrait.cli;

import dev.foretrait.cli.explain.ExplainJson;
import dev.foretrait.cli.explain.ExplainScreen;
import dev.foretrait.cli.explain.Explained;
import dev.foretrait.cli.explain.Identity;
import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.cli.output.TextLines;
import dev.foretrait.cli.values.UsersAndAccounts;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evidence.Evidence;
import dev.foretrait.engine.evidence.NextChange;
import dev.foretrait.engine.evidence.Question;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.semantics.NameCase;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells why a profile has a value. */
@Command(
        name = "explain",
        description =
                "Tells why a profile has the value it has, or has none: the events that count, those that do not and what"
                        + " was asked of them in vain, ties, and when the value changes by the passing of time alone. It is"
                        + " about one definition: where there are several, name its key.",
        footer = {
            "",
            "Examples:",
            "  foretrait explain total_inbounds --profile user_id:C-1042",
            "  foretrait explain common_request --profile email:ana@example.com --all",
            "  foretrait explain total_inbounds --profile user_id:C-1042 --as-of 2026-02-01",
            "  foretrait explain --profile user_id:u1 --events export.ndjson --format json \\",
            "      -q \"event('Order Completed').within(30 days).sum(property('revenue'))\""
        })
final class ExplainCommand implements Callable<Integer> {

    private static final List<Format> FORMATS = List.of(Format.TABLE, Format.JSON);

    private final Invocation invocation;

    @Option(
            names = {"-p", "--profile"},
            required = true,
            paramLabel = "TYPE:VALUE",
            description = "Whose value: an external id, or segment_id:VALUE. For a definition of accounts that of an"
                    + " account, such as group_id:VALUE.")
    private String profile = "";

    @Option(names = "--all", description = "Show every event, however many there are. JSON always has them all.")
    private boolean all;

    @Option(
            names = "--identity",
            description =
                    "Show the messages that carry an id of the profile and count for another one. JSON always has them.")
    private boolean identity;

    @Mixin
    private final EventOptions space = new EventOptions();

    @Mixin
    private final DefinitionOptions definitions = new DefinitionOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ExplainCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Format format = output.format(FORMATS, Format.TABLE);
        ProfileFinder wanted = ProfileFinder.of(profile);
        SpaceOnDisk onDisk = space.find(invocation);
        ChosenDefinitions chosen = definitions.chooseOne(onDisk, invocation);
        LinkedEntities entities = LinkedEntities.of(onDisk, chosen, invocation);
        try (SpaceInUse used = space.open(onDisk, invocation)) {
            Explained explained = explained(used, chosen, entities, wanted);
            output.write(invocation, out -> {
                if (format == Format.JSON) {
                    ExplainJson.write(explained, out);
                } else {
                    TextLines.write(
                            new ExplainScreen(
                                            output.terminal(invocation),
                                            identity,
                                            all,
                                            invocation.environment().folder())
                                    .lines(explained),
                            out);
                }
            });
        }
        return ExitStatus.FINE;
    }

    private Explained explained(
            SpaceInUse used, ChosenDefinitions chosen, LinkedEntities entities, ProfileFinder wanted) {
        Definition definition = chosen.chosen().get(0);
        ProfileIds ids = new UsersAndAccounts(used.ids(), used.accountIds());
        int found = wanted.find(used.snapshot(), ids);
        Question question = Question.of(
                Computation.of(definition),
                chosen.read().definitions().stream().map(Computation::of).toList(),
                used.snapshot(),
                subject(definition, found, used.snapshot().profiles()),
                entities.over(used.snapshot()),
                used.asOf(),
                used.semantics());
        Evidence evidence = Evidence.of(question);
        return new Explained(
                definition,
                wanted.typed(),
                ids.segmentId(found),
                ids.externalIds(found),
                used.asOf(),
                used.ids(),
                Printer.of(used.semantics()),
                isSent(used),
                evidence,
                NextChange.of(question),
                definition.level() == Level.ACCOUNTS
                        ? Identity.NONE
                        : Identity.of(used.snapshot().trail(found), evidence));
    }

    private static Predicate<String> isSent(SpaceInUse used) {
        NameCase names = used.semantics().of(NameCase.class);
        return name -> used.snapshot().blocks().stream()
                .flatMap(block -> block.stream().eventName().stream())
                .anyMatch(sent -> names.folded(sent).equals(names.folded(name)));
    }

    private static int subject(Definition definition, int found, int users) {
        boolean isAccount = found >= users;
        if (isAccount != (definition.level() == Level.ACCOUNTS)) {
            throw isAccount
                    ? Failure.unusable(
                            definition.key() + " is a definition of users, and this is an account", "name a user of it")
                    : Failure.unusable(
                            definition.key() + " is a definition of accounts, and this is a user",
                            "name an account, such as group_id:VALUE; 'foretrait profile' lists the accounts of a user");
        }
        return isAccount ? found - users : found;
    }
}
