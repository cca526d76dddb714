package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import dev.foretrait.storage.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A file of traits as people write them who do not care for form: fields in any order, comments anywhere. */
final class UntidyFile {
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private int comments;

    UntidyFile(Random random) {
        this.random = random;
    }

    String of(List<Query.Trait> traits) {
        comment("");
        line("traits:");
        for (int at = 0; at < traits.size(); at++) {
            comment(random.nextBoolean() ? "  " : "");
            definition(at, traits.get(at));
        }
        comment("");
        return text.toString();
    }

    private void definition(int number, Query.Trait trait) {
        List<List<String>> fields = new ArrayList<>();
        fields.add(List.of("name: " + quoted("Trait " + number)));
        fields.add(List.of("key: " + quoted("trait_" + number)));
        fields.add(List.of("tags: [b, 'a']"));
        Optional<BuilderForm> form = random.nextBoolean() ? BuilderForm.of(trait) : Optional.empty();
        if (form.isPresent()) {
            FormFields.of(form.get()).forEach(field -> fields.add(FormLines.of(field)));
        } else {
            String query = Printer.print(trait);
            fields.add(
                    YamlText.isPrintable(query)
                            ? List.of("query: |", "    " + query)
                            : List.of("query: " + YamlText.of(query, true)));
        }
        Collections.shuffle(fields, random);
        String before = "  - ";
        for (List<String> field : fields) {
            for (int at = 0; at < field.size(); at++) {
                boolean inScalar = field.get(0).endsWith("|") && at > 0;
                String line = (at == 0 ? before : "    ") + field.get(at);
                if (inScalar) {
                    text.append(line).append('\n');
                } else {
                    line(line);
                }
            }
            if (random.nextInt(4) == 0) {
                comment("    ");
            }
            before = "    ";
        }
    }

    private String quoted(String word) {
        return random.nextBoolean() ? word : "\"" + word + "\"";
    }

    private void line(String line) {
        boolean commented = !line.endsWith("|") && random.nextInt(4) == 0;
        text.append(line).append(commented ? "   # beside " + comments++ : "").append('\n');
    }

    private void comment(String indent) {
        if (random.nextInt(3) == 0) {
            text.append(random.nextBoolean() ? "\n" : "");
            text.append(indent).append("# above ").append(comments++).append('\n');
        }
    }
}
