package dev.foretrait.cli;

import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.repair.Diagnoser;
import dev.foretrait.engine.repair.Diagnosis;
import dev.foretrait.storage.catalogue.CatalogueFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the events of a space say about its definitions. */
final class Diagnoses {

    private Diagnoses() {}

    /**
     * The diagnoses of those definitions that can be evaluated from messages; linked audiences are not among them.
     *
     * @param chosen the definitions to look at
     * @param read all that they may refer to
     */
    static List<Diagnosis> of(List<Definition> chosen, List<Definition> read, SpaceOnDisk onDisk, SpaceInUse used) {
        List<Definition> evaluated =
                chosen.stream().filter(each -> each.level() != Level.LINKED).toList();
        Optional<Entities> none = Optional.empty();
        List<Answer> answers = Evaluation.evaluate(
                evaluated.stream().map(Computation::of).toList(),
                read.stream().map(Computation::of).toList(),
                used.snapshot(),
                none,
                used.asOf(),
                used.semantics(),
                used.parallelism());
        Diagnoser diagnoser = new Diagnoser(
                read,
                used.snapshot(),
                none,
                CatalogueFiles.flex(),
                used.asOf(),
                used.semantics(),
                onDisk.settings().limits(),
                used.parallelism());
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (int at = 0; at < evaluated.size(); at++) {
            if (answers.get(at) instanceof ProfileValues values) {
                diagnoses.add(diagnoser.thorough(evaluated.get(at), values));
            }
        }
        return diagnoses;
    }
}
