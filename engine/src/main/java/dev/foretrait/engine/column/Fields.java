package dev.foretrait.engine.column;

import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.ContextTimestamp;
import dev.foretrait.engine.semantics.FullName;
import dev.foretrait.engine.semantics.NameCase;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.UnnamedPages;
import dev.foretrait.engine.semantics.ZonelessTraits;
import java.util.List;
import java.util.Optional;

/**
 * The paths of the query language over the messages of a block. Keys up to the first {@code $} choose a column; the rest
 * of a path is walked once per dictionary entry.
 */
public final class Fields {

    private static final String TIMESTAMP = "timestamp";
    private static final String TRAITS = "traits";
    private static final FieldPath CONTEXT = FieldPath.of("context");
    private static final FieldPath NAME = FieldPath.of("name");

    private final Block block;
    private final Semantics semantics;
    private final Notes notes;
    private final NameCase names;
    private final FieldPath payload;

    /**
     * @param semantics the open choices
     */
    public Fields(Block block, Semantics semantics) {
        this(block, semantics, Notes.NONE);
    }

    /**
     * @param semantics the open choices
     * @param notes what is kept about the columns of the block, which last as long
     */
    public Fields(Block block, Semantics semantics, Notes notes) {
        this.block = block;
        this.notes = notes;
        this.semantics = semantics;
        this.names = semantics.of(NameCase.class);
        this.payload = FieldPath.of(block.stream().type().payload());
    }

    /** {@code property(…)}: what was sent, and the name of pages and screens (query-language.md 5.1). */
    public Coded property(PropertyPath path) {
        return property(path, false);
    }

    /** {@code property(… as array)}: the whole array that the path iterates as one value. */
    public Coded wholeProperty(PropertyPath path) {
        return property(path, true);
    }

    /** {@code context(…)}: never the traits (query-language.md 4.2), and a timestamp always (U-09). */
    public Coded context(PropertyPath path) {
        return context(path, false);
    }

    /** {@code context(… as array)}: the whole array that the path iterates as one value. */
    public Coded wholeContext(PropertyPath path) {
        return context(path, true);
    }

    /**
     * The top-level trait of that name in identify and group calls, as a whole. A JSON null takes the trait away (identity.md
     * 4.4), so it counts as sent.
     */
    public Coded trait(String name) {
        Column sent = block.whole(payload.child(name));
        boolean mayBeJoined = name.equals("name") && block.stream().type() == MessageType.IDENTIFY;
        Coded written = new Sent(mayBeJoined && semantics.of(FullName.class) == FullName.JOINED ? joined(sent) : sent);
        return semantics.of(ZonelessTraits.class) == ZonelessTraits.NOT_SAVED ? new Saved(written) : written;
    }

    /** The names, and where there is none those made of first and last names (M-02). */
    private Column joined(Column names) {
        Column first = block.whole(payload.child("firstName"));
        Column last = block.whole(payload.child("lastName"));
        ColumnBuilder joined = new ColumnBuilder();
        for (int row = 0; row < block.rows(); row++) {
            int code = names.code(row);
            Value made = FullName.JOINED.of(valueAt(first, row), valueAt(last, row));
            if (!names.isEmpty(code) || code != 0 && made.isAbsent()) {
                joined.value(row, names.dictionary().value(code));
            } else if (!made.isAbsent()) {
                joined.value(row, made);
            }
        }
        return joined.build(block.rows());
    }

    private static Value valueAt(Column column, int row) {
        int code = column.code(row);
        return code == 0 ? Value.ABSENT : column.dictionary().value(code);
    }

    private Coded property(PropertyPath path, boolean whole) {
        Optional<String> nameKey = nameKey();
        List<String> keys = path.leadingKeys();
        if (nameKey.isPresent() && !keys.isEmpty() && names.folded(keys.get(0)).equals(nameKey.get())) {
            Coded own = semantics.of(UnnamedPages.class) == UnnamedPages.OWN_PROPERTY
                    ? below(payload, PropertyPath.ofKeys(keys.get(0)), false)
                    : Column.missing(block.rows());
            return rest(firstPresent(block.whole(NAME), block.whole(payload.child("name")), own), path, 1, whole);
        }
        return below(payload, path, whole);
    }

    private Coded context(PropertyPath path, boolean whole) {
        List<String> keys = path.leadingKeys();
        String first = keys.isEmpty() ? "" : names.folded(keys.get(0));
        if (first.equals(TRAITS)) {
            return Column.missing(block.rows());
        }
        return first.equals(TIMESTAMP)
                ? rest(timestamp(PropertyPath.ofKeys(keys.get(0))), path, 1, whole)
                : below(CONTEXT, path, whole);
    }

    private Coded timestamp(PropertyPath key) {
        return switch (semantics.of(ContextTimestamp.class)) {
            case FIELD_ELSE_EVENT -> new EventTimes(block, below(CONTEXT, key, false));
            case EVENT -> new EventTimes(block, Column.missing(block.rows()));
            case FIELD -> below(CONTEXT, key, false);
        };
    }

    private Optional<String> nameKey() {
        return block.stream().type() == MessageType.PAGE
                ? Optional.of("page_name")
                : block.stream().type() == MessageType.SCREEN ? Optional.of("screen_name") : Optional.empty();
    }

    private Coded below(FieldPath root, PropertyPath path, boolean whole) {
        List<String> keys = path.leadingKeys();
        FieldPath field = root;
        int walked = 0;
        while (walked < keys.size() && field.keys().size() < FieldPath.MAX_DEPTH) {
            List<String> spellings = spellings(field, keys.get(walked));
            if (spellings.size() > 1) {
                break;
            }
            field = field.child(spellings.isEmpty() ? keys.get(walked) : spellings.get(0));
            walked++;
        }
        Column start = block.whole(field);
        List<PropertyPath.Segment> rest = rest(path, walked);
        return rest.isEmpty() || whole || notes == Notes.NONE
                ? rest(start, path, walked, whole)
                : new Unfolded(start, sequences(start, new PropertyPath(rest)));
    }

    /** What a path leads to inside the values of a field, which is kept for as long as the field. */
    private Sequences sequences(Column start, PropertyPath path) {
        return notes.answer(start.vocabulary(), new Followed(path, names), () -> Sequences.of(start, path, names));
    }

    private record Followed(PropertyPath path, NameCase names) {}

    /** The keys below a field that a name may lead to (U-08). */
    private List<String> spellings(FieldPath field, String name) {
        return names == NameCase.MATTERS
                ? List.of(name)
                : block.fields().stream()
                        .filter(other -> other.isBelow(field))
                        .map(other -> other.keys().get(field.keys().size()))
                        .filter(key -> names.folded(key).equals(names.folded(name)))
                        .distinct()
                        .toList();
    }

    private Coded rest(Coded start, PropertyPath path, int walked, boolean whole) {
        List<PropertyPath.Segment> rest = rest(path, walked);
        if (rest.isEmpty()) {
            return start;
        }
        return whole ? new WholeArray(start, rest, names) : new Walk(start, new PropertyPath(rest), names);
    }

    private static List<PropertyPath.Segment> rest(PropertyPath path, int walked) {
        return path.segments().subList(walked, path.segments().size());
    }

    private Column firstPresent(Coded... candidates) {
        ColumnBuilder first = new ColumnBuilder();
        for (int row = 0; row < block.rows(); row++) {
            for (Coded candidate : candidates) {
                int code = candidate.code(row);
                if (!candidate.isEmpty(code)) {
                    first.value(row, candidate.values(code).get(0));
                    break;
                }
            }
        }
        return first.build(block.rows());
    }
}
