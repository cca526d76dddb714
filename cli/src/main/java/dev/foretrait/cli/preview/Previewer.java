package dev.foretrait.cli.preview;

import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.QueryRule;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes previews over a snapshot. */
public final class Previewer {

    private static final int SAMPLE = 10;

    private final Snapshot snapshot;
    private final Optional<Entities> entities;
    private final ProfileIds ids;
    private final ProfileIds accountIds;
    private final Instant asOf;
    private final Semantics semantics;
    private final int parallelism;

    /**
     * @param entities what linked audiences see beside messages, if the space has a Data Graph
     */
    public Previewer(
            Snapshot snapshot,
            Optional<Entities> entities,
            ProfileIds ids,
            ProfileIds accountIds,
            Instant asOf,
            Semantics semantics,
            int parallelism) {
        this.snapshot = snapshot;
        this.entities = entities;
        this.ids = ids;
        this.accountIds = accountIds;
        this.asOf = asOf;
        this.semantics = semantics;
        this.parallelism = parallelism;
    }

    /**
     * The previews of definitions, in their order, each with the findings that point into it.
     *
     * @param read all definitions that were read with these, which they may refer to
     * @param findings what was found in all of them
     */
    public List<Preview> previews(List<Definition> definitions, List<Definition> read, List<Diagnostic> findings) {
        List<Computation> computations =
                definitions.stream().map(Computation::of).toList();
        List<Computation> known = read.stream().map(Computation::of).toList();
        List<Answer> answers =
                Evaluation.evaluate(computations, known, snapshot, entities, asOf, semantics, parallelism);
        WhatIf data = new EvaluatedWhatIf(known, snapshot, asOf, semantics, parallelism);
        FindingsByDefinition byDefinition = new FindingsByDefinition(read, findings);
        List<Preview> previews = new ArrayList<>();
        for (int at = 0; at < definitions.size(); at++) {
            Definition definition = definitions.get(at);
            previews.add(preview(definition, answers.get(at), data, byDefinition.of(definition)));
        }
        return previews;
    }

    private Preview preview(Definition definition, Answer answer, WhatIf data, List<Diagnostic> findings) {
        if (answer instanceof ProfileValues values) {
            List<String> remarks = Remarks.of(definition, values, data);
            boolean ofAccounts = definition.level() == Level.ACCOUNTS;
            List<Member> sample = sample(values, ofAccounts ? accountIds : ids);
            List<Diagnostic> all = new ArrayList<>(findings);
            if (ofAccounts && definition.kind() == Kind.AUDIENCE) {
                emptyAccounts(definition).ifPresent(all::add);
            }
            return new Preview(definition, Optional.of(values), sample, all, remarks);
        }
        String reason = ((Answer.Unsupported) answer).reason();
        return new Preview(definition, Optional.empty(), List.of(), findings, List.of("no values here: " + reason));
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
}
