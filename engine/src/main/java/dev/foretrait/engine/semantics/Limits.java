package dev.foretrait.engine.semantics;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** The limits that hold for a space: the published numbers, and what its contract says instead. */
public final class Limits {

    /** The published numbers. */
    public static final Limits PUBLISHED = new Limits(Map.of());

    private final Map<Limit, OptionalLong> overrides;

    private Limits(Map<Limit, OptionalLong> overrides) {
        this.overrides = overrides;
    }

    /** The number that holds, in the limit's unit; empty if there is no bound. */
    public OptionalLong of(Limit limit) {
        return overrides.getOrDefault(limit, OptionalLong.of(limit.value()));
    }

    /** The same limits but for one; empty for no bound. */
    public Limits with(Limit limit, OptionalLong value) {
        Map<Limit, OptionalLong> changed = new EnumMap<>(Limit.class);
        changed.putAll(overrides);
        changed.put(limit, value);
        return new Limits(changed);
    }

    /** The same limits, where a size that stays as published has so many bytes to a KB. */
    public Limits with(Kilobyte kilobyte) {
        Limits sized = this;
        for (Limit limit : Limit.values()) {
            long value = limit.value(kilobyte);
            if (value != limit.value() && !overrides.containsKey(limit)) {
                sized = sized.with(limit, OptionalLong.of(value));
            }
        }
        return sized;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits that && overrides.equals(that.overrides);
    }

    @Override
    public int hashCode() {
        return overrides.hashCode();
    }

    @Override
    public String toString() {
        return overrides.toString();
    }
}
