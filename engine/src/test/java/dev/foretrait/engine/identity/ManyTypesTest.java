package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages name the types of their external ids themselves, so there may be any number of types. */
class ManyTypesTest {

    private static final int TYPES = 70_000;

    @Test
    @Timeout(60)
    void typesAreToldApartHoweverManyThereAre() {
        Resolver resolver = Resolver.ofUsers(IdentitySettings.DEFAULT, "dev", new MessagesById(id -> "m" + id));
        for (int type = 0; type < TYPES; type++) {
            int[] id = {resolver.intern("type_" + type, "x")};
            assertThat(resolver.externalId(id[0]).type()).isEqualTo("type_" + type);
            if (type % 10_000 == 0) {
                resolver.resolve(type, type, id, 1);
            }
        }
        assertThat(resolver.profileCount()).isEqualTo(TYPES / 10_000);
    }
}
