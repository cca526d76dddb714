package dev.foretrait.engine.entity;

import java.util.List;

/** The external ids of profiles, as far as entities are joined by them. */
@FunctionalInterface
public interface ExternalIds {

    /** The ids of that type which the profile has, as it keeps them (U-85, I-04). */
    List<String> of(int profile, String type);
}
