package dev.foretrait.engine.repair;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.query.Printer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the data shows about a definition.
 *
 * @param definition the definition
 * @param members how many members it has
 * @param membersIgnoringCase how many it would have if names and values were compared whatever their case (F-04)
 * @param observations what was found: where nobody has it, why; the first is the first obstacle
 * @param stages for each condition how many events pass it; only where nobody has the definition
 * @param repairs the best changes that give it members, or more of them: those first that keep the names of events but for case
 *     and blanks, then the fewest edits, then the most members
 */
public record Diagnosis(
        Definition definition,
        long members,
        long membersIgnoringCase,
        List<Observation> observations,
        List<Stages> stages,
        List<Repair> repairs) {

    public Diagnosis {
        observations = List.copyOf(observations);
        stages = List.copyOf(stages);
        repairs = List.copyOf(repairs);
    }

    Diagnosis withObservations(List<Observation> all) {
        return new Diagnosis(definition, members, membersIgnoringCase, all, stages, repairs);
    }

    /**
     * The observations as findings in the text of the definition; that nobody has it comes first.
     *
     * @param printer how the space writes queries
     */
    public List<Diagnostic> findings(Printer printer) {
        List<Diagnostic> findings = new ArrayList<>();
        if (members == 0 && isJudged()) {
            findings.add(noMembers(printer));
        }
        observations.forEach(observation -> findings.add(observation.in(definition.source())));
        return findings;
    }

    /** Whether there is enough to judge the definition by. */
    boolean isJudged() {
        return observations.stream().noneMatch(each -> each.rule() == DataRule.W_NO_EVENTS_YET);
    }

    private Diagnostic noMembers(Printer printer) {
        Observation nobody = new Observation(
                DataRule.W_NO_MEMBERS,
                definition.span(),
                "no " + definition.level().noun() + " has this",
                repairs.stream().map(repair -> repair.words(printer)).toList());
        return nobody.in(definition.source());
    }

    /** Whether the best repair is one to make without asking: nobody has the definition, and somebody would. */
    public boolean isMendable() {
        return members == 0 && !repairs.isEmpty();
    }
}
