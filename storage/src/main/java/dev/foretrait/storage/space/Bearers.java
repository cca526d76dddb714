package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.LikelyTexts;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.PromotedIds;
import dev.foretrait.engine.identity.Promotion;
import dev.foretrait.storage.resolution.Participation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the messages that bring one of a few external ids of users. Values of the places that ids come from are compared
 * roughly, each once a block; what is found so is promoted as any message is.
 */
final class Bearers {

    private final List<? extends Block> blocks;
    private final Participation participation;
    private final Promotion promotion;
    private final Set<FieldPath> places = new HashSet<>();

    /**
     * A message with ids of users.
     *
     * @param block the place of its block among those that were searched
     */
    record Bearer(int block, int row, Message message, List<PromotedIds.Promoted> ids) {}

    Bearers(List<? extends Block> blocks, Participation participation, Promotion promotion) {
        this.blocks = blocks;
        this.participation = participation;
        this.promotion = promotion;
        promotion.rules().forEach(rule -> places.add(new FieldPath(rule.path().leadingKeys())));
        places.add(new FieldPath(Promotion.EXTERNAL_IDS.leadingKeys()));
    }

    /** Those that take part, block by block. */
    List<Bearer> of(Set<ExternalId> wanted) {
        Set<String> values = new HashSet<>();
        wanted.forEach(id -> values.add(folded(id.value())));
        LikelyTexts texts = new LikelyTexts(values);
        List<Bearer> found = new ArrayList<>();
        for (int at = 0; at < blocks.size(); at++) {
            Block block = blocks.get(at);
            BitSet likely = likely(block, texts, values);
            if (!likely.isEmpty()) {
                boolean[] takesPart = participation.of(block);
                int number = at;
                likely.stream()
                        .filter(row -> takesPart[row])
                        .mapToObj(row -> bearer(number, row))
                        .filter(bearer -> bearer.ids().stream().anyMatch(id -> wanted.contains(id.id())))
                        .forEach(found::add);
            }
        }
        return found;
    }

    Bearer bearer(int block, int row) {
        Message message = blocks.get(block).message(row);
        return new Bearer(block, row, message, promotion.promote(message).ids(IdCollection.USERS));
    }

    private BitSet likely(Block block, LikelyTexts texts, Set<String> values) {
        BitSet rows = new BitSet();
        for (FieldPath place : places) {
            Column column = block.column(place);
            BitSet codes = texts.in(column.dictionary()).stream()
                    .filter(code -> mayBe(column.dictionary().value(code), values))
                    .collect(BitSet::new, BitSet::set, BitSet::or);
            for (int row = 0; !codes.isEmpty() && row < column.rows(); row++) {
                if (codes.get(column.code(row))) {
                    rows.set(row);
                }
            }
        }
        return rows;
    }

    private static boolean mayBe(Value value, Set<String> values) {
        String text = folded(value.string());
        return values.contains(text)
                || value instanceof Value.Array && values.stream().anyMatch(text::contains);
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** The same ids, for whoever wants to go on searching. */
    static Stream<ExternalId> ids(Bearer bearer) {
        return bearer.ids().stream().map(PromotedIds.Promoted::id);
    }
}
