package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.engine.identity.ResolutionLog;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who the messages of all blocks are about. It depends on the messages alone, not on the order in which they came.
 *
 * @param profilesOf for each block, in the order of the list that was resolved, the profile of each row, or {@link
 *     Snapshot#NOBODY}
 * @param accountsOf in the same order, the account of each row, or {@link Snapshot#NOBODY}; empty for blocks of other
 *     calls than group calls if they lead to none
 * @param directory the profiles behind the numbers
 * @param log how often each thing happened while profiles of users were resolved
 * @param disputes what is in dispute; empty if {@link ResolutionUpdate} cannot go on from here
 */
public record Resolution(
        List<int[]> profilesOf,
        List<int[]> accountsOf,
        Directory directory,
        Map<LogKind, Long> log,
        Optional<Disputes> disputes) {

    /** Resolves the messages that take part, in their total order. */
    public static Resolution of(
            List<? extends Block> blocks, Participation participation, IdentitySettings settings, String space) {
        RowNumbers rows = new RowNumbers(blocks);
        return resolved(rows, participation, settings, new Decisions(rows, settings, space));
    }

    /** What happened while the same messages were resolved, with the first entries of each kind. */
    public static ResolutionLog log(
            List<? extends Block> blocks, Participation participation, IdentitySettings settings, String space) {
        RowNumbers rows = new RowNumbers(blocks);
        Decisions decisions = new Decisions(rows, settings, space);
        resolved(rows, participation, settings, decisions);
        return decisions.users.log();
    }

    private static Resolution resolved(
            RowNumbers rows, Participation participation, IdentitySettings settings, Decisions decisions) {
        ResolutionPass pass = new ResolutionPass(rows, settings, decisions).read(participation);
        decisions.combinations.endReading();
        pass.resolve();
        decisions.combinations.forgetIds();
        return pass.result();
    }

    /** The same with the profiles read from elsewhere. */
    Resolution with(Directory other) {
        return new Resolution(profilesOf, accountsOf, other, log, disputes);
    }

    /** The accounts of the rows of a block as a resolution has them. */
    static int[] accounts(Block block, int[] ofRows) {
        boolean hasNone = Arrays.stream(ofRows).allMatch(account -> account == Snapshot.NOBODY);
        return hasNone && block.stream().type() != MessageType.GROUP ? new int[0] : ofRows;
    }

    /** The owner of each row, of either kind. */
    List<int[]> ownersOf(IdCollection collection) {
        return collection == IdCollection.USERS ? profilesOf : accountsOf;
    }
}
