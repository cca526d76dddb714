package dev.foretrait.storage.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.identity.Promotion;
import dev.foretrait.engine.identity.Resolver;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CombinationsLawsTest {

    @Property(tries = 300)
    void combinationsAreTheSameWhenValuesAreForgottenAfterEachBlock(@ForAll("histories") History history) {
        List<Block> blocks = ResolutionLawsTest.blocks(history.messages(), history.rowsOfBlock());

        assertThat(idsOfRows(blocks, history, 0)).isEqualTo(idsOfRows(blocks, history, PromotedPlace.MOST_BYTES));
    }

    /** For each row of each block, its combination and the ids of that. */
    private static List<String> idsOfRows(List<Block> blocks, History history, int mostBytes) {
        RowNumbers numbers = new RowNumbers(blocks);
        Resolver users = Resolver.ofUsers(history.settings(), "dev", numbers);
        Resolver accounts = Resolver.ofAccounts(history.settings(), "dev", numbers);
        Combinations combinations = new Combinations(new Promotion(history.settings()), users, accounts, mostBytes);
        List<String> rows = new ArrayList<>();
        combinations.through(blocks, (at, brought) -> {
            for (int combination : brought) {
                IdLists.Ids ids = combinations.ids(combination);
                StringBuilder row = new StringBuilder("" + combination + ids.blocked());
                for (int user : ids.users()) {
                    row.append(users.externalId(user));
                }
                for (int account : ids.accounts()) {
                    row.append(accounts.externalId(account));
                }
                rows.add(row.toString());
            }
        });
        return rows;
    }

    @Provide
    Arbitrary<History> histories() {
        return Arbitraries.randomValue(History::of);
    }
}
