package dev.foretrait.engine.reference;

import dev.foretrait.engine.diagnostic.Rule;

/** What events keep to, if they are as their catalogue says. */
public enum CatalogueRule implements Rule.Named {
    W_EVENT_UNLISTED("Every event is one that the catalogue lists."),
    I_EVENT_UNSEEN("Every event that the catalogue lists has been seen."),
    W_PROPERTY_UNLISTED("Every property is one that the catalogue lists for its event."),
    I_PROPERTY_UNSEEN("Every property that the catalogue lists is on some event."),
    W_PROPERTY_MISSING("A property that the catalogue requires is on every event."),
    W_PROPERTY_TYPE("A property is of the type that the catalogue lists."),
    W_PROPERTY_VALUE("A property has one of the values that the catalogue lists, spelled as they are there."),
    W_PROPERTY_SID("A SID has two capital letters, those that the catalogue lists, and 32 hexadecimal digits.");

    private final String summary;

    CatalogueRule(String summary) {
        this.summary = summary;
    }

    @Override
    public String summary() {
        return summary;
    }
}
