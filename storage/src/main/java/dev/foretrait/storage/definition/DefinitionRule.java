package dev.foretrait.storage.definition;

import dev.foretrait.engine.diagnostic.Rule;

/** What a definition must keep to beyond its query, which has rules of its own. */
public enum DefinitionRule implements Rule.Named {
    E_DEFINITION("A definition is written as a type or as a query, not both."),
    E_BUILDER_TYPE("The type is one of the trait builder's."),
    E_OPERATOR("The operator of a condition is one of the trait builder's."),
    E_WINDOW("A length of time is a whole number and a unit."),
    E_KEY("A key is made of lower-case letters, digits and underscores."),
    E_KEY_COLLISION("No two definitions have one key, and none has a reserved one (U-58)."),
    E_FORMAT("A file is rewritten only if all that it says stays: what is defined, and the comments."),
    E_SELECT("A selection names definitions that are there."),
    I_OPTION("An option says something: one that the type does not have can be left out."),
    W_OPTION(
            "An option that the type does not have, or a value that it does not know, was probably meant to do something."),
    W_LENGTH("Names, descriptions, keys and queries are no longer than Segment is known to take (U-71)."),
    W_EMPTY("A definition file holds a definition.");

    private final String summary;

    DefinitionRule(String summary) {
        this.summary = summary;
    }

    @Override
    public String summary() {
        return summary;
    }
}
