package dev.foretrait.engine.semantics;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What a contract includes (limits.md 1, flex.md 7): how many definitions a workspace may have. */
public enum Plan {
    /** The workspace that came with Flex Unify; replaced by the others in 2025. */
    FLEX("flex.md 7", 2, 0),
    /** L-QTY-1. */
    UNIFY_PLUS("L-QTY-1", 50, 0),
    /** L-QTY-1 and L-QTY-3: Engage includes Unify Plus. */
    ENGAGE("L-QTY-3", 50, 100);

    private final String source;
    private final int computedTraits;
    private final int audiences;

    Plan(String source, int computedTraits, int audiences) {
        this.source = source;
        this.computedTraits = computedTraits;
        this.audiences = audiences;
    }

    /** The word in settings: {@code unify_plus}. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the specification has the numbers from. */
    public String source() {
        return source;
    }

    /** How many computed traits are included. */
    public int computedTraits() {
        return computedTraits;
    }

    /** How many audiences are included. */
    public int audiences() {
        return audiences;
    }

    /** The published limits, with the quantities of this plan. */
    public Limits limits() {
        return Limits.PUBLISHED
                .with(Limit.COMPUTED_TRAITS, OptionalLong.of(computedTraits))
                .with(Limit.AUDIENCES, OptionalLong.of(audiences));
    }

    /** The plan of that keyword. */
    public static Optional<Plan> named(String keyword) {
        for (Plan plan : values()) {
            if (plan.keyword().equals(keyword)) {
                return Optional.of(plan);
            }
        }
        return Optional.empty();
    }
}
