package dev.foretrait.engine.entity;

import dev.foretrait.engine.diagnostic.Rule;

/** What a linked audience must keep to once the Data Graph is known (query-language.md 8). */
public enum EntityRule implements Rule.Named {
    E_ENTITY_SLUG("`entity` names a relationship that begins at the profile, or at the row it stands in."),
    E_ENTITY_COLUMN("`property` names a column of the entity it stands in."),
    E_ENTITY_TYPE("A column is compared as its type allows, with values of the same type."),
    E_ENTITY_OPERAND("A condition on an entity begins with a column, or with a count of related entities.");

    private final String summary;

    EntityRule(String summary) {
        this.summary = summary;
    }

    @Override
    public String summary() {
        return summary;
    }
}
