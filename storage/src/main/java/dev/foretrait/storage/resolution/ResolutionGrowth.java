package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.standing.Change;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A resolution that new messages are added to, without going through those that are there. A message whose ids are settled by
 * an earlier one costs a look-up. Others go through the resolver if they are the newest of their circle of ids; if not, the
 * messages of this circle that matter are resolved once more, in order.
 *
 * <p>Profiles and accounts keep the numbers of the resolution that it began with; new ones take the next.
 */
public final class ResolutionGrowth {

    final IdentitySettings settings;
    final RowNumbers rows;
    final Decisions decisions;
    final Occurrences occurrences;
    final Numbering profiles;
    final Numbering accounts;
    private final Resolution first;
    private final int accountMerges;
    private int mergesTold;

    /**
     * Begins with the messages of some blocks that take part.
     *
     * @param space the name of the space, which segment ids depend on
     */
    public ResolutionGrowth(
            List<? extends Block> blocks, Participation participation, IdentitySettings settings, String space) {
        this.settings = settings;
        this.rows = new RowNumbers(blocks);
        this.decisions = new Decisions(rows, settings, space);
        this.occurrences = decisions.noteOccurrences();
        ResolutionPass pass = new ResolutionPass(rows, settings, decisions).read(participation);
        this.first = pass.resolve().result();
        this.profiles = new Numbering(
                pass.numbersOfUsers(), first.directory().profiles().size(), decisions.users::canonical);
        this.accounts = new Numbering(
                pass.numbersOfAccounts(), first.directory().accounts().size(), decisions.accounts::canonical);
        this.mergesTold = decisions.users.mergedProfiles(0).length;
        this.accountMerges = decisions.accounts.mergedProfiles(0).length;
    }

    /** The resolution of the messages that it began with. */
    public Resolution first() {
        return first;
    }

    /** The number of the profile that owns an external id, given in the form in which it is compared. */
    public OptionalInt find(String type, String value) {
        OptionalInt owner = decisions.users.owner(type, value);
        return owner.isEmpty() ? owner : OptionalInt.of(profiles.of(owner.getAsInt()));
    }

    /**
     * Adds messages.
     *
     * @param more blocks that were not there before
     * @return what they change; empty if only resolving everything again would tell, and then nothing more can be added
     */
    public Optional<Change> add(List<? extends Block> more, Participation participation) {
        return new GrowthStep(this).of(more, participation);
    }

    /** A change in which nothing has happened. */
    public Change unchanged() {
        return new Change(profiles.size(), accounts.size());
    }

    /** Whether accounts have merged since the beginning, which no change tells of. */
    boolean haveAccountsMerged() {
        return decisions.accounts.mergedProfiles(accountMerges).length > 0;
    }

    /** The profiles that were merged since this was asked last. */
    int[] newMerges() {
        int[] fresh = decisions.users.mergedProfiles(mergesTold);
        mergesTold += fresh.length;
        return fresh;
    }
}
