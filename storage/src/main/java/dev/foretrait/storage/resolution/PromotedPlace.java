package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Dictionary;
import dev.foretrait.engine.column.DistinctValues;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.event.IntList;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.Condition;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.Normalised;
import dev.foretrait.engine.identity.PromotedIds;
import dev.foretrait.engine.identity.Promotion;
import dev.foretrait.engine.identity.PromotionRule;
import dev.foretrait.engine.identity.Refusal;
import dev.foretrait.engine.identity.Resolver;
import dev.foretrait.storage.resolution.IdLists.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in messages that external ids are taken from. A value that stands there is read once, in however many blocks
 * and messages; where there are so many that they would take much room, once in a while. The results are those of
 * {@link Promotion#promote}, message by message.
 */
final class PromotedPlace {

    /** How many threads may number values at the same time. */
    static final int SHARES = 2;

    /** How many bytes the values of a share may take before they are forgotten: some 400,000 ids. */
    static final int MOST_BYTES = 16 << 20;

    private final FieldPath path;
    private final Predicate<MessageType> types;
    private final List<Condition> conditions;
    private final Function<Value, Uninterned> reading;
    private final IdLists lists;
    private final int mostBytes;
    private final Share[] shares = Stream.generate(Share::new).limit(SHARES).toArray(Share[]::new);

    /** What a value is promoted to. Any thread may find that out, and one at a time interns the ids. */
    private interface Uninterned {
        Ids intern();
    }

    /** The values that are known whose hash falls to one of the shares, and for the number of each that of its list. */
    private static final class Share {
        private final DistinctValues values = new DistinctValues();
        private final IntList listOf = new IntList();
    }

    private PromotedPlace(
            FieldPath path,
            Predicate<MessageType> types,
            List<Condition> conditions,
            Function<Value, Uninterned> reading,
            IdLists lists,
            int mostBytes) {
        this.path = path;
        this.types = types;
        this.conditions = conditions;
        this.reading = reading;
        this.lists = lists;
        this.mostBytes = mostBytes;
    }

    /**
     * All places, in the order of the promotion rules; ids are interned by those resolvers and put into those lists.
     *
     * @param mostBytes what the values of a share may take before they are forgotten, mostly {@link #MOST_BYTES}
     */
    static List<PromotedPlace> all(
            Promotion promotion, Resolver users, Resolver accounts, IdLists lists, int mostBytes) {
        List<PromotedPlace> places = new ArrayList<>();
        for (PromotionRule rule : promotion.rules()) {
            places.add(new PromotedPlace(
                    new FieldPath(rule.path().leadingKeys()),
                    rule.messageTypes()::contains,
                    rule.conditions(),
                    value -> ofRule(value, rule, promotion, users, accounts),
                    lists,
                    mostBytes));
        }
        places.add(new PromotedPlace(
                new FieldPath(Promotion.EXTERNAL_IDS.leadingKeys()),
                type -> true,
                List.of(),
                value -> ofList(value, promotion, users, accounts),
                lists,
                mostBytes));
        return places;
    }

    private static Uninterned ofRule(
            Value value, PromotionRule rule, Promotion promotion, Resolver users, Resolver accounts) {
        Normalised normalised = promotion.normalise(rule.type(), value);
        if (normalised instanceof Normalised.Accepted accepted) {
            return () -> {
                boolean ofUsers = rule.collection() == IdCollection.USERS;
                int[] id = {(ofUsers ? users : accounts).intern(rule.type(), accepted.value(), accepted.spelling())};
                return ofUsers ? Ids.ofUsers(id) : Ids.ofAccounts(id);
            };
        }
        if (normalised instanceof Normalised.Refused refused && refused.reason() == Refusal.BLOCKED) {
            return () -> Ids.blocked(new ExternalId(rule.collection(), rule.type(), value.string()));
        }
        return () -> Ids.NONE;
    }

    private static Uninterned ofList(Value list, Promotion promotion, Resolver users, Resolver accounts) {
        PromotedIds promoted = promotion.externalIds(list);
        return () -> new Ids(
                interned(users, promoted.ids(IdCollection.USERS)),
                interned(accounts, promoted.ids(IdCollection.ACCOUNTS)),
                promoted.refused().stream()
                        .filter(refused -> refused.reason() == Refusal.BLOCKED)
                        .map(refused -> new ExternalId(refused.collection(), refused.type(), refused.spelling()))
                        .toList());
    }

    private static int[] interned(Resolver resolver, List<PromotedIds.Promoted> ids) {
        return ids.stream()
                .mapToInt(each -> resolver.intern(each.id().type(), each.id().value(), each.spelling()))
                .toArray();
    }

    /** Whether messages of that block may have ids here. */
    boolean isIn(Block block) {
        MessageType type = block.stream().type();
        return type != MessageType.ALIAS && types.test(type) && block.fields().contains(path);
    }

    /**
     * What stands at this place in a block.
     *
     * @param column the values that stand there
     * @param hashes for each code of the column the hash of its value, which says in which share it is
     * @param shares the shares that know the values
     * @param values for each code of the column the number of its value in its share
     * @param promoted for each code of which the value has not been met before, what that is promoted to
     */
    record Sighted(
            Block block,
            Column column,
            long[] hashes,
            Share[] shares,
            int[] values,
            @Nullable Uninterned[] promoted) {}

    /** Reads the column of a block, of which values are to be {@link #number numbered} next. */
    Sighted sight(Block block) {
        Column column = block.column(path);
        long[] hashes = new long[column.dictionary().size() + 1];
        for (int code = 1; code < hashes.length; code++) {
            hashes[code] = column.dictionary().hash(code);
        }
        return new Sighted(
                block, column, hashes, new Share[SHARES], new int[hashes.length], new Uninterned[hashes.length]);
    }

    /**
     * Numbers the values of one share, which is all the same to other shares, and reads those that are new. Once all shares have been numbered,
     * what was sighted is to be handed to {@link #lists}. Blocks come in the same order here and there, but not from the same threads.
     */
    void number(Sighted sighted, int share) {
        Dictionary dictionary = sighted.column().dictionary();
        if (shares[share].values.heldBytes() > mostBytes) {
            shares[share] = new Share();
        }
        sighted.shares()[share] = shares[share];
        DistinctValues values = shares[share].values;
        long[] hashes = sighted.hashes();
        int[] codes = codesOf(share, hashes);
        int known = values.size();
        values.numbersOf(dictionary, codes, hashes, sighted.values());
        for (int code : codes) {
            if (sighted.values()[code] == known) {
                known++;
                sighted.promoted()[code] = reading.apply(dictionary.value(code));
            }
        }
    }

    private static int[] codesOf(int share, long[] hashes) {
        int[] codes = new int[hashes.length];
        int size = 0;
        for (int code = 1; code < hashes.length; code++) {
            if (shareOf(hashes[code]) == share) {
                codes[size++] = code;
            }
        }
        return Arrays.copyOf(codes, size);
    }

    private static int shareOf(long hash) {
        return (int) hash & SHARES - 1;
    }

    /** For each row of a block, the number of the list of ids that stands there. */
    int[] lists(Sighted sighted) {
        Column column = sighted.column();
        int[] listOfCode = sighted.values();
        for (int code = 1; code < listOfCode.length; code++) {
            IntList listOf = sighted.shares()[shareOf(sighted.hashes()[code])].listOf;
            Uninterned promoted = sighted.promoted()[code];
            if (promoted != null) {
                listOf.add(lists.numberOf(promoted.intern()));
            }
            listOfCode[code] = listOf.get(listOfCode[code]);
        }
        int[] numbers = new int[column.rows()];
        column.copyCodes(numbers);
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = listOfCode[numbers[row]];
        }
        conditions.forEach(condition -> clearUnless(condition, sighted.block(), numbers));
        return numbers;
    }

    /** Where the condition does not hold, there are no ids. */
    private static void clearUnless(Condition condition, Block block, int[] numbers) {
        Column column = block.column(new FieldPath(condition.path().leadingKeys()));
        boolean[] holds = new boolean[column.dictionary().size() + 1];
        for (int code = 1; code < holds.length; code++) {
            holds[code] = column.dictionary().value(code).equals(condition.value());
        }
        for (int row = 0; row < numbers.length; row++) {
            if (!holds[column.code(row)]) {
                numbers[row] = IdLists.EMPTY;
            }
        }
    }
}
