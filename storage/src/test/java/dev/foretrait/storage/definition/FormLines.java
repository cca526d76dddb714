package dev.foretrait.storage.definition;

import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A field as a person might write it who does not care for form. */
final class FormLines {

    private FormLines() {}

    static List<String> of(Yaml.Field field) {
        String name = field.name().text();
        if (field.value() instanceof Yaml.Sequence sequence
                && sequence.elements().get(0) instanceof Yaml.Mapping) {
            List<String> lines = new ArrayList<>(List.of(name + ":"));
            for (Yaml condition : sequence.elements()) {
                String before = "  - ";
                for (Yaml.Field part : ((Yaml.Mapping) condition).fields()) {
                    lines.add(before + part.name().text() + ":   " + flow(part.value()));
                    before = "    ";
                }
            }
            return lines;
        }
        return List.of(name + ":  " + flow(field.value()));
    }

    private static String flow(Yaml value) {
        return value instanceof Yaml.Sequence sequence
                ? sequence.elements().stream().map(FormLines::flow).collect(Collectors.joining(" , ", "[", "]"))
                : YamlText.of((Yaml.Scalar) value, true);
    }
}
