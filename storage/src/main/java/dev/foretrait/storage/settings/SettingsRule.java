package dev.foretrait.storage.settings;

import dev.foretrait.engine.diagnostic.Rule;

/** What the settings of a space must keep to, beyond being fields that are known. */
public enum SettingsRule implements Rule.Named {
    E_TIME("A time is an ISO date, or an ISO timestamp with its zone."),
    E_PLAN("A plan is one whose quantities are known."),
    E_CHOICE("A choice is one that can be switched, and is switched to one of its options."),
    E_LIMIT("A limit is one that is published, with a number in its unit."),
    E_LINT("A rule is one that there is, and is given a severity that it can have."),
    E_MEMORY("Memory is a number of MB or GB."),
    E_DATA_GRAPH("A data graph names its entities, their files and columns, and how they are related."),
    E_IDENTIFIER("An identifier's settings are ones that Segment has."),
    W_LIMIT("A limit that is overridden is one whose override has an effect."),
    W_IDENTIFIER("An identifier's settings do what they say.");

    private final String summary;

    SettingsRule(String summary) {
        this.summary = summary;
    }

    @Override
    public String summary() {
        return summary;
    }
}
