package dev.foretrait.cli.preview;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.query.Cadence;
import dev.foretrait.engine.repair.Diagnosis;
import java.util.List;
import java.util.Optional;

/**
 * What a definition will be.
 *
 * @param definition the definition
 * @param cadence when Segment will compute it, and why then
 * @param values what it comes to; empty if that cannot be told from messages, which a remark explains
 * @param sample some members, spread evenly over the profiles
 * @param findings what was found while the definition was read
 * @param diagnosis what the data shows about it; empty where there are no values
 * @param observations the findings of the diagnosis, as bad as they are here
 * @param remarks what the numbers do not say by themselves, a line each; why there are no members, if there are none
 */
public record Preview(
        Definition definition,
        Cadence cadence,
        Optional<ProfileValues> values,
        List<Member> sample,
        List<Diagnostic> findings,
        Optional<Diagnosis> diagnosis,
        List<Diagnostic> observations,
        List<String> remarks) {

    public Preview {
        sample = List.copyOf(sample);
        findings = List.copyOf(findings);
        observations = List.copyOf(observations);
        remarks = List.copyOf(remarks);
    }

    /** How many profiles have it. */
    public int members() {
        return values.map(ProfileValues::members).orElse(0);
    }
}
