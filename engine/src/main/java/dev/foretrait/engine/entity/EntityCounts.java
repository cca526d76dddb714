package dev.foretrait.engine.entity;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.entity.Places.AllRows;
import dev.foretrait.engine.entity.Places.Pairs;
import dev.foretrait.engine.event.IntList;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.semantics.JoinCase;
import dev.foretrait.engine.semantics.JunctionRows;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many related rows each profile has: what {@code entity('x').where(…).count()} comes to.
 *
 * <p>What does not depend on traits is answered once for all rows of a table, from the innermost entity outwards: rows that
 * hold are counted by the value they are joined by, and whoever has that value has that count. That takes one pass over each
 * table, however many ways lead through it. Only what compares with a trait is asked of pairs of profile and row, so many at
 * a time that memory stays bounded.
 */
public final class EntityCounts {

    private static final int PAIRS_AT_A_TIME = 1 << 20;

    private final Entities entities;
    private final int profiles;
    private final Function<String, Coded> traits;
    private final Instant now;
    private final Semantics semantics;
    private final Map<Relationship, Links> links = new HashMap<>();
    private final Map<Relationship, Map<Expression, Rows>> answers = new HashMap<>();

    /**
     * @param entities the graph and its rows
     * @param profiles how many profiles there are
     * @param traits the values of a trait for all profiles, for each that {@link DataGraph#traits} names
     * @param now the instant of the run
     * @param semantics the choices of the run
     */
    public EntityCounts(
            Entities entities, int profiles, Function<String, Coded> traits, Instant now, Semantics semantics) {
        this.entities = entities;
        this.profiles = profiles;
        this.traits = traits;
        this.now = now;
        this.semantics = semantics;
    }

    /** The count of each profile, for a chain in which {@link GraphCheck} finds nothing. */
    public ProfileColumn of(Chain chain) {
        return ProfileColumn.ofCounts(counts(chain, new Places.Profiles(profiles)));
    }

    private int[] counts(Chain chain, Places at) {
        Optional<Expression> condition = EntityChains.condition(chain);
        AllRows related = rowsOf(chain);
        if (condition.filter(EntityChains::asksTraits).isPresent()) {
            return countsOfPairs(related, condition.get(), at);
        }
        if (at instanceof Pairs pairs) {
            int[] ofRow = counts(chain, pairs.of());
            int[] counts = new int[pairs.size()];
            for (int place = 0; place < counts.length; place++) {
                counts[place] = ofRow[pairs.rows()[place]];
            }
            return counts;
        }
        Rows kept = condition.map(asked -> where(asked, related)).orElseGet(() -> Rows.all(related.size()));
        EntityColumn column =
                related.table().column(related.relationship().join().column());
        int[] ofCode = new int[column.spellings().size() + 1];
        kept.forEach(row -> ofCode[column.codes()[row]]++);
        return links(related, at).sums(ofCode);
    }

    private int[] countsOfPairs(AllRows related, Expression condition, Places at) {
        Links joined = links(related, at);
        RowIndex index = related.table().index(related.relationship().join().column());
        int[] counts = new int[at.size()];
        IntList places = new IntList();
        IntList rows = new IntList();
        for (int place = 0; place < counts.length; place++) {
            for (int link = joined.starts()[place]; link < joined.starts()[place + 1]; link++) {
                int code = joined.codes()[link];
                for (int row = index.starts()[code]; row < index.starts()[code + 1]; row++) {
                    places.add(place);
                    rows.add(index.rows()[row]);
                }
            }
            if (rows.size() >= PAIRS_AT_A_TIME || place == counts.length - 1) {
                int[] from = places.toArray();
                int[] seenFrom = new int[from.length];
                for (int pair = 0; pair < from.length; pair++) {
                    seenFrom[pair] = at.profile(from[pair]);
                }
                where(condition, new Pairs(related, seenFrom, rows.toArray())).forEach(pair -> counts[from[pair]]++);
                places.clear();
                rows.clear();
            }
        }
        return counts;
    }

    private Rows where(Expression condition, Places at) {
        if (at instanceof Pairs pairs && !EntityChains.asksTraits(condition)) {
            Rows ofRows = where(condition, pairs.of());
            Rows rows = Rows.none(pairs.size());
            for (int place = 0; place < pairs.size(); place++) {
                if (ofRows.contains(pairs.rows()[place])) {
                    rows.add(place);
                }
            }
            return rows;
        }
        if (!(at instanceof AllRows all)) {
            return answer(condition, at);
        }
        Map<Expression, Rows> known = answers.computeIfAbsent(all.relationship(), any -> new HashMap<>());
        Rows rows = known.get(condition);
        if (rows == null) {
            rows = answer(condition, at);
            known.put(condition, rows);
        }
        return rows;
    }

    private Rows answer(Expression condition, Places at) {
        if (condition instanceof Expression.And and) {
            Rows rows = Rows.all(at.size());
            and.parts().forEach(part -> rows.retain(where(part, at)));
            return rows;
        }
        if (condition instanceof Expression.Or or) {
            Rows rows = Rows.none(at.size());
            or.parts().forEach(part -> rows.addAll(where(part, at)));
            return rows;
        }
        if (condition instanceof Expression.Not not) {
            return where(not.part(), at).copy().complement();
        }
        return answer((Expression.Comparison) condition, at);
    }

    private Rows answer(Expression.Comparison comparison, Places at) {
        Cells left = cells(comparison.left(), ColumnType.NUMBER, at);
        Optional<Length> distance =
                comparison.arguments() instanceof Arguments.Distance far ? Optional.of(far.length()) : Optional.empty();
        TypedComparison typed = new TypedComparison(comparison.comparator(), left.type(), distance, now, semantics);
        List<Optional<String>> constants = new ArrayList<>();
        List<Cells> others = new ArrayList<>();
        if (comparison.arguments() instanceof Arguments.Operands right) {
            for (Operand operand : right.operands()) {
                if (operand instanceof Operand.Constant constant) {
                    constants.add(
                            TypedLiteral.read(constant.literal(), left.type(), comparison.comparator(), semantics));
                } else {
                    others.add(cells(operand, left.type(), at));
                }
            }
        }
        return others.isEmpty()
                ? againstConstants(typed, left, constants)
                : placeByPlace(typed, left, constants, others);
    }

    private static Rows againstConstants(TypedComparison typed, Cells left, List<Optional<String>> constants) {
        byte[] marks = new byte[left.greatest() + 1];
        for (int code = 0; code < marks.length; code++) {
            marks[code] = (byte) (typed.holds(left.value(code), constants) ? 1 : 0);
        }
        return Rows.marked(left.codes(), marks);
    }

    private static Rows placeByPlace(
            TypedComparison typed, Cells left, List<Optional<String>> constants, List<Cells> others) {
        Rows rows = Rows.none(left.codes().length);
        for (int place = 0; place < left.codes().length; place++) {
            List<Optional<String>> terms = new ArrayList<>(constants);
            for (Cells other : others) {
                terms.add(other.value(other.codes()[place]));
            }
            if (typed.holds(left.value(left.codes()[place]), terms)) {
                rows.add(place);
            }
        }
        return rows;
    }

    /** What an operand is at each place; a trait as far as it is of the type. */
    private Cells cells(Operand operand, ColumnType type, Places at) {
        if (operand instanceof Operand.Reduced reduced) {
            return Cells.ofCounts(counts(reduced.chain(), at));
        }
        Operand.Field field = (Operand.Field) operand;
        if (at instanceof Pairs pairs) {
            return field.scope() == Operand.Scope.TRAIT
                    ? trait(GraphCheck.name(field), type).at(pairs.profiles())
                    : pairs.of().table().column(GraphCheck.name(field)).cells().at(pairs.rows());
        }
        return ((AllRows) at).table().column(GraphCheck.name(field)).cells();
    }

    private Cells trait(String name, ColumnType type) {
        Coded coded = traits.apply(name);
        List<String> spellings = new ArrayList<>();
        int[] ownCode = new int[coded.codes() + 1];
        for (int code = 1; code < ownCode.length; code++) {
            Optional<String> spelling = spelling(coded, code, type);
            spelling.ifPresent(spellings::add);
            ownCode[code] = spelling.isPresent() ? spellings.size() : 0;
        }
        int[] codes = coded.allCodes();
        for (int place = 0; place < codes.length; place++) {
            codes[place] = ownCode[codes[place]];
        }
        return new Cells(type, codes, spellings.size(), code -> spellings.get(code - 1));
    }

    private Optional<String> spelling(Coded coded, int code, ColumnType type) {
        List<Value> values = coded.values(code);
        return values.isEmpty() ? Optional.empty() : type.read(values.get(0), semantics);
    }

    private AllRows rowsOf(Chain chain) {
        Relationship relationship = entities.graph().relationship(chain.name()).orElseThrow();
        return new AllRows(relationship, entities.table(relationship));
    }

    private Links links(AllRows related, Places at) {
        if (at instanceof Pairs pairs) {
            return links(related, pairs.of()).at(pairs.rows());
        }
        Links known = links.get(related.relationship());
        if (known == null) {
            known = linksBetween(at, related);
            links.put(related.relationship(), known);
        }
        return known;
    }

    private Links linksBetween(Places at, AllRows related) {
        Join join = related.relationship().join();
        EntityColumn column = related.table().column(join.column());
        if (join instanceof Join.ByColumn by) {
            return Links.of(((AllRows) at).table().column(by.from()).cells(), column);
        }
        if (join instanceof Join.ByJunction by) {
            EntityTable junction = entities.table(by.junction().slug());
            Cells from = ((AllRows) at).table().column(by.from()).cells();
            return Links.of(from, junction.column(by.left()))
                    .through(
                            junction.index(by.left()),
                            Links.known(junction.column(by.right()).cells(), column),
                            semantics.of(JunctionRows.class) == JunctionRows.COUNT_ONCE);
        }
        if (join instanceof Join.ByExternalId by) {
            Function<String, Stream<String>> equal = equalTo(column);
            return Links.of(
                    profiles,
                    column,
                    profile -> entities.ids().of(profile, by.type()).stream()
                            .flatMap(equal)
                            .collect(Collectors.toUnmodifiableSet()));
        }
        Cells trait = trait(((Join.ByTrait) join).trait(), column.type());
        return Links.of(
                profiles,
                column,
                profile -> trait.value(trait.codes()[profile]).map(Set::of).orElseGet(Set::of));
    }

    /** For an external id, the values of the column that equal it (U-85). */
    private Function<String, Stream<String>> equalTo(EntityColumn column) {
        if (column.type() != ColumnType.STRING || semantics.of(JoinCase.class) == JoinCase.MATTERS) {
            return id -> column.type().read(id, semantics).stream();
        }
        Map<String, List<String>> spellings = new HashMap<>();
        for (int code = 1; code <= column.spellings().size(); code++) {
            String spelling = column.spellings().spelling(code);
            spellings
                    .computeIfAbsent(spelling.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(spelling);
        }
        return id -> spellings.getOrDefault(id.toLowerCase(Locale.ROOT), List.of()).stream();
    }
}
