package dev.foretrait.engine.identity;

import dev.foretrait.engine.semantics.EqualPriority;
import dev.foretrait.engine.semantics.SeenAgain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * External ids as ints, and who owns them.
 *
 * <p>Each spelling of a value has an int of its own, so that the first one seen can be shown; all of them lead to the one
 * int of the value, which carries owner and time. Every method takes any of them. There are millions, so what is known of one is
 * in arrays, and as few as will do.
 */
final class IdentifierTable {

    static final int NONE = -1;

    private static final int LEAST_CAPACITY = 1024;

    private final IdCollection collection;
    private final IdentitySettings settings;
    private final Comparator<String> ofEqualPriority;
    private final boolean renews;

    private final Map<String, Integer> typeNumbers = new HashMap<>();
    private final List<String> types = new ArrayList<>();
    private final List<ValueLimit> limits = new ArrayList<>();
    private final Texts texts = new Texts();
    private int[] typesByPriority = {};
    private int[] rankOfType = {};

    /** Of each value its owner or {@link #NONE}; of another spelling, less than that, which value it is: {@link #spellingOf}. */
    private int[] owner = new int[LEAST_CAPACITY];

    /** Of those that are shown of owned values, which other one of their owner follows: an array that ends where none has been owned yet. */
    private int[] next = {};

    /** What there is to know of owned values. */
    private long[] addedAt = {};

    private int[] addedBy = {};
    private long[] countedFrom = {};

    IdentifierTable(IdCollection collection, IdentitySettings settings) {
        this.collection = collection;
        this.settings = settings;
        this.ofEqualPriority = settings.semantics().of(EqualPriority.class).comparator();
        this.renews = settings.semantics().of(SeenAgain.class) == SeenAgain.RENEWS_ITS_TIME;
    }

    int intern(String type, String value, String spelling) {
        Integer number = typeNumbers.get(type);
        int typeNumber = number == null ? addType(type) : number;
        int identifier = spelling.equals(value) ? texts.size() : intern(type, value, value);
        int known = texts.size();
        int id = texts.numberOf(typeNumber, spelling);
        if (id == known) {
            add(id, identifier);
        }
        return id;
    }

    /** Lets go of what is there for more ids and for finding their numbers. */
    void endInterning() {
        texts.forgetTable();
        owner = Arrays.copyOf(owner, texts.size());
    }

    int find(String type, String value) {
        Integer typeNumber = typeNumbers.get(type);
        return typeNumber == null ? NONE : texts.find(typeNumber, value);
    }

    private int addType(String type) {
        int number = types.size();
        typeNumbers.put(type, number);
        types.add(type);
        limits.add(settings.of(type).limit());
        int rank = rankOfNew(type);
        int[] more = Arrays.copyOf(typesByPriority, number + 1);
        System.arraycopy(typesByPriority, rank, more, rank + 1, number - rank);
        more[rank] = number;
        typesByPriority = more;
        rankOfType = new int[types.size()];
        for (int at = 0; at < typesByPriority.length; at++) {
            rankOfType[typesByPriority[at]] = at;
        }
        return number;
    }

    /** How many types go before a new one. Messages may name as many types as they like, so these are not sorted anew for each. */
    private int rankOfNew(String type) {
        Comparator<String> byPriority = settings.byPriority();
        int rank = 0;
        for (int beyond = typesByPriority.length; rank < beyond; ) {
            int middle = rank + beyond >>> 1;
            if (byPriority.compare(types.get(typesByPriority[middle]), type) < 0) {
                rank = middle + 1;
            } else {
                beyond = middle;
            }
        }
        return rank;
    }

    private void add(int id, int identifier) {
        if (id >= owner.length) {
            owner = Arrays.copyOf(owner, Math.max(LEAST_CAPACITY, id + id / 4));
        }
        owner[id] = identifier == id ? NONE : spellingOf(identifier);
    }

    /** In place of an owner: another spelling of that value, which knows the owner. Its own inverse. */
    private static int spellingOf(int identifier) {
        return NONE - 1 - identifier;
    }

    /** Makes room to know of owned ones: mostly all there are before the first of them is owned. */
    private void reachOwned() {
        int capacity = Math.max(texts.size(), next.length + next.length / 2);
        next = Arrays.copyOf(next, capacity);
        addedAt = Arrays.copyOf(addedAt, capacity);
        addedBy = Arrays.copyOf(addedBy, capacity);
        countedFrom = renews ? Arrays.copyOf(countedFrom, capacity) : countedFrom;
    }

    /** The one int of the value, whatever its spelling. */
    int identifier(int id) {
        int known = owner[id];
        return known < NONE ? spellingOf(known) : id;
    }

    /** The profile it was given to, which may have been merged since; {@link #NONE} if it belongs to nobody. */
    int owner(int id) {
        int known = owner[id];
        return known < NONE ? owner[spellingOf(known)] : known;
    }

    /** Remembers where the owner has gone by merges, so that the way is short next time. */
    void ownerIsNow(int id, int canonical) {
        owner[identifier(id)] = canonical;
    }

    void own(int id, int profile, long timestamp, int message) {
        int identifier = identifier(id);
        if (Math.max(id, identifier) >= next.length) {
            reachOwned();
        }
        owner[identifier] = profile;
        addedAt[identifier] = timestamp;
        if (renews) {
            countedFrom[identifier] = timestamp;
        }
        addedBy[identifier] = message;
        next[id] = NONE;
    }

    /** Takes an identifier away from its owner. */
    void disown(int id) {
        owner[identifier(id)] = NONE;
    }

    /** Notes that an identifier was seen again. */
    void seeAgain(int id, long timestamp) {
        countedFrom[identifier(id)] = timestamp;
    }

    /** From when on the periods of its limit count it (I-09). */
    long countedFrom(int id) {
        return (renews ? countedFrom : addedAt)[identifier(id)];
    }

    /** Whether identifiers that are seen again count from then on. */
    boolean renews() {
        return renews;
    }

    /** The next identifier of the same profile as it is shown, or {@link #NONE}; of one as it is shown. */
    int next(int shown) {
        return next[shown];
    }

    void link(int shown, int following) {
        next[shown] = following;
    }

    long addedAt(int id) {
        return addedAt[identifier(id)];
    }

    int addedBy(int id) {
        return addedBy[identifier(id)];
    }

    int type(int id) {
        return texts.group(id);
    }

    boolean isOfType(int id, String type) {
        return types.get(texts.group(id)).equals(type);
    }

    int typeCount() {
        return types.size();
    }

    String typeName(int type) {
        return types.get(type);
    }

    ValueLimit limit(int type) {
        return limits.get(type);
    }

    /** Every type met so far, first priority first. */
    int[] typesByPriority() {
        return typesByPriority;
    }

    /** By priority of the type, then type, then value by code point, the one to be dropped first behind the other (I-11). */
    int compare(int left, int right) {
        int byType = Integer.compare(rankOfType[texts.group(left)], rankOfType[texts.group(right)]);
        return byType != 0
                ? byType
                : ofEqualPriority.compare(texts.text(identifier(left)), texts.text(identifier(right)));
    }

    ExternalId externalId(int id) {
        return new ExternalId(collection, types.get(texts.group(id)), texts.text(identifier(id)));
    }

    /** An external id in one of its spellings. */
    SpelledId spelledId(int id) {
        ExternalId as = externalId(id);
        return new SpelledId(as, id == identifier(id) ? as.value() : texts.text(id));
    }
}
