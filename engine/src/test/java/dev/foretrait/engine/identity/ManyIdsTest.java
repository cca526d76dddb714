package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Limits can be raised, so that a profile may have any number of external ids. */
class ManyIdsTest {

    private static final String ANONYMOUS = "anonymous_id";

    private int message;

    @Test
    @Timeout(10)
    void aProfileOfManyIdsIsNoSlowerToCheck() {
        int many = 120_000;
        Resolver resolver = resolver(ValueLimit.ever(2 * many / 3));
        for (int at = 0; at < many; at++) {
            resolve(resolver, "ana", ANONYMOUS, at);
        }
        assertThat(resolver.identifiersOf(0)).hasSize(1 + 2 * many / 3);
    }

    @Test
    void limitsHoldHoweverManyIdsThereAre() {
        Resolver resolver = resolver(ValueLimit.ever(2_500));
        IntStream.range(0, 1_200).forEach(at -> resolve(resolver, "ana", ANONYMOUS, at));
        IntStream.range(1_200, 2_499).forEach(at -> resolve(resolver, "", ANONYMOUS, at));
        assertThat(resolver.profileCount()).isEqualTo(1 + 1_299);
        int[] others = IntStream.range(1_200, 2_499)
                .map(at -> resolver.intern(ANONYMOUS, "id" + at))
                .toArray();
        resolver.resolve(message, message++, others, others.length);
        assertThat(resolver.canonicalProfiles()).hasSize(2);

        resolve(resolver, "ana", ANONYMOUS, 2_000);
        assertThat(resolver.canonicalProfiles()).hasSize(1);
        resolve(resolver, "ana", ANONYMOUS, 2_499);
        resolve(resolver, "ana", ANONYMOUS, 2_500);
        resolve(resolver, "ana", "email", 1);
        assertThat(resolver.identifiersOf(0)).hasSize(1 + 2_500 + 1);
        assertThat(resolver.owner(ANONYMOUS, "id2499")).isPresent();
        assertThat(resolver.owner(ANONYMOUS, "id2500")).isEmpty();
    }

    private static Resolver resolver(ValueLimit limit) {
        IdentitySettings settings = IdentitySettings.DEFAULT
                .withLimit(ANONYMOUS, limit)
                .withMappingLimit(Integer.MAX_VALUE)
                .withMergeLimit(Integer.MAX_VALUE);
        return Resolver.ofUsers(settings, "dev", new MessagesById(id -> "m" + id));
    }

    private void resolve(Resolver resolver, String user, String type, int id) {
        int[] ids = {resolver.intern(type, "id" + id), user.isEmpty() ? 0 : resolver.intern("user_id", user)};
        resolver.resolve(message, message++, ids, user.isEmpty() ? 1 : 2);
    }
}
