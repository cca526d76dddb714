package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdCollection;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What keeps profiles from being told apart by the ids that they own. Where there is no dispute, the messages that bring an id are
 * those of its owner, and all that they bring is the owner's.
 *
 * @param users those about profiles of users
 * @param accounts those about accounts
 */
public record Disputes(List<Dispute> users, List<Dispute> accounts) {

    public Disputes {
        users = List.copyOf(users);
        accounts = List.copyOf(accounts);
    }

    /**
     * Ids that messages brought together and that are not all of one profile.
     *
     * @param owners the profiles that own some of them
     * @param unowned those that nobody owns
     */
    public record Dispute(List<Integer> owners, List<ExternalId> unowned) {
        public Dispute {
            owners = List.copyOf(owners);
            unowned = List.copyOf(unowned);
        }

        /** The same among profiles of other numbers. */
        Dispute renumbered(IntUnaryOperator numberOf) {
            return new Dispute(owners.stream().map(numberOf::applyAsInt).toList(), unowned);
        }
    }

    /** The same among profiles and accounts of other numbers. */
    Disputes renumbered(IntUnaryOperator numberOfUser, IntUnaryOperator numberOfAccount) {
        return new Disputes(
                users.stream().map(dispute -> dispute.renumbered(numberOfUser)).toList(),
                accounts.stream()
                        .map(dispute -> dispute.renumbered(numberOfAccount))
                        .toList());
    }

    List<Dispute> of(IdCollection collection) {
        return collection == IdCollection.USERS ? users : accounts;
    }
}
