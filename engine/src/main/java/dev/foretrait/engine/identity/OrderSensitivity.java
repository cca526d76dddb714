package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much the profiles depend on the order in which their messages arrived (identity.md 6).
 *
 * @param profiles how many profiles the total order of messages makes
 * @param differing for each other order, how many of those profiles do not have exactly the same messages in it
 */
public record OrderSensitivity(int profiles, List<Integer> differing) {

    public OrderSensitivity {
        differing = List.copyOf(differing);
    }

    /**
     * Resolves the messages in their total order and in as many random ones.
     *
     * @param seed the same seed gives the same orders
     */
    public static OrderSensitivity measure(
            List<Message> messages, IdentitySettings settings, String space, int orders, long seed) {
        List<Message> inTotalOrder =
                messages.stream().sorted(MessageOrder.INSTANCE).toList();
        Set<Set<String>> expected = messageSets(inTotalOrder, settings, space);
        Random random = new Random(seed);
        List<Message> shuffled = new ArrayList<>(inTotalOrder);
        List<Integer> differing = new ArrayList<>();
        for (int order = 0; order < orders; order++) {
            Collections.shuffle(shuffled, random);
            Set<Set<String>> missing = new HashSet<>(expected);
            missing.removeAll(messageSets(shuffled, settings, space));
            differing.add(missing.size());
        }
        return new OrderSensitivity(expected.size(), differing);
    }

    /** The greatest number of profiles that one order changes. */
    public int worst() {
        return differing.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static Set<Set<String>> messageSets(List<Message> inOrder, IdentitySettings settings, String space) {
        Set<Set<String>> sets = new HashSet<>();
        for (Profile profile :
                Identities.resolveInOrder(inOrder, settings, space).profiles()) {
            sets.add(profile.messages().stream().map(Message::messageId).collect(Collectors.toSet()));
        }
        return sets;
    }
}
