package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.semantics.PromotingCalls;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One place of a message from which an external id is taken.
 *
 * @param collection where the external id leads
 * @param type its type
 * @param path the place, from the root of the message; it never iterates
 * @param messageTypes the calls it is read from
 * @param conditions what else must hold of the message, all of it
 */
public record PromotionRule(
        IdCollection collection,
        String type,
        PropertyPath path,
        Set<MessageType> messageTypes,
        List<Condition> conditions) {

    public PromotionRule {
        messageTypes = Collections.unmodifiableSet(EnumSet.copyOf(messageTypes));
        conditions = List.copyOf(conditions);
    }

    /** The same for those of the calls that ids of users are taken from; empty if that is none (I-02). */
    Optional<PromotionRule> of(PromotingCalls calls) {
        Set<MessageType> left = EnumSet.copyOf(messageTypes);
        if (collection == IdCollection.USERS && calls == PromotingCalls.WITHOUT_PAGES_AND_SCREENS) {
            left.removeAll(EnumSet.of(MessageType.PAGE, MessageType.SCREEN));
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new PromotionRule(collection, type, path, left, conditions));
    }

    /** The same without a condition. */
    PromotionRule without(Condition condition) {
        return new PromotionRule(
                collection,
                type,
                path,
                messageTypes,
                conditions.stream().filter(each -> !each.equals(condition)).toList());
    }

    /** Whether the rule reads this message at all. */
    public boolean appliesTo(Message message) {
        return messageTypes.contains(message.type())
                && conditions.stream().allMatch(condition -> condition.holdsIn(message.body()));
    }
}
