package dev.foretrait.cli.preview;

import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.reduce.Oddity;
import dev.foretrait.engine.repair.Diagnosis;
import dev.foretrait.engine.repair.Observation;
import dev.foretrait.engine.repair.Repair;
import dev.foretrait.engine.repair.Stages;
import dev.foretrait.storage.definition.DefinitionFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the figures of a preview do not say by themselves, in lines. */
final class Remarks {

    private final Printer printer;
    private final List<String> lines = new ArrayList<>();

    private Remarks(Printer printer) {
        this.printer = printer;
    }

    /** The remarks, a line each; nothing of what the space does not want to hear of. */
    static List<String> of(Diagnosis diagnosis, ProfileValues values, Severities severities, Printer printer) {
        Remarks remarks = new Remarks(printer);
        remarks.observations(diagnosis.observations().stream()
                .filter(observation -> severities.of(observation.rule()).isPresent())
                .toList());
        remarks.stages(diagnosis.stages());
        remarks.repairs(diagnosis);
        remarks.oddities(values);
        return remarks.lines;
    }

    private void observations(List<Observation> observations) {
        boolean first = true;
        Set<List<String>> said = new HashSet<>();
        for (Observation observation : observations) {
            List<String> words = new ArrayList<>(observation.evidence());
            words.add(observation.message());
            if (!said.add(words)) {
                continue;
            }
            boolean obstacle = observation.rule().isObstacle();
            lines.add((first && obstacle ? "nothing matches: " : "") + observation.message());
            if (observation.rule().severity() != Severity.NOTE) {
                lines.addAll(observation.evidence());
            }
            first = false;
        }
    }

    /** Of several conditions also those that hold somewhere. */
    private void stages(List<Stages> stages) {
        if (stages.size() > 1) {
            stages.stream().filter(stage -> stage.withValue() > 0).forEach(stage -> lines.add(stage.words(printer)));
        }
    }

    private void repairs(Diagnosis diagnosis) {
        for (Repair repair : diagnosis.repairs()) {
            lines.add(repair.words(printer));
        }
        if (diagnosis.membersIgnoringCase() != diagnosis.members()) {
            String noun = diagnosis.definition().level().noun();
            lines.add("if case made no difference: " + Figures.count(diagnosis.membersIgnoringCase(), noun));
        }
        boolean inFile = !diagnosis.definition().source().name().equals(DefinitionFiles.TYPED);
        if (diagnosis.isMendable() && inFile) {
            lines.add(
                    "repair it: foretrait lint --fix " + diagnosis.definition().key());
        }
    }

    private void oddities(ProfileValues values) {
        values.oddities().forEach((oddity, times) -> {
            if (times > 0) {
                lines.add(words(oddity, times));
            }
        });
    }

    private static String words(Oddity oddity, long times) {
        return switch (oddity) {
            case COERCED_VALUES -> Figures.count(times, "text") + " counted as numbers (U-19)";
            case SKIPPED_VALUES -> Figures.count(times, "value") + " skipped: no numbers (U-19)";
            case INVALID_TIMESTAMP -> Figures.count(times, "value") + " skipped: no ISO-8601 times with a zone (U-33)";
            case UNIQUE_LIST_TRUNCATED -> Figures.count(times, "list") + " cut at the limit L-DEF-5 (U-53)";
        };
    }
}
