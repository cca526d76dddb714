package dev.foretrait.cli.choices;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.storage.settings.SpaceFolder;
import dev.foretrait.storage.settings.SpaceSettings;
import java.util.List;
import java.util.Optional;

/**
 * A choice as a space answers it.
 *
 * @param choice the question, the usual answer and the reason
 * @param inForce the options in force; none if the choice cannot be switched
 * @param elsewhere what other settings say instead where it cannot; none if they say nothing
 * @param place where the space's settings speak of it
 */
public record AnsweredChoice(
        Choice choice, List<String> inForce, List<String> elsewhere, Optional<Source.Position> place) {

    /** The choice in a space of those settings. */
    public static AnsweredChoice of(Choice choice, SpaceSettings settings) {
        return new AnsweredChoice(
                choice,
                settings.semantics().inForce(choice).stream().map(Option::name).toList(),
                SetElsewhere.of(choice, settings),
                Optional.ofNullable(settings.choices().get(choice)));
    }

    /** The options of the specification; none if the choice cannot be switched. */
    List<String> usual() {
        return choice.questions().stream().map(options -> options.get(0).name()).toList();
    }

    /** Whether another answer than the specification's is in force. */
    boolean isSwitched() {
        return !inForce.equals(usual());
    }

    /** The place as editors open it: {@code foretrait.yaml:12:3}. */
    Optional<String> shownPlace() {
        return place.map(at -> SpaceFolder.SETTINGS + ":" + at.line() + ":" + at.column());
    }
}
