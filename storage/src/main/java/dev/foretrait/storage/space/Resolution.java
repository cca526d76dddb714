package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.engine.identity.ResolutionLog;
import java.util.List;
import java.util.Map;

/**
 * Who the messages of all blocks are about. It depends on the messages alone, not on the order in which they came.
 *
 * @param profilesOf for each block, in the order of the list that was resolved, the profile of each row, or {@link
 *     Snapshot#NOBODY}
 * @param accountsOf in the same order, the account of each row, or {@link Snapshot#NOBODY}; empty for blocks of other
 *     calls than group calls
 * @param directory the profiles behind the numbers
 * @param log how often each thing happened while profiles of users were resolved
 */
record Resolution(List<int[]> profilesOf, List<int[]> accountsOf, Directory directory, Map<LogKind, Long> log) {

    /** Resolves the messages that take part, in their total order. */
    static Resolution of(
            List<? extends Block> blocks, Participation participation, IdentitySettings settings, String space) {
        RowNumbers rows = new RowNumbers(blocks);
        return resolved(rows, participation, settings, new Decisions(rows, settings, space));
    }

    /** What happened while the same messages were resolved, with the first entries of each kind. */
    static ResolutionLog log(
            List<? extends Block> blocks, Participation participation, IdentitySettings settings, String space) {
        RowNumbers rows = new RowNumbers(blocks);
        Decisions decisions = new Decisions(rows, settings, space);
        resolved(rows, participation, settings, decisions);
        return decisions.users.log();
    }

    private static Resolution resolved(
            RowNumbers rows, Participation participation, IdentitySettings settings, Decisions decisions) {
        ResolutionPass pass = new ResolutionPass(rows, settings, decisions).read(participation);
        decisions.combinations.close();
        return pass.resolve();
    }

    /** The same with the profiles read from elsewhere. */
    Resolution with(Directory other) {
        return new Resolution(profilesOf, accountsOf, other, log);
    }
}
