package dev.foretrait.cli.values;

import dev.foretrait.cli.output.ProfileIds;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Members in their order, some thousand at a time, with the cells that tell who they are made ahead by other threads. */
final class MemberChunks implements Iterator<MemberChunks.Chunk> {

    private static final int MEMBERS = 4_096;
    private static final int AHEAD = 4;

    private final ProfileIds ids;
    private final PrimitiveIterator.OfInt members;
    private final Deque<ForkJoinTask<Chunk>> ahead = new ArrayDeque<>();

    /**
     * Some members.
     *
     * @param members their numbers
     * @param segmentIds the segment id of each
     * @param externalIds the external ids of each, as a cell
     */
    record Chunk(int[] members, String[] segmentIds, String[] externalIds) {}

    MemberChunks(ValueTable table) {
        this.ids = table.ids();
        this.members = table.members().iterator();
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || members.hasNext();
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        while (ahead.size() < AHEAD && members.hasNext()) {
            int[] some = some();
            ahead.add(ForkJoinPool.commonPool().submit(() -> chunk(some)));
        }
        return ahead.remove().join();
    }

    private int[] some() {
        int[] some = new int[MEMBERS];
        int count = 0;
        while (count < MEMBERS && members.hasNext()) {
            some[count++] = members.nextInt();
        }
        return Arrays.copyOf(some, count);
    }

    private Chunk chunk(int[] some) {
        String[] segmentIds = new String[some.length];
        String[] externalIds = new String[some.length];
        for (int at = 0; at < some.length; at++) {
            segmentIds[at] = ids.segmentId(some[at]);
            externalIds[at] = CsvText.of(ids.externalIds(some[at]));
        }
        return new Chunk(some, segmentIds, externalIds);
    }
}
