package dev.foretrait.cli;

import dev.foretrait.engine.repair.Diagnosis;
import dev.foretrait.engine.repair.Repair;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether definitions are repaired, and which of the changes is made. */
final class FixOptions {

    @Option(
            names = "--fix",
            description =
                    "Repair definitions that nobody has: make the best change that gives each of them members, in its"
                            + " file, remove options without effect (I-OPTION,"
                            + " W-OPTION), and show the difference. Comments and"
                            + " layout stay.")
    private boolean fix;

    @Option(
            names = "--repair",
            paramLabel = "N",
            description =
                    "With --fix: make the N-th of the changes shown, also where somebody has the definition already.")
    private Optional<Integer> repair = Optional.empty();

    @Option(names = "--dry-run", description = "With --fix: show the difference and write nothing.")
    private boolean dryRun;

    /** Refuses a repair that cannot be, and options that do not go together. */
    void check(List<String> selectors) {
        TypedNumber.atLeast(1, "--repair", repair.orElse(1));
        if (!fix && (dryRun || repair.isPresent())) {
            throw Failure.unusable("--repair and --dry-run go with --fix");
        }
        if (repair.isPresent() && selectors.isEmpty()) {
            throw Failure.unusable("--repair goes with the key of a definition", "lint --fix --repair 2 KEY");
        }
    }

    boolean isAskedFor() {
        return fix;
    }

    /** Whether nothing is written. */
    boolean isDry() {
        return dryRun;
    }

    /** Whether a change was asked for by its number. */
    boolean isChosen() {
        return repair.isPresent();
    }

    /** The change to be made; empty if there is none to choose from. */
    Optional<Repair> chosen(Diagnosis diagnosis) {
        int wanted = repair.orElse(1);
        List<Repair> repairs = diagnosis.repairs();
        if (repair.isPresent() && wanted > repairs.size()) {
            throw Failure.unusable(
                    "there is no repair " + wanted + " of '"
                            + diagnosis.definition().key() + "'",
                    switch (repairs.size()) {
                        case 0 -> "there is none";
                        case 1 -> "there is one: --repair 1";
                        default -> "there are 1 to " + repairs.size() + ", the best first";
                    });
        }
        return repairs.stream().skip(wanted - 1L).findFirst();
    }
}
