package dev.foretrait.cli.preview;

import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.definition.BuilderType;
import dev.foretrait.engine.definition.BuilderWindow;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a definition is, in the words of the trait builder. */
final class DefinitionWords {

    private DefinitionWords() {}

    /** Its type: {@code most frequent}. */
    static String type(Definition definition) {
        if (definition.query() instanceof Query.Copy) {
            return "copy of a trait";
        }
        return definition.query() instanceof Query.Trait trait
                ? BuilderType.of(trait.chain().reduction().function()).displayName()
                : "audience";
    }

    /** What is set beyond the type: {@code at least 2 times}, {@code last 90 days}. */
    static List<String> options(Definition definition) {
        List<String> options = new ArrayList<>();
        Optional<BuilderForm> form = BuilderForm.of(definition.query());
        if (form.isPresent() && form.get().type().takes(BuilderType.Option.MINIMUM_FREQUENCY)) {
            long times = form.get().minimumFrequency();
            options.add("at least " + (times == 1 ? "once" : times + " times"));
        }
        form.flatMap(BuilderForm::window).ifPresent(window -> options.add(words(window)));
        if (definition.level() != Level.USERS) {
            options.add(definition.level().name().toLowerCase(Locale.ROOT));
        }
        if (definition.includeAnonymous()) {
            options.add("with anonymous profiles");
        }
        return options;
    }

    private static String words(BuilderWindow window) {
        if (window instanceof BuilderWindow.Sliding sliding) {
            return "last " + words(sliding.length());
        }
        if (window instanceof BuilderWindow.InBetween between) {
            return "between " + words(between.near()) + " and " + words(between.far()) + " ago";
        }
        return "sessions " + words(((BuilderWindow.Session) window).gap()) + " apart";
    }

    private static String words(Length length) {
        String unit = length.unit().name().toLowerCase(Locale.ROOT);
        return length.amount() + " " + unit + (length.amount() == 1 ? "" : "s");
    }
}
