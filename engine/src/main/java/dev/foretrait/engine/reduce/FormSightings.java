package dev.foretrait.engine.reduce;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.KeptValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When each subject has first shown each form, for {@link Unique}. A form that was forgotten stays, without a place. */
final class FormSightings implements Ledger {

    private final Unique unique;
    private final StringForms forms = new StringForms();
    private final PairLists pairs = new PairLists();
    private @Nullable Spot[] firsts = new Spot[pairs.capacity()];

    private record Seen(String form, Spot first) {}

    FormSightings(Unique unique) {
        this.unique = unique;
    }

    @Override
    public void reach(int subjects) {
        pairs.reach(subjects);
    }

    @Override
    public void add(Kept kept) {
        int[][] formsOf = forms.of(kept.values()).all;
        for (int i = 0; i < kept.count(); i++) {
            int row = kept.rows()[i];
            int[] ofEvent = formsOf[kept.codes()[row]];
            for (int element = 0; element < ofEvent.length; element++) {
                int entry = pairs.entry(kept.subjects()[i], ofEvent[element]);
                firsts = firsts.length < pairs.capacity() ? Arrays.copyOf(firsts, pairs.capacity()) : firsts;
                Spot spot = Spot.of(kept.block(), row, element);
                Spot known = firsts[entry];
                firsts[entry] = known == null || spot.isBefore(known, unique.ties()) ? spot : known;
            }
        }
    }

    @Override
    public void forget(int subject) {
        for (int entry = pairs.first(subject); entry != PairLists.NONE; entry = pairs.next(entry)) {
            firsts[entry] = null;
        }
    }

    @Override
    public Value value(int subject) {
        List<Seen> seen = new ArrayList<>();
        for (int entry = pairs.first(subject); entry != PairLists.NONE; entry = pairs.next(entry)) {
            Spot first = firsts[entry];
            if (first != null) {
                seen.add(new Seen(forms.form(pairs.number(entry)), first));
            }
        }
        if (unique.result() == Unique.Result.COUNT) {
            return Value.of((long) Math.min(seen.size(), unique.longest()));
        }
        boolean keepsFirst = seen.size() > unique.longest() && unique.kept() == KeptValues.FIRST_SEEN;
        Stream<Seen> kept = keepsFirst ? seen.stream().sorted(this::inOrder).limit(unique.longest()) : seen.stream();
        List<Value> list = kept.map(Seen::form)
                .sorted(unique.alphabet())
                .limit(unique.longest())
                .map(Value::of)
                .map(Value.class::cast)
                .toList();
        return list.isEmpty() ? Value.ABSENT : new Value.Array(list);
    }

    private int inOrder(Seen left, Seen right) {
        return Objects.equals(left.first(), right.first())
                ? 0
                : left.first().isBefore(right.first(), unique.ties()) ? -1 : 1;
    }
}
