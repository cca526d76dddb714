package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.PeriodKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitySettingsTest {

    @Test
    void theDefaultIsUserIdThenEmailThenTheAlphabet() {
        assertThat(IdentitySettings.DEFAULT.identifiers())
                .extracting(IdentifierSettings::type, IdentifierSettings::limit)
                .containsExactly(
                        tuple("user_id", ValueLimit.ever(1)),
                        tuple("email", ValueLimit.ever(5)),
                        tuple("android.id", ValueLimit.ever(5)),
                        tuple("android.idfa", ValueLimit.ever(5)),
                        tuple("android.push_token", ValueLimit.ever(5)),
                        tuple("anonymous_id", ValueLimit.ever(5)),
                        tuple("ga_client_id", ValueLimit.ever(5)),
                        tuple("group_id", ValueLimit.ever(5)),
                        tuple("ios.id", ValueLimit.ever(5)),
                        tuple("ios.idfa", ValueLimit.ever(5)),
                        tuple("ios.push_token", ValueLimit.ever(5)));
        assertThat(IdentitySettings.DEFAULT.findings()).isEmpty();
    }

    @Test
    void aNewTypeTakesItsPlaceInTheAlphabet() {
        IdentitySettings settings = IdentitySettings.DEFAULT.with("app_id");
        assertThat(settings.priorityOf("anonymous_id")).hasValue(6);
        assertThat(settings.priorityOf("app_id")).hasValue(7);
        assertThat(settings.priorityOf("ga_client_id")).hasValue(8);
        assertThat(IdentitySettings.DEFAULT.priorityOf("app_id")).isEmpty();
    }

    @Test
    void aNumberedTypeGoesBeforeTheAlphabet() {
        IdentitySettings settings =
                IdentitySettings.DEFAULT.withPriority("phone", 3).withLimit("phone", ValueLimit.ever(2));
        assertThat(settings.priorityOf("phone")).hasValue(3);
        assertThat(settings.priorityOf("android.id")).hasValue(4);
        assertThat(settings.of("phone").limit()).isEqualTo(ValueLimit.ever(2));
    }

    @Test
    void emailCanGoBeforeUserId() {
        IdentitySettings settings =
                IdentitySettings.DEFAULT.withPriority("email", 1).withPriority("user_id", 2);
        assertThat(settings.identifiers())
                .extracting(IdentifierSettings::type)
                .startsWith("email", "user_id", "android.id");
        assertThat(settings.findings()).isEmpty();
    }

    @Test
    void aRemovedTypeIsNoLongerRead() {
        assertThat(new Promotion(IdentitySettings.DEFAULT.without("email")).rules())
                .extracting(PromotionRule::type)
                .doesNotContain("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"App_Id", "app id", "", "émail"})
    void aTypeThatNothingCanMatchIsReported(String type) {
        assertThat(IdentitySettings.DEFAULT.with(type).findings())
                .extracting(SettingsFinding::type, SettingsFinding::setting)
                .containsExactly(tuple(type, "type"));
    }

    @Test
    void upperCaseIsAnsweredWithTheTypeThatWasMeant() {
        assertThat(IdentitySettings.DEFAULT.with("App_Id").findings())
                .containsExactly(new SettingsFinding(
                        "App_Id", "type", "no message can match the identifier 'App_Id'", "write 'app_id'"));
    }

    @Test
    void twoTypesOfOnePriorityAreReported() {
        assertThat(IdentitySettings.DEFAULT.withPriority("phone", 2).findings())
                .containsExactly(new SettingsFinding(
                        "phone",
                        "priority",
                        "'email' and 'phone' both have priority 2",
                        "give each its own number; until then 'email' goes first"));
    }

    @Test
    void numbersBelowOneAreReportedAndDoNoHarm() {
        IdentitySettings settings =
                IdentitySettings.DEFAULT.withPriority("user_id", 0).withLimit("email", ValueLimit.ever(0));
        assertThat(settings.findings())
                .extracting(SettingsFinding::type, SettingsFinding::message)
                .containsExactlyInAnyOrder(
                        tuple("user_id", "the priority is 0"), tuple("email", "the limit is 0, and it counts as 1"));
        assertThat(Identities.resolve(
                                List.of(Sketch.identify("m")
                                        .with("traits.email", "a@e.com")
                                        .message()),
                                settings,
                                "dev")
                        .profiles())
                .hasSize(1);
    }

    @Test
    void aBrokenPatternIsReportedAndBlocksNothing() {
        IdentitySettings settings =
                IdentitySettings.DEFAULT.withBlocked("user_id", List.of(new BlockedValue.Matching("(")));
        assertThat(settings.findings())
                .extracting(SettingsFinding::type, SettingsFinding::setting, SettingsFinding::message)
                .containsExactly(tuple("user_id", "blocked", "'(' is no regular expression: unclosed group"));
        assertThat(new Promotion(settings).normalise("user_id", Value.of("("))).isInstanceOf(Normalised.Accepted.class);
    }

    @Test
    void aLimitForGroupIdIsReportedAsWithoutEffect() {
        assertThat(IdentitySettings.DEFAULT
                        .withLimit("group_id", new ValueLimit(5, LimitPeriod.ANNUALLY))
                        .findings())
                .extracting(SettingsFinding::type, SettingsFinding::setting)
                .containsExactly(tuple("group_id", "limit"));
    }

    @ParameterizedTest
    @EnumSource(LimitPeriod.class)
    void aValueAddedExactlyOnePeriodAgoNoLongerCounts(LimitPeriod period) {
        long now = 1_714_660_860_000L;
        long days = switch (period) {
            case EVER -> 0;
            case WEEKLY -> 7;
            case MONTHLY -> 30;
            case ANNUALLY -> 365;
        };
        long expected = period == LimitPeriod.EVER ? Long.MIN_VALUE : now - days * 86_400_000L + 1;
        assertThat(period.countsFrom(now, PeriodKind.SLIDING)).isEqualTo(expected);
    }
}
