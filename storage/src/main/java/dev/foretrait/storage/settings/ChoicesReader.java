package dev.foretrait.storage.settings;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads which open choices are switched: {@code choices: { U-18: RESET, U-56: [ALWAYS, RETAIN] }}. */
final class ChoicesReader {

    private final Findings findings;
    private final Map<Choice, Source.Position> places = new EnumMap<>(Choice.class);
    private Semantics semantics = Semantics.DEFAULT;

    ChoicesReader(Findings findings) {
        this.findings = findings;
    }

    void read(Yaml written) {
        Fields.of(written, "'choices'", findings).ifPresent(fields -> {
            for (Yaml.Field field : fields.all()) {
                choice(field.name()).ifPresent(choice -> {
                    places.put(
                            choice,
                            findings.source().position(field.name().span().start()));
                    List<Yaml.Scalar> options = fields.texts(field.name().text());
                    options.forEach(option -> switchTo(choice, option));
                    checkAnswers(choice, field, options);
                });
            }
        });
    }

    /** Each choice that is written down is answered, and each of its questions only once. */
    private void checkAnswers(Choice choice, Yaml.Field field, List<Yaml.Scalar> options) {
        if (isEmpty(field.value())) {
            findings.add(
                    SettingsRule.E_CHOICE,
                    field.name().span(),
                    "no option is written behind '" + choice.id() + "'",
                    NearName.listed(choice.options()));
        }
        Map<Class<?>, Yaml.Scalar> answers = new HashMap<>();
        for (Yaml.Scalar option : options) {
            choice.option(option.text())
                    .map(chosen -> answers.put(chosen.getDeclaringClass(), option))
                    .ifPresent(earlier -> findings.add(
                            SettingsRule.E_CHOICE,
                            option.span(),
                            "'" + option.text() + "' answers what '" + earlier.text() + "' has answered",
                            "keep one of the two"));
        }
    }

    private static boolean isEmpty(Yaml value) {
        return value instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Scalar.Type.EMPTY
                || value instanceof Yaml.Sequence sequence
                        && sequence.elements().isEmpty();
    }

    /** The answers in force. */
    Semantics semantics() {
        return semantics;
    }

    /** Where each choice that is written down stands. */
    Map<Choice, Source.Position> places() {
        return places;
    }

    private Optional<Choice> choice(Yaml.Scalar id) {
        Optional<Choice> choice = Choice.numbered(id.text());
        choice.filter(found -> !found.isSwitchable())
                .ifPresent(found -> findings.add(
                        SettingsRule.E_CHOICE,
                        id.span(),
                        "'" + id.text() + "' cannot be switched: "
                                + found.whyFixed().orElseThrow(),
                        found.question() + " Always: " + found.answer() + ", because " + found.reason()));
        if (choice.isEmpty()) {
            findings.add(unknown(id));
        }
        return choice.filter(Choice::isSwitchable);
    }

    private Diagnostic unknown(Yaml.Scalar id) {
        Diagnostic finding = new Diagnostic(
                SettingsRule.E_CHOICE, findings.source(), id.span(), "there is no choice '" + id.text() + "'");
        return Choice.near(id.text())
                .filter(Choice::isSwitchable)
                .map(meant -> finding.withHint("did you mean '" + meant.id() + "': " + meant.question())
                        .withFix(new Fix(id.span(), meant.id())))
                .orElseGet(() -> finding.withHint("can be switched: " + switchable()));
    }

    private static String switchable() {
        return Choice.switchable().stream().map(Choice::id).collect(Collectors.joining(", "));
    }

    private void switchTo(Choice choice, Yaml.Scalar spelling) {
        Optional<Option> option = choice.option(spelling.text());
        if (option.isEmpty()) {
            List<String> options = choice.options();
            findings.addUnknown(
                    SettingsRule.E_CHOICE,
                    spelling.span(),
                    "'" + choice.id() + "' has no option '" + spelling.text() + "'",
                    spelling.text(),
                    options);
        }
        option.ifPresent(chosen -> semantics = semantics.with(chosen));
    }
}
