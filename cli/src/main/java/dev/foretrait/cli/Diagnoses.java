package dev.foretrait.cli;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.repair.Diagnoser;
import dev.foretrait.engine.repair.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/** What the events of a space say about its definitions. */
final class Diagnoses {

    private Diagnoses() {}

    /** The diagnoses of those definitions whose values can be told. */
    static List<Diagnosis> of(List<Definition> chosen, Diagnoser diagnoser) {
        List<Answer> answers = diagnoser.answers(chosen);
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (int at = 0; at < chosen.size(); at++) {
            if (answers.get(at) instanceof ProfileValues values) {
                diagnoses.add(diagnoser.thorough(chosen.get(at), values));
            }
        }
        return diagnoses;
    }
}
