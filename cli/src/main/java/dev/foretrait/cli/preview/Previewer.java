package dev.foretrait.cli.preview;

import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.query.Cadence;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.QueryRule;
import dev.foretrait.engine.repair.Diagnoser;
import dev.foretrait.engine.repair.Diagnosis;
import dev.foretrait.engine.semantics.DateCadence;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.storage.definition.DefinitionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes previews over a snapshot. */
public final class Previewer {

    private static final int SAMPLE = 10;

    private final Snapshot snapshot;
    private final ProfileIds ids;
    private final ProfileIds accountIds;
    private final Diagnoser diagnoser;
    private final Semantics semantics;

    /**
     * @param diagnoser what evaluates definitions over the snapshot, and tells why they have no members
     * @param semantics the choices of the space
     */
    public Previewer(
            Snapshot snapshot, ProfileIds ids, ProfileIds accountIds, Diagnoser diagnoser, Semantics semantics) {
        this.snapshot = snapshot;
        this.ids = ids;
        this.accountIds = accountIds;
        this.diagnoser = diagnoser;
        this.semantics = semantics;
    }

    /**
     * The previews of definitions, in their order, each with the findings that point into it.
     *
     * @param read everything that was read with these: definitions that they may refer to, and what was found
     * @param severities what the space makes of findings
     */
    public List<Preview> previews(List<Definition> definitions, DefinitionSet read, Severities severities) {
        List<Answer> answers = diagnoser.answers(definitions);
        Grades grades = new Grades(severities, read.definitions());
        FindingsByDefinition byDefinition =
                new FindingsByDefinition(read.definitions(), grades.applyTo(read.findings()));
        List<Preview> previews = new ArrayList<>();
        for (int at = 0; at < definitions.size(); at++) {
            Definition definition = definitions.get(at);
            List<Diagnostic> findings = byDefinition.of(definition);
            previews.add(
                    answers.get(at) instanceof ProfileValues values
                            ? preview(diagnoser.of(definition, values), values, findings, grades.of(definition))
                            : without(definition, (Answer.Unsupported) answers.get(at), findings));
        }
        return previews;
    }

    private Preview without(Definition definition, Answer.Unsupported answer, List<Diagnostic> findings) {
        return new Preview(
                definition,
                cadence(definition),
                Optional.empty(),
                List.of(),
                findings,
                Optional.empty(),
                List.of(),
                List.of("no values here: " + answer.reason()));
    }

    private Preview preview(
            Diagnosis diagnosis, ProfileValues values, List<Diagnostic> findings, Severities severities) {
        Definition definition = diagnosis.definition();
        boolean ofAccounts = definition.level() == Level.ACCOUNTS;
        List<Diagnostic> all = new ArrayList<>(findings);
        if (ofAccounts && definition.kind() == Kind.AUDIENCE) {
            emptyAccounts(definition).ifPresent(all::add);
        }
        Printer printer = Printer.of(semantics);
        return new Preview(
                definition,
                cadence(definition),
                Optional.of(values),
                sample(values, ofAccounts ? accountIds : ids),
                all,
                Optional.of(diagnosis),
                severities.applyTo(diagnosis.findings(printer)),
                Remarks.of(diagnosis, values, severities, printer));
    }

    private Optional<Diagnostic> emptyAccounts(Definition definition) {
        int empty = snapshot.membership().emptyAccounts();
        return empty == 0
                ? Optional.empty()
                : Optional.of(new Diagnostic(
                        QueryRule.W_EMPTY_ACCOUNT,
                        definition.source(),
                        definition.span(),
                        Figures.grouped(empty) + " of " + Figures.count(snapshot.accounts(), "account")
                                + " without a user: in every ALL and in no ANY (U-39)"));
    }

    private static List<Member> sample(ProfileValues values, ProfileIds ids) {
        int members = values.members();
        int taken = Math.min(SAMPLE, members);
        List<Member> sample = new ArrayList<>();
        int seen = 0;
        for (int profile = 0; profile < values.profiles() && sample.size() < taken; profile++) {
            if (values.has(profile)) {
                if (seen == (long) sample.size() * members / taken) {
                    sample.add(new Member(ids.segmentId(profile), ids.externalIds(profile), values.value(profile)));
                }
                seen++;
            }
        }
        return sample;
    }

    private Cadence cadence(Definition definition) {
        return Cadence.of(definition.query(), definition.level(), semantics.of(DateCadence.class));
    }
}
