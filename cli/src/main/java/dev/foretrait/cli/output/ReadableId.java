package dev.foretrait.cli.output;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The external id by which a person is most easily recognised. */
public final class ReadableId {

    private static final List<String> BEST_FIRST = List.of("email", "user_id", "phone");

    private ReadableId() {}

    /** The first e-mail address, else the user id, else the telephone number, else any; empty if there is none. */
    public static Optional<String> of(Map<String, List<String>> externalIds) {
        return Stream.concat(BEST_FIRST.stream(), externalIds.keySet().stream())
                .map(type -> externalIds.getOrDefault(type, List.of()))
                .filter(values -> !values.isEmpty())
                .map(values -> values.get(0))
                .findFirst();
    }
}
