package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.event.Value;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The alphabetically first or last string form.
 *
 * @param bestFirst the order in which it is the first (U-23)
 */
record ExtremeText(Comparator<String> bestFirst) implements Reducer<@Nullable String[]> {

    @Override
    public @Nullable String[] empty(int subjects, Places places) {
        return new String[subjects];
    }

    @Override
    public void add(@Nullable String[] best, Kept kept) {
        @Nullable String[] texts = kept.vocabularies().answer(this, kept.values(), () -> bestOfEach(kept.values()));
        for (int i = 0; i < kept.count(); i++) {
            String text = texts[kept.codes()[kept.rows()[i]]];
            if (text != null) {
                offer(best, kept.subjects()[i], text);
            }
        }
    }

    @Override
    public Ledger ledger() {
        return new Ledger() {
            private @Nullable String[] best = new String[0];

            @Override
            public void reach(int subjects) {
                best = subjects > best.length ? Arrays.copyOf(best, Room.after(best.length, subjects)) : best;
            }

            @Override
            public void add(Kept kept) {
                ExtremeText.this.add(best, kept);
            }

            @Override
            public void forget(int subject) {
                best[subject] = null;
            }

            @Override
            public Value value(int subject) {
                String text = best[subject];
                return text == null ? Value.ABSENT : Value.of(text);
            }
        };
    }

    @Override
    public void merge(@Nullable String[] into, @Nullable String[] from) {
        for (int subject = 0; subject < into.length; subject++) {
            String text = from[subject];
            if (text != null) {
                offer(into, subject, text);
            }
        }
    }

    @Override
    public Sliding sliding(@Nullable String[] best, Line line, Places places) {
        @Nullable String[] texts = bestOfEach(line);
        return new Leaders() {
            @Override
            boolean competes(int event) {
                return texts[line.code(event)] != null;
            }

            @Override
            boolean supersedes(int later, int earlier) {
                return bestFirst.compare(text(later), text(earlier)) <= 0;
            }

            @Override
            void note(int subject, int leader) {
                offer(best, subject, text(leader));
            }

            private String text(int event) {
                return Objects.requireNonNull(texts[line.code(event)]);
            }
        };
    }

    @Override
    public ProfileColumn results(@Nullable String[] state) {
        @Nullable String[] best = state.clone();
        return Present.column(best.length, subject -> best[subject] != null, subject -> {
            String text = best[subject];
            return text == null ? Value.ABSENT : Value.of(text);
        });
    }

    private @Nullable String[] bestOfEach(Coded values) {
        @Nullable String[] texts = new String[values.codes() + 1];
        for (int code = 1; code < texts.length; code++) {
            texts[code] = values.values(code).stream()
                    .map(Value::string)
                    .min(bestFirst)
                    .orElse(null);
        }
        return texts;
    }

    private void offer(@Nullable String[] best, int subject, String text) {
        String old = best[subject];
        if (old == null || old != text && bestFirst.compare(text, old) < 0) {
            best[subject] = text;
        }
    }
}
