package dev.foretrait.engine.query;

/**
 * Where in a query a part stands.
 *
 * @param isQuantified whether under ANY or ALL
 * @param events how many events' {@code where} it is inside
 * @param entities how many entities' {@code where} it is inside
 * @param current what the innermost {@code where} filters
 */
record Place(boolean isQuantified, int events, int entities, Current current) {

    /** Outside every {@code where}. */
    static final Place PROFILE = new Place(false, 0, 0, Current.PROFILE);

    /** What a part is about. */
    enum Current {
        PROFILE,
        EVENT,
        ENTITY
    }

    Place quantified() {
        return new Place(true, events, entities, current);
    }

    Place insideEvent() {
        return new Place(isQuantified, events + 1, entities, Current.EVENT);
    }

    Place insideEntity() {
        return new Place(isQuantified, events, entities + 1, Current.ENTITY);
    }

    boolean isInsideWhere() {
        return current != Current.PROFILE;
    }

    boolean isInEvent() {
        return current == Current.EVENT;
    }

    boolean isInEntity() {
        return current == Current.ENTITY;
    }

    /** Whether the current event stands inside the {@code where} of another. */
    boolean hasParent() {
        return isInEvent() && events > 1;
    }
}
