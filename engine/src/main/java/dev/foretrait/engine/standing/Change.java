package dev.foretrait.engine.standing;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What has happened to a space since its values were last right: messages came, messages changed hands, profiles merged.
 * Nothing of it need be in the order of time. Profiles and accounts keep their numbers; new ones take the next.
 */
public final class Change {

    private final int profiles;
    private final int accounts;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private final List<Eligibility> eligibilities = new ArrayList<>();

    /** A new block, and whose its messages are. */
    record Arrival(Block block, int[] profiles, int[] accounts) {}

    /** A message of an earlier block that belongs to another profile now. */
    record Move(Block block, int row, int profile) {}

    /** A profile that is another now. */
    record Merge(int profile, int into) {}

    /** Which identifiers a profile has now (U-51). */
    record Eligibility(int profile, boolean isIdentified, boolean hasAnonymousId) {}

    /**
     * @param profiles how many profiles there are now, those that merged into others included
     * @param accounts how many accounts there are now
     */
    public Change(int profiles, int accounts) {
        this.profiles = profiles;
        this.accounts = accounts;
    }

    /**
     * Adds messages that are new.
     *
     * @param block a block that was not there before
     * @param profileOfRow the profile of each, or {@link Snapshot#NOBODY}
     */
    public Change add(Block block, int[] profileOfRow) {
        int[] nobody = new int[profileOfRow.length];
        Arrays.fill(nobody, Snapshot.NOBODY);
        return add(block, profileOfRow, nobody);
    }

    /** Adds new group calls, with the account of each. */
    public Change add(Block block, int[] profileOfRow, int[] accountOfRow) {
        arrivals.add(new Arrival(block, profileOfRow.clone(), accountOfRow.clone()));
        return this;
    }

    /** Gives a message that was there before to a profile, or to nobody. */
    public Change move(Block block, int row, int profile) {
        moves.add(new Move(block, row, profile));
        return this;
    }

    /** Gives all that a profile had before to another. What was merged away has no messages and carries no values. */
    public Change merge(int profile, int into) {
        merges.add(new Merge(profile, into));
        return this;
    }

    /** Says which identifiers a profile has from now on (U-51). A new profile has none until it is said. */
    public Change eligible(int profile, boolean isIdentified, boolean hasAnonymousId) {
        eligibilities.add(new Eligibility(profile, isIdentified, hasAnonymousId));
        return this;
    }

    int profiles() {
        return profiles;
    }

    int accounts() {
        return accounts;
    }

    List<Arrival> arrivals() {
        return Collections.unmodifiableList(arrivals);
    }

    List<Move> moves() {
        return Collections.unmodifiableList(moves);
    }

    List<Merge> merges() {
        return Collections.unmodifiableList(merges);
    }

    List<Eligibility> eligibilities() {
        return Collections.unmodifiableList(eligibilities);
    }
}
