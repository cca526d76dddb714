package dev.foretrait.engine.definition;

import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Length;
import java.util.Optional;

/** The time a builder form looks at (computed-traits.md 5). */
public sealed interface BuilderWindow {

    /** The last {@code length} before now. */
    record Sliding(Length length) implements BuilderWindow {}

    /** Between two distances from now, the nearer first. */
    record InBetween(Length near, Length far) implements BuilderWindow {}

    /** The current or most recent session: events with no greater gap than this between them. */
    record Session(Length gap) implements BuilderWindow {}

    /** The filter it stands for. */
    default Filter toFilter() {
        if (this instanceof Sliding sliding) {
            return new Filter.Within(sliding.length(), Filter.Anchor.NOW);
        }
        if (this instanceof InBetween inBetween) {
            return new Filter.Between(inBetween.near(), inBetween.far(), Filter.Anchor.NOW);
        }
        return new Filter.ExpiresAfter(((Session) this).gap());
    }

    /** The window of a filter, if it is one and is measured from now. */
    static Optional<BuilderWindow> of(Filter filter) {
        if (filter instanceof Filter.Within within && within.anchor() == Filter.Anchor.NOW) {
            return Optional.of(new Sliding(within.length()));
        }
        if (filter instanceof Filter.Between between && between.anchor() == Filter.Anchor.NOW) {
            return Optional.of(new InBetween(between.near(), between.far()));
        }
        if (filter instanceof Filter.ExpiresAfter session) {
            return Optional.of(new Session(session.gap()));
        }
        return Optional.empty();
    }
}
