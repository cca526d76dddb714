package dev.foretrait.engine.standing;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What profiles that were looked at again have and show: the values of all definitions of a profile lie together. */
final class LaterValues {

    private final int definitions;
    private @Nullable Value[][] ofProfile;

    LaterValues(int definitions, int profiles) {
        this.definitions = definitions;
        this.ofProfile = new Value[profiles][];
    }

    void reach(int profiles) {
        if (profiles > ofProfile.length) {
            ofProfile = Arrays.copyOf(ofProfile, Math.max(profiles, ofProfile.length + ofProfile.length / 2));
        }
    }

    void take(int profile, int definition, Value raw, Value shown) {
        @Nullable Value[] values = ofProfile[profile];
        if (values == null) {
            values = new Value[2 * definitions];
            ofProfile[profile] = values;
        }
        values[2 * definition] = raw;
        values[2 * definition + 1] = shown;
    }

    @Nullable
    Value raw(int profile, int definition) {
        @Nullable Value[] values = ofProfile[profile];
        return values == null ? null : values[2 * definition];
    }

    @Nullable
    Value shown(int profile, int definition) {
        @Nullable Value[] values = ofProfile[profile];
        return values == null ? null : values[2 * definition + 1];
    }
}
