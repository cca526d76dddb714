package dev.foretrait.engine.query;

import dev.foretrait.engine.event.IsoTime;

/** A constant as written in a query. */
public sealed interface Literal {

    /** {@code 'text'}. */
    record Text(String text) implements Literal {}

    /** A number as written, canonical: no leading {@code +}, a digit before the dot. */
    record Number(String spelling) implements Literal {}

    /** {@code 2022-10-17}: a UTC calendar date. */
    record Date(String spelling) implements Literal {
        /** The date as a time: its first millisecond. */
        public IsoTime time() {
            return IsoTime.parse(spelling).orElseThrow();
        }
    }

    /** {@code 2022-10-17T00:00:00Z}: an instant; without a zone it is UTC. */
    record Timestamp(String spelling) implements Literal {
        /** The instant. */
        public IsoTime time() {
            return IsoTime.parse(spelling).orElseThrow();
        }
    }
}
