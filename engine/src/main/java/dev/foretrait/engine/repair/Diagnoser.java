package dev.foretrait.engine.repair;

import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.engine.reference.EventReferences;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.NameCase;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells why definitions have no members or few, in numbers, and what would change that. Every change that it proposes was
 * evaluated over the same messages; none is made.
 */
public final class Diagnoser {

    private static final int SHOWN_REPAIRS = 3;

    /** A definition has few members below this share of the profiles, in percent. */
    private static final long FEW_PERCENT = 1;

    private final WhatIf data;
    private final Catalogue catalogue;
    private final EventReferences references;
    private final Dialect dialect;

    /**
     * @param read all definitions that were read together, which they may refer to
     * @param snapshot the messages and whose they are
     * @param entities what linked audiences see beside messages, if there is a Data Graph
     * @param references which events are documented
     * @param asOf the instant that windows and dates are measured from
     * @param limits what a repaired query must keep to, too
     * @param parallelism the greatest number of threads; the result does not depend on it
     */
    public Diagnoser(
            List<Definition> read,
            Snapshot snapshot,
            Optional<Entities> entities,
            EventReferences references,
            Instant asOf,
            Semantics semantics,
            Limits limits,
            int parallelism) {
        this.data = new WhatIf(read, snapshot, entities, asOf, semantics, parallelism);
        this.catalogue = new Catalogue(snapshot, semantics.of(NameCase.class));
        this.references = references;
        this.dialect = new Dialect(limits, semantics);
    }

    /** The diagnosis of a definition that has these values. */
    public Diagnosis of(Definition definition, ProfileValues values) {
        return of(definition, values, new Chains(definition));
    }

    private Diagnosis of(Definition definition, ProfileValues values, Chains chains) {
        long members = values.members();
        if (definition.level() == Level.LINKED && members > 0) {
            return new Diagnosis(definition, members, members, List.of(), List.of(), List.of());
        }
        if (values.profiles() == 0) {
            Observation nobody = new Observation(
                    DataRule.W_NO_EVENTS_YET,
                    definition.span(),
                    "there are no " + definition.level().noun() + "s as of this instant",
                    List.of("import events, or ask for another instant"));
            return new Diagnosis(definition, 0, 0, List.of(nobody), List.of(), List.of());
        }
        if (members > 0 && members * 100 >= values.profiles() * FEW_PERCENT) {
            return new Diagnosis(
                    definition,
                    members,
                    ignoringCase(definition, members),
                    hidden(definition, members),
                    List.of(),
                    List.of());
        }
        return members == 0 ? ofNobody(definition, chains) : ofFew(definition, members);
    }

    /** The same, with everything else that the data shows about the definition, whoever has it. */
    public Diagnosis thorough(Definition definition, ProfileValues values) {
        Chains chains = new Chains(definition);
        Diagnosis diagnosis = of(definition, values, chains);
        if (definition.level() == Level.LINKED || values.profiles() == 0) {
            return diagnosis;
        }
        List<Observation> all = new ArrayList<>(diagnosis.observations());
        for (EventChain chain : EventChain.of(definition.query())) {
            if (diagnosis.isJudged()) {
                addNew(chains.of(chain.chain()).observations(chains.all()), all);
            }
            addNew(FieldDiagnosis.of(chain, catalogue), all);
            addNew(WindowDiagnosis.of(chain, catalogue, data.asOf()), all);
            addNew(ReferenceDiagnosis.of(chain, references, data.snapshot()), all);
        }
        return diagnosis.withObservations(all);
    }

    /** The chains of events of a definition, looked into once something is asked of them. */
    private final class Chains {

        private final Definition definition;
        private Optional<Map<Chain, ChainDiagnosis>> diagnosed = Optional.empty();

        private Chains(Definition definition) {
            this.definition = definition;
        }

        Map<Chain, ChainDiagnosis> all() {
            if (diagnosed.isEmpty()) {
                diagnosed = Optional.of(ChainDiagnosis.of(definition.query(), data, catalogue, references));
            }
            return diagnosed.get();
        }

        ChainDiagnosis of(Chain chain) {
            return Objects.requireNonNull(all().get(chain));
        }
    }

    /** Adds what has not been said of that place already. */
    private static void addNew(List<Observation> further, List<Observation> all) {
        for (Observation observation : further) {
            boolean said = all.stream()
                    .anyMatch(each -> each.rule() == observation.rule()
                            && each.span().equals(observation.span())
                            && each.message().equals(observation.message()));
            if (!said) {
                all.add(observation);
            }
        }
    }

    private Diagnosis ofNobody(Definition definition, Chains diagnosed) {
        List<Observation> observations = new ArrayList<>();
        List<Stages> stages = new ArrayList<>();
        Optional<ProfileValues> everybody = data.withAnonymous(definition);
        long anonymous = everybody.map(ProfileValues::members).orElse(0);
        if (anonymous > 0) {
            observations.add(anonymousOnly(definition, anonymous));
            return new Diagnosis(definition, 0, 0, observations, stages, List.of());
        }
        long without =
                everybody.map(values -> WhatIf.withoutId(values, definition)).orElse(0L);
        if (without > 0) {
            observations.add(withoutId(definition, without));
            return new Diagnosis(definition, 0, 0, observations, stages, List.of());
        }
        List<EventChain> chains = EventChain.of(definition.query());
        Optional<Observation> tooEarly =
                chains.stream().flatMap(chain -> tooEarly(chain).stream()).findFirst();
        if (tooEarly.isPresent()) {
            return new Diagnosis(definition, 0, 0, List.of(tooEarly.get()), stages, List.of());
        }
        for (EventChain chain : chains) {
            stages.addAll(diagnosed.of(chain.chain()).stages());
        }
        observations.addAll(
                definition.query() instanceof Query.Trait trait
                        ? diagnosed.of(trait.chain()).obstacles(diagnosed.all())
                        : new ProfileDiagnosis(definition, data, diagnosed.all()).observations());
        observations.addAll(hidden(definition, 0));
        if (observations.isEmpty() && definition.query() instanceof Query.Trait trait) {
            observations.addAll(new ReducerDiagnosis(definition, trait, data).observations());
        }
        return new Diagnosis(definition, 0, ignoringCase(definition, 0), observations, stages, repairs(definition, 0));
    }

    private Diagnosis ofFew(Definition definition, long members) {
        return new Diagnosis(
                definition,
                members,
                ignoringCase(definition, members),
                hidden(definition, members),
                List.of(),
                repairs(definition, members));
    }

    /** Where the product that sends such events has sent nothing at all (FC-30). */
    private Optional<Observation> tooEarly(EventChain chain) {
        return references
                .about(chain.name())
                .filter(product -> !product.product().isEmpty() && hasSentNothing(product))
                .map(product -> new Observation(
                        DataRule.W_NO_EVENTS_YET,
                        chain.chain().nameSpan(),
                        "there is no " + product.product() + " event yet, so this says nothing about the definition",
                        List.of("complete an interaction in " + product.product() + ", and import what it sent")));
    }

    private boolean hasSentNothing(EventReference product) {
        List<String> seen = catalogue.events().stream().map(ObservedEvent::name).toList();
        return product.events().stream().noneMatch(event -> seen.contains(event.name()));
    }

    /** What those definitions come to, in their order. */
    public List<Answer> answers(List<Definition> definitions) {
        return data.answers(definitions);
    }

    private static Observation anonymousOnly(Definition definition, long anonymous) {
        return new Observation(
                DataRule.W_ANONYMOUS_ONLY,
                definition.span(),
                Counts.of(anonymous, definition.level().noun()) + " without user_id or email would have it",
                List.of("'include_anonymous: true' lets " + (anonymous == 1 ? "it" : "them") + " take part"));
    }

    private static Observation withoutId(Definition definition, long without) {
        return new Observation(
                DataRule.W_ANONYMOUS_ONLY,
                definition.span(),
                Counts.of(without, definition.level().noun()) + " without any id that counts would have it",
                List.of("profiles have values if they have a user_id, email, android.idfa or ios.idfa (U-51)"));
    }

    private List<Observation> hidden(Definition definition, long members) {
        return MinimumFrequency.of(definition, members, data).stream().toList();
    }

    private long ignoringCase(Definition definition, long members) {
        return new IgnoringCase(data, catalogue).members(definition, members);
    }

    /** The best of the candidates that have more members than there are. */
    private List<Repair> repairs(Definition definition, long members) {
        Map<Query, List<Edit>> byQuery = new LinkedHashMap<>();
        for (List<Edit> edits : new Candidates(definition, data, catalogue, references).all()) {
            EditedQuery.of(definition.query(), edits)
                    .filter(query -> isAccepted(definition, query))
                    .ifPresent(query -> byQuery.putIfAbsent(query, edits));
        }
        List<Query> queries = List.copyOf(byQuery.keySet());
        List<Long> counts = data.members(definition, queries);
        List<Repair> repairs = new ArrayList<>();
        for (int at = 0; at < queries.size(); at++) {
            if (counts.get(at) > members) {
                repairs.add(new Repair(
                        byQuery.getOrDefault(queries.get(at), List.of()),
                        queries.get(at),
                        counts.get(at),
                        definition.level().noun()));
            }
        }
        repairs.sort(Comparator.comparing((Repair repair) -> !keepsNames(repair))
                .thenComparing(repair -> repair.edits().size())
                .thenComparing(Comparator.comparingLong(Repair::members).reversed()));
        return repairs.subList(0, Math.min(SHOWN_REPAIRS, repairs.size()));
    }

    /** Whether events keep their names but for case and blanks. */
    private static boolean keepsNames(Repair repair) {
        return repair.edits().stream()
                .allMatch(edit -> !(edit instanceof Edit.Event event)
                        || Catalogue.areAlike(event.to(), event.chain().name()));
    }

    /** Whether the query reads back as it is, without an error. */
    private boolean isAccepted(Definition definition, Query query) {
        Source text = new Source(definition.key(), data.printer().text(query));
        return QueryReader.read(text, definition.kind(), definition.level(), Acceptance.STRICT, dialect)
                .query()
                .filter(query::equals)
                .isPresent();
    }
}
