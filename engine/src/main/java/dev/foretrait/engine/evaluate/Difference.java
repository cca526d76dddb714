package dev.foretrait.engine.evaluate;

/**
 * Counts what is not so: all followers less those of which it is so.
 *
 * @param all counts into one array
 * @param those counts into another
 */
record Difference(Group.Sink all, Group.Sink those) implements Group.Sink {

    @Override
    public void take(Group group) {
        all.take(group);
        those.take(group);
    }

    @Override
    public void finish() {
        all.finish();
        those.finish();
    }
}
