package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Snapshot;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;

/** The entries of a directory of which some have given way to others, in the order of segment ids. */
final class SplicedEntries extends AbstractList<ProfileEntry> implements RandomAccess {

    private final DirectoryParts before;
    private final List<ProfileEntry> others;

    /** For each entry its place among those before, or the complement of its place among the others. */
    private final int[] sources;

    private final int[] numbersOfBefore;
    private final int[] numbersOfOthers;

    /**
     * @param gone the places of those that give way
     * @param others what comes in their place, in order; one that was among them is the same entry still
     */
    SplicedEntries(DirectoryParts before, BitSet gone, List<ProfileEntry> others) {
        this.before = before;
        this.others = others;
        this.numbersOfBefore = new int[before.size()];
        this.numbersOfOthers = new int[others.size()];
        this.sources = new int[before.size() - gone.cardinality() + others.size()];
        Arrays.fill(numbersOfBefore, Snapshot.NOBODY);
        int number = 0;
        int next = 0;
        for (int other = 0; other < others.size(); other++) {
            ProfileEntry entry = others.get(other);
            int place = before.before(entry.segmentId());
            for (; next < place; next++) {
                number = keep(next, gone, number);
            }
            boolean isStill =
                    next < before.size() && gone.get(next) && before.get(next).equals(entry);
            sources[number] = isStill ? next : ~other;
            numbersOfOthers[other] = number++;
        }
        for (; next < before.size(); next++) {
            number = keep(next, gone, number);
        }
    }

    private int keep(int place, BitSet gone, int number) {
        if (gone.get(place)) {
            return number;
        }
        sources[number] = place;
        numbersOfBefore[place] = number;
        return number + 1;
    }

    /** The place that an entry has which was there before; {@link Snapshot#NOBODY} if it gave way. */
    int numberOfBefore(int place) {
        return numbersOfBefore[place];
    }

    /** The place of one of the others. */
    int numberOfOther(int place) {
        return numbersOfOthers[place];
    }

    /** Whether the entries of a stretch, as far as there are any, are those that were there before. */
    boolean areAsBefore(int from, int count) {
        int end = Math.min(from + count, sources.length);
        for (int at = from; at < end; at++) {
            if (sources[at] != at) {
                return false;
            }
        }
        return end == Math.min(from + count, before.size());
    }

    /** The same of what is kept of each profile: those that have it in the order of before, and others in theirs. */
    BitSet spliced(BitSet ofBefore, BitSet ofOthers) {
        BitSet spliced = new BitSet(sources.length);
        ofBefore.stream()
                .map(this::numberOfBefore)
                .filter(at -> at != Snapshot.NOBODY)
                .forEach(spliced::set);
        ofOthers.stream().map(this::numberOfOther).forEach(spliced::set);
        return spliced;
    }

    @Override
    public ProfileEntry get(int index) {
        int source = sources[index];
        return source < 0 ? others.get(~source) : before.get(source);
    }

    @Override
    public int size() {
        return sources.length;
    }
}
