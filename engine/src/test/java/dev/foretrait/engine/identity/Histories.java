package dev.foretrait.engine.identity;

import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.Semantics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Sightings of few external ids over weeks, under tight limits, so that conflicts are the rule. */
class Histories extends DomainContextBase {

    private static final List<String> TYPES = List.of("user_id", "email", "anonymous_id", "ios.id", "seen_id");

    private static final long HOUR = 3_600_000L;

    /** A message as the resolver sees it. */
    record Sighting(String messageId, long timestamp, List<ExternalId> ids) {}

    /** What a run starts with. */
    record History(IdentitySettings settings, List<Sighting> sightings) {}

    @Provide
    Arbitrary<History> histories() {
        return Arbitraries.randomValue(Histories::history);
    }

    private static History history(Random random) {
        List<Sighting> sightings = new ArrayList<>();
        int count = 1 + random.nextInt(40);
        int values = 1 + random.nextInt(5);
        boolean sorted = random.nextInt(5) > 0;
        long timestamp = 1_714_660_860_000L;
        for (int at = 0; at < count; at++) {
            timestamp += gap(random) * (sorted || random.nextBoolean() ? 1 : -1);
            List<ExternalId> ids = new ArrayList<>();
            int size = random.nextInt(5);
            for (int id = 0; id < size; id++) {
                String type = TYPES.get(random.nextInt(TYPES.size()));
                ids.add(ExternalId.ofUser(type, "v" + random.nextInt(values)));
            }
            sightings.add(new Sighting("m" + random.nextInt(1_000) + "-" + at, timestamp, ids));
        }
        return new History(settings(random), sightings);
    }

    /** Nothing, hours, or exactly as long as a limit looks back. */
    private static long gap(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(48) * HOUR;
            case 2 -> 7 * 24 * HOUR;
            default -> random.nextInt(40) * 24 * HOUR + random.nextInt(2);
        };
    }

    /** Any answers to the questions of identity. */
    private static Semantics semantics(Random random) {
        Semantics semantics = Semantics.DEFAULT;
        for (Choice choice : Choice.switchable()) {
            for (List<Option> options : choice.isOfIdentity() ? choice.questions() : List.<List<Option>>of()) {
                semantics = semantics.with(options.get(random.nextInt(options.size())));
            }
        }
        return semantics;
    }

    private static IdentitySettings settings(Random random) {
        IdentitySettings settings = IdentitySettings.DEFAULT
                .withSemantics(semantics(random))
                .withMergeLimit(random.nextBoolean() ? 100 : random.nextInt(4))
                .withMappingLimit(random.nextBoolean() ? 1_000 : 1 + random.nextInt(5));
        for (String type : TYPES) {
            LimitPeriod period = LimitPeriod.values()[random.nextInt(LimitPeriod.values().length)];
            settings = settings.withLimit(type, new ValueLimit(1 + random.nextInt(4), period));
            if (random.nextInt(4) == 0) {
                settings = settings.withPriority(type, 1 + random.nextInt(3));
            }
        }
        return random.nextBoolean() ? settings : settings.without("seen_id");
    }
}
