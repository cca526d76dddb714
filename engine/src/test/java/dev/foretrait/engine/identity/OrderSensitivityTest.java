package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderSensitivityTest {

    private static final List<Message> CONFLICT = List.of(
            Sketch.identify("A")
                    .with("userId", "u1")
                    .with("traits.email", "k@e.com")
                    .day(0)
                    .message(),
            Sketch.identify("B")
                    .with("userId", "u2")
                    .with("anonymousId", "a1")
                    .day(1)
                    .message(),
            Sketch.identify("C")
                    .with("anonymousId", "a1")
                    .with("traits.email", "k@e.com")
                    .day(2)
                    .message());

    @Test
    void conflictingMessagesGiveOtherProfilesInOtherOrders() {
        OrderSensitivity sensitivity = measure(CONFLICT);
        assertThat(sensitivity.profiles()).isEqualTo(2);
        assertThat(sensitivity.differing()).hasSize(20).containsOnly(0, 2);
        assertThat(sensitivity.worst()).isEqualTo(2);
    }

    @Test
    void messagesThatAgreeGiveTheSameProfilesInEveryOrder() {
        OrderSensitivity sensitivity = measure(CONFLICT.subList(0, 2));
        assertThat(sensitivity.differing()).containsOnly(0);
        assertThat(sensitivity.worst()).isZero();
    }

    @Test
    void theOrdersDependOnTheSeedAndNotOnTheListGiven() {
        List<Message> reversed = new ArrayList<>(CONFLICT);
        Collections.reverse(reversed);
        assertThat(measure(reversed)).isEqualTo(measure(CONFLICT));
    }

    private static OrderSensitivity measure(List<Message> messages) {
        return OrderSensitivity.measure(messages, IdentitySettings.DEFAULT, "dev", 20, 1);
    }
}
