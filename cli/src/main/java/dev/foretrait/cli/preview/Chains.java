package dev.foretrait.cli.preview;

import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.util.List;

/** The event chains that a query begins with; those inside a {@code where} are left to it. */
final class Chains {

    private Chains() {}

    static List<Chain> of(Query query) {
        if (query instanceof Query.Trait trait) {
            return events(trait.chain());
        }
        return Leaves.of(((Query.Audience) query).expression()).stream()
                .filter(leaf -> leaf.left() instanceof Operand.Reduced)
                .flatMap(leaf -> events(((Operand.Reduced) leaf.left()).chain()).stream())
                .toList();
    }

    private static List<Chain> events(Chain chain) {
        return chain.extractor() == Chain.Extractor.EVENT ? List.of(chain) : List.of();
    }
}
