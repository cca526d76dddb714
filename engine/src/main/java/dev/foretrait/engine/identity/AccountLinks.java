package dev.foretrait.engine.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * Which users belong to which accounts, many to many (identity.md 4.6). Links are kept by the numbers under which they
 * were made; asked for, they follow the merges of users.
 */
public final class AccountLinks {

    private final Set<Long> links = new HashSet<>();
    private int[] newestAccountOf = {};

    /** Links a user and an account, by their numbers; {@link Resolver#NONE} on either side is no link. */
    public void link(int user, int account) {
        if (user == Resolver.NONE || account == Resolver.NONE) {
            return;
        }
        if (user >= newestAccountOf.length) {
            int known = newestAccountOf.length;
            newestAccountOf = Arrays.copyOf(newestAccountOf, Math.max(user + 1, known * 2));
            Arrays.fill(newestAccountOf, known, newestAccountOf.length, Resolver.NONE);
        }
        if (newestAccountOf[user] != account) {
            newestAccountOf[user] = account;
            links.add((long) user << Integer.SIZE | account);
        }
    }

    /**
     * Every link, each once, by user and then account.
     *
     * @param canonicalUser leads from a user to the one it was merged into: {@link Resolver#canonical}
     */
    public List<Link> links(IntUnaryOperator canonicalUser) {
        Set<Long> canonical = new TreeSet<>();
        for (long link : links) {
            int user = canonicalUser.applyAsInt((int) (link >> Integer.SIZE));
            canonical.add((long) user << Integer.SIZE | (int) link);
        }
        List<Link> sorted = new ArrayList<>();
        for (long link : canonical) {
            sorted.add(new Link((int) (link >> Integer.SIZE), (int) link));
        }
        return sorted;
    }

    /**
     * A user and an account that belong together.
     *
     * @param user the number of a canonical profile
     * @param account the number of an account
     */
    public record Link(int user, int account) {}
}
