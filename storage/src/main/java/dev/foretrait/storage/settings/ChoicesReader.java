package dev.foretrait.storage.settings;

import dev.foretrait.engine.identity.EmailCase;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.ResolutionMode;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads which open choices are switched: {@code choices: { U-18: RESET, U-56: [ALWAYS, RETAIN] }}. */
final class ChoicesReader {

    private record Switch(Choice choice, String option) {}

    private final Findings findings;
    private final List<Switch> switches = new ArrayList<>();

    ChoicesReader(Findings findings) {
        this.findings = findings;
    }

    void read(Yaml written) {
        Fields.of(written, "'choices'", findings).ifPresent(fields -> {
            for (Yaml.Field field : fields.all()) {
                choice(field.name())
                        .ifPresent(choice ->
                                readOptions(choice, fields.texts(field.name().text())));
            }
        });
    }

    /** The switched choices of evaluation. */
    Semantics semantics() {
        Semantics semantics = Semantics.DEFAULT;
        for (Switch one : switches) {
            semantics = semantics.with(one.choice(), one.option());
        }
        return semantics;
    }

    /** The same settings with the switched choices of identity. */
    IdentitySettings applyTo(IdentitySettings settings) {
        IdentitySettings switched = settings;
        for (Switch one : switches) {
            if (one.choice() == Choice.I_04) {
                switched = switched.withEmailCase(EmailCase.valueOf(one.option()));
            } else if (one.choice() == Choice.I_07) {
                switched = switched.withMode(ResolutionMode.valueOf(one.option()));
            }
        }
        return switched;
    }

    private Optional<Choice> choice(Yaml.Scalar id) {
        Optional<Choice> choice = Choice.numbered(id.text());
        if (choice.isPresent() && choice.get().options().isEmpty()) {
            findings.add(
                    SettingsRule.E_CHOICE,
                    id.span(),
                    "'" + id.text() + "' cannot be switched",
                    choice.get().question() + " Always: " + choice.get().answer());
            return Optional.empty();
        }
        if (choice.isEmpty()) {
            findings.addUnknown(
                    SettingsRule.E_CHOICE,
                    id.span(),
                    "there is no choice '" + id.text() + "'",
                    id.text(),
                    Choice.switchable().stream().map(Choice::id).toList());
        }
        return choice;
    }

    private void readOptions(Choice choice, List<Yaml.Scalar> options) {
        for (Yaml.Scalar option : options) {
            if (choice.options().contains(option.text())) {
                switches.add(new Switch(choice, option.text()));
            } else {
                findings.addUnknown(
                        SettingsRule.E_CHOICE,
                        option.span(),
                        "'" + choice.id() + "' has no option '" + option.text() + "'",
                        option.text(),
                        choice.options());
            }
        }
    }
}
