package dev.foretrait.engine.fql;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import java.util.List;
import java.util.OptionalInt;

/**
 * The filters of a space, in their order. A message that any of the enabled ones is true of is dropped before identity
 * resolution (computed-traits.md 2): it belongs to nobody and counts for nothing.
 *
 * @param enabled the filters that drop messages
 */
public record SpaceFilters(List<SpaceFilter> enabled) {

    /** Nothing is dropped. */
    public static final SpaceFilters NONE = new SpaceFilters(List.of());

    /** Those of the filters that are enabled. */
    public SpaceFilters {
        enabled = enabled.stream().filter(SpaceFilter::enabled).toList();
    }

    /** Whether there is none that could drop anything. */
    public boolean isEmpty() {
        return enabled.isEmpty();
    }

    /**
     * The place among {@link #enabled} of the first filter that drops a message with that body, or with as much of one as
     * the paths of the statements lead to.
     */
    public OptionalInt dropping(Value.Object body) {
        for (int at = 0; at < enabled.size(); at++) {
            if (enabled.get(at).statement().holdsFor(body)) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /** The messages that no filter drops. */
    public List<Message> kept(List<Message> messages) {
        return isEmpty()
                ? messages
                : messages.stream()
                        .filter(message -> dropping(message.body()).isEmpty())
                        .toList();
    }
}
