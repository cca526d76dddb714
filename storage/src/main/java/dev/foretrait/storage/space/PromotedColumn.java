package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A column that external ids are taken from, read once for each value of its dictionary: for each code the interned ids, and
 * the values that are blocked. The results are those of {@link Promotion#promote}, message by message.
 */
final class PromotedColumn {

    private static final int[] NO_IDS = {};

    private final Column column;
    private final List<ConditionColumn> conditions;
    private final int[][] userIds;
    private final int[][] accountIds;
    private final List<List<ExternalId>> blocked;

    private record ConditionColumn(Column column, boolean[] holds) {}

    private PromotedColumn(Column column, List<ConditionColumn> conditions) {
        this.column = column;
        this.conditions = conditions;
        int codes = column.dictionary().size() + 1;
        this.userIds = new int[codes][];
        this.accountIds = new int[codes][];
        this.blocked = new ArrayList<>(codes);
        for (int code = 0; code < codes; code++) {
            userIds[code] = NO_IDS;
            accountIds[code] = NO_IDS;
            blocked.add(List.of());
        }
    }

    /** The columns of a block that external ids are taken from, in the order of the promotion rules. */
    static List<PromotedColumn> of(Block block, Promotion promotion, Resolver users, Resolver accounts) {
        List<PromotedColumn> columns = new ArrayList<>();
        if (block.stream().type() == MessageType.ALIAS) {
            return columns;
        }
        Set<FieldPath> fields = new HashSet<>(block.fields());
        for (PromotionRule rule : promotion.rules()) {
            FieldPath path = new FieldPath(rule.path().leadingKeys());
            if (rule.messageTypes().contains(block.stream().type()) && fields.contains(path)) {
                columns.add(ofRule(block, path, rule, promotion, users, accounts));
            }
        }
        FieldPath list = new FieldPath(Promotion.EXTERNAL_IDS.leadingKeys());
        if (fields.contains(list)) {
            columns.add(ofLists(block.column(list), promotion, users, accounts));
        }
        return columns;
    }

    private static PromotedColumn ofRule(
            Block block, FieldPath path, PromotionRule rule, Promotion promotion, Resolver users, Resolver accounts) {
        List<ConditionColumn> conditions = rule.conditions().stream()
                .map(condition -> condition(block, condition))
                .toList();
        PromotedColumn promoted = new PromotedColumn(block.column(path), conditions);
        boolean ofUsers = rule.collection() == IdCollection.USERS;
        Resolver resolver = ofUsers ? users : accounts;
        for (int code = 1; code < promoted.userIds.length; code++) {
            Value value = promoted.column.dictionary().value(code);
            Normalised normalised = promotion.normalise(rule.type(), value);
            if (normalised instanceof Normalised.Accepted accepted) {
                int[] id = {resolver.intern(rule.type(), accepted.value(), accepted.spelling())};
                (ofUsers ? promoted.userIds : promoted.accountIds)[code] = id;
            } else if (normalised instanceof Normalised.Refused refused && refused.reason() == Refusal.BLOCKED) {
                promoted.blocked.set(code, List.of(new ExternalId(rule.collection(), rule.type(), value.string())));
            }
        }
        return promoted;
    }

    private static PromotedColumn ofLists(Column column, Promotion promotion, Resolver users, Resolver accounts) {
        PromotedColumn promoted = new PromotedColumn(column, List.of());
        for (int code = 1; code < promoted.userIds.length; code++) {
            PromotedIds ids = promotion.externalIds(column.dictionary().value(code));
            promoted.userIds[code] = interned(users, ids.ids(IdCollection.USERS));
            promoted.accountIds[code] = interned(accounts, ids.ids(IdCollection.ACCOUNTS));
            promoted.blocked.set(
                    code,
                    ids.refused().stream()
                            .filter(refused -> refused.reason() == Refusal.BLOCKED)
                            .map(refused -> new ExternalId(refused.collection(), refused.type(), refused.spelling()))
                            .toList());
        }
        return promoted;
    }

    private static int[] interned(Resolver resolver, List<PromotedIds.Promoted> ids) {
        return ids.stream()
                .mapToInt(each -> resolver.intern(each.id().type(), each.id().value(), each.spelling()))
                .toArray();
    }

    private static ConditionColumn condition(Block block, Condition condition) {
        Column column = block.column(new FieldPath(condition.path().leadingKeys()));
        boolean[] holds = new boolean[column.dictionary().size() + 1];
        for (int code = 1; code < holds.length; code++) {
            holds[code] = column.dictionary().value(code).equals(condition.value());
        }
        return new ConditionColumn(column, holds);
    }

    /** The code that counts for a row: 0, which has no ids, where a condition does not hold. */
    int code(int row) {
        for (ConditionColumn condition : conditions) {
            if (!condition.holds()[condition.column().code(row)]) {
                return 0;
            }
        }
        return column.code(row);
    }

    int[] userIds(int code) {
        return userIds[code];
    }

    int[] accountIds(int code) {
        return accountIds[code];
    }

    List<ExternalId> blocked(int code) {
        return blocked.get(code);
    }
}
