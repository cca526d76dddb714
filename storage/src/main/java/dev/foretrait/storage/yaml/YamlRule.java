package dev.foretrait.storage.yaml;

import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Severity;

/** What any YAML file of a space must keep to. */
public enum YamlRule implements Rule {
    FILE("E-FILE", "A file can be read."),
    ENCODING("E-UTF-8", "A file is UTF-8 text."),
    SIZE("E-SIZE", "A file is no larger than a person could have written."),
    SYNTAX("E-YAML", "A file is YAML, one document."),
    DUPLICATE("E-YAML-DUPLICATE", "A field stands once."),
    UNKNOWN("E-FIELD", "A field is one that its place knows."),
    MISSING("E-MISSING", "What is needed is there."),
    VALUE("E-VALUE", "A value has the form that its field needs.");

    private final String id;
    private final String summary;

    YamlRule(String id, String summary) {
        this.id = id;
        this.summary = summary;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return summary;
    }
}
