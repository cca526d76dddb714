package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Excerpt;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.storage.resolution.Disputes.Dispute;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What messages that came or went do to the circles of one collection; see {@link ResolutionUpdate}. */
final class CircleUpdate {

    private final IdCollection collection;
    private final KeptResolution before;
    private final List<? extends Block> blocks;
    private final List<boolean[]> takesPart;
    private final List<int[]> ownersOf;
    private final BitSet touched = new BitSet();

    /** The messages of the circles, as they were and as they are. */
    private final SomeRows members = new SomeRows();

    /** Which of these were there before, and which of them are there now. */
    private final SomeRows then = new SomeRows();

    private final SomeRows now = new SomeRows();

    /**
     * @param takesPart for each row of each block whether it takes part
     * @param brought the ids that new messages bring
     */
    CircleUpdate(
            IdCollection collection,
            KeptResolution before,
            List<? extends Block> blocks,
            List<boolean[]> takesPart,
            Set<ExternalId> brought) {
        this.collection = collection;
        this.before = before;
        this.blocks = blocks;
        this.takesPart = takesPart;
        this.ownersOf = before.ownersOf(collection);
        touch(brought);
        gather();
    }

    /** Finds the profiles of all circles that messages came into or went from. */
    private void touch(Set<ExternalId> brought) {
        if (!brought.isEmpty()) {
            touched.or(before.entries(collection).having(new SoughtIds(brought)));
        }
        for (int block = 0; block < blocks.size(); block++) {
            int[] owners = ownersOf.get(block);
            boolean[] isThere = takesPart.get(block);
            for (int row = 0; row < owners.length; row++) {
                if (owners[row] >= 0 && !isThere[row]) {
                    touched.set(owners[row]);
                }
            }
        }
        new DisputeTies(before.disputes().of(collection)).complete(touched, brought);
    }

    private void gather() {
        int excerpt = 0;
        for (int block = 0; block < blocks.size(); block++) {
            int[] owners = ownersOf.get(block);
            boolean[] isThere = takesPart.get(block);
            int row = 0;
            for (int at = 0; at < owners.length; at++) {
                boolean wasMember = owners[at] >= 0 && touched.get(owners[at]);
                boolean isMember = isThere[at] && (wasMember || owners[at] == KeptResolution.NEW);
                if (wasMember) {
                    then.add(excerpt, row);
                }
                if (isMember) {
                    now.add(excerpt, row);
                }
                if (wasMember || isMember) {
                    members.add(block, at);
                    row++;
                }
            }
            excerpt += row > 0 ? 1 : 0;
        }
    }

    /** How many messages the circles have. */
    int messages() {
        return members.size();
    }

    /**
     * One collection after the messages that came and went.
     *
     * @param ownersOf for each block the owner of each row
     * @param circlesBefore the circles as they were, resolved by themselves
     * @param circles the circles as they are
     */
    record Updated(
            List<int[]> ownersOf,
            SplicedEntries entries,
            List<Dispute> disputes,
            Resolution circlesBefore,
            Resolution circles) {}

    /**
     * Resolves the circles.
     *
     * @param resolving resolves some messages by themselves
     * @return empty if that is not enough
     */
    Optional<Updated> updated(Function<List<Excerpt>, Resolution> resolving) {
        List<Excerpt> excerpts = members.excerpts(blocks);
        Resolution circlesBefore = resolving.apply(then.excerpts(excerpts));
        if (!areAsFound(circlesBefore)) {
            return Optional.empty();
        }
        Resolution circles = resolving.apply(now.excerpts(excerpts));
        return circles.disputes().map(inCircles -> {
            List<ProfileEntry> entries = List.copyOf(circles.directory().of(collection));
            SplicedEntries spliced = new SplicedEntries(before.entries(collection), touched, entries);
            return new Updated(
                    owners(spliced, circles.ownersOf(collection)),
                    spliced,
                    disputes(spliced, inCircles.of(collection)),
                    circlesBefore,
                    circles);
        });
    }

    /** Whether the circles, resolved by themselves, are what they were found to be among all others. */
    private boolean areAsFound(Resolution circles) {
        int[] numbers = touched.stream().toArray();
        List<ProfileEntry> known = before.entries(collection);
        List<ProfileEntry> found = circles.directory().of(collection);
        boolean areSame = found.size() == numbers.length;
        for (int at = 0; areSame && at < numbers.length; at++) {
            areSame = found.get(at).equals(known.get(numbers[at]));
        }
        for (int excerpt = 0; areSame && excerpt < circles.ownersOf(collection).size(); excerpt++) {
            areSame = areAsFound(excerpt, circles.ownersOf(collection).get(excerpt), numbers);
        }
        return areSame;
    }

    private boolean areAsFound(int excerpt, int[] owners, int[] numbers) {
        int member = then.block(excerpt);
        int[] known = ownersOf.get(members.block(member));
        boolean areSame = owners.length > 0;
        for (int at = 0; areSame && at < owners.length; at++) {
            int row = members.row(member, then.row(excerpt, at));
            areSame = owners[at] != Snapshot.NOBODY && numbers[owners[at]] == known[row];
        }
        return areSame;
    }

    private List<int[]> owners(SplicedEntries spliced, List<int[]> inCircles) {
        List<int[]> renumbered = new ArrayList<>();
        for (int[] owners : ownersOf) {
            int[] next = new int[owners.length];
            for (int row = 0; row < owners.length; row++) {
                next[row] = owners[row] < 0 ? Snapshot.NOBODY : spliced.numberOfBefore(owners[row]);
            }
            renumbered.add(next);
        }
        for (int excerpt = 0; excerpt < inCircles.size(); excerpt++) {
            int[] owners = inCircles.get(excerpt);
            int member = now.block(excerpt);
            int[] next = renumbered.get(members.block(member));
            for (int at = 0; at < owners.length; at++) {
                int row = members.row(member, now.row(excerpt, at));
                next[row] = owners[at] == Snapshot.NOBODY ? Snapshot.NOBODY : spliced.numberOfOther(owners[at]);
            }
        }
        return renumbered;
    }

    private List<Dispute> disputes(SplicedEntries spliced, List<Dispute> inCircles) {
        List<Dispute> all = new ArrayList<>();
        for (Dispute dispute : before.disputes().of(collection)) {
            if (dispute.owners().stream().noneMatch(touched::get)) {
                all.add(dispute.renumbered(spliced::numberOfBefore));
            }
        }
        inCircles.forEach(dispute -> all.add(dispute.renumbered(spliced::numberOfOther)));
        return all;
    }
}
