package dev.foretrait.storage.catalogue;

import dev.foretrait.engine.observe.ValueKind;
import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.engine.reference.ReferenceEvent;
import dev.foretrait.engine.reference.ReferenceProperty;
import dev.foretrait.storage.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Catalogues as the text of a file, which reads back as the same catalogue. */
public final class CatalogueText {

    private CatalogueText() {}

    /** The lines of the file. */
    public static List<String> lines(EventReference catalogue) {
        List<String> lines = new ArrayList<>();
        lines.add(Vocabulary.CATALOGUE + ": " + text(catalogue.product()));
        if (!catalogue.prefix().isEmpty()) {
            lines.add(Vocabulary.PREFIX + ": " + text(catalogue.prefix()));
        }
        lines.add(Vocabulary.EVENTS + ":" + (catalogue.events().isEmpty() ? " []" : ""));
        catalogue.events().forEach(event -> add(event, lines));
        if (!catalogue.insteadOf().isEmpty()) {
            lines.add(Vocabulary.INSTEAD_OF + ":");
            catalogue.insteadOf().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> lines.add("  " + text(entry.getKey()) + ": " + text(entry.getValue())));
        }
        return lines;
    }

    private static void add(ReferenceEvent event, List<String> lines) {
        lines.add("  - " + Vocabulary.EVENT + ": " + text(event.name()));
        event.subject().ifPresent(path -> lines.add("    " + Vocabulary.SUBJECT + ": " + text(path.toString())));
        event.partner().ifPresent(name -> lines.add("    " + Vocabulary.PARTNER + ": " + text(name)));
        event.talk()
                .ifPresent(talk -> lines.add("    " + Vocabulary.TALK + ": { " + Vocabulary.START + ": "
                        + YamlText.of(talk.start().toString(), true) + ", " + Vocabulary.SECONDS + ": "
                        + YamlText.of(talk.seconds().toString(), true) + " }"));
        if (!event.properties().isEmpty()) {
            lines.add("    " + Vocabulary.PROPERTIES + ":");
        }
        event.properties()
                .forEach(property -> lines.add("      " + text(property.path().toString()) + ": " + written(property)));
    }

    private static String written(ReferenceProperty property) {
        List<String> fields = new ArrayList<>();
        if (property.sid().isEmpty() && property.values().isEmpty()
                || !property.kinds().equals(Set.of(ValueKind.TEXT))) {
            fields.add(Vocabulary.TYPE + ": " + type(property));
        }
        property.sid().ifPresent(letters -> fields.add(Vocabulary.SID + ": " + letters));
        if (!property.values().isEmpty()) {
            fields.add(property.values().stream()
                    .map(value -> YamlText.of(value, true))
                    .collect(Collectors.joining(", ", Vocabulary.VALUES + ": [", "]")));
        }
        if (property.open()) {
            fields.add(Vocabulary.OPEN + ": true");
        }
        if (property.required()) {
            fields.add(Vocabulary.REQUIRED + ": true");
        }
        boolean isPlain = fields.size() == 1 && fields.get(0).startsWith(Vocabulary.TYPE);
        return isPlain ? type(property) : "{ " + String.join(", ", fields) + " }";
    }

    private static String type(ReferenceProperty property) {
        List<String> words = property.kinds().stream().map(ValueKind::word).toList();
        return switch (words.size()) {
            case 0 -> Vocabulary.ANY;
            case 1 -> words.get(0);
            default -> "[" + String.join(", ", words) + "]";
        };
    }

    private static String text(String text) {
        return YamlText.of(text, false);
    }
}
