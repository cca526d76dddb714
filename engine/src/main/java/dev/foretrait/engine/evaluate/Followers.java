package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Elsewhere;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.evaluate.ChainPlan.Item;
import dev.foretrait.engine.evaluate.ChainPlan.Tail;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.reduce.Count;
import dev.foretrait.engine.reduce.Line;
import dev.foretrait.engine.reduce.Reducer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a chain inside the {@code where} of another comes to for every enclosing event.
 *
 * <p>Enclosing events and candidates are laid out by profile and time. Profile by profile they form a {@link Group}, which
 * goes through a row of sinks: equalities between candidate and enclosing event split it by key, the rest of what
 * they must satisfy together splits it by what enclosing events look like, and what remains is walked along once. So the
 * work is that of sorting, but for conditions other than equality on enclosing events that all differ, and for what is
 * reduced of the enclosing event itself: followers are then only counted, and its value is given to the reducer so often.
 */
final class Followers {

    private static final int PROFILES_AT_ONCE = 256;

    private final ProfileColumn results;
    private final int[][] parentsOfRows;

    private Followers(ProfileColumn results, Timeline parents) {
        this.results = results;
        this.parentsOfRows = parents.eventsOfRows();
    }

    /**
     * Follows all enclosing events.
     *
     * @param enclosing all messages that are taken as such, as streams and times
     */
    static Followers of(Run run, ChainPlan chain, Collection<Selection> enclosing) {
        Workspace workspace = new Workspace();
        Timeline parents = Timeline.of(run, enclosing, workspace);
        Timeline followers = Timeline.of(run, List.of(chain.selection()), workspace);
        return new Followers(new Search(run, chain, parents, followers).results(), parents);
    }

    /** What the chain comes to for every message of a block, taken as enclosing event. */
    Coded reducedFor(BlockScan parents) {
        int[] parentOfRow = parentsOfRows[parents.number()];
        if (parentOfRow == Timeline.EACH_ROW) {
            return results;
        }
        if (parentOfRow.length == 0) {
            return Column.missing(parents.places());
        }
        Coded ofRows = new Elsewhere(results, parentOfRow);
        return results.codes() <= parents.places() ? ofRows : withOwnCodes(ofRows);
    }

    /** The same with a code for every row, where there are codes for the rows of all blocks. */
    private ProfileColumn withOwnCodes(Coded ofRows) {
        int[] codes = ofRows.allCodes();
        int[] codeOf = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            codeOf[row] = codes[row] == 0 ? 0 : row + 1;
        }
        return new ProfileColumn(codeOf, codes.length, code -> results.valueOfCode(codes[code - 1]));
    }

    /** The search for the followers of all enclosing events. */
    private static final class Search {

        private final Run run;
        private final ChainPlan chain;
        private final Timeline parents;
        private final Timeline followers;
        private final Reach reach;
        private final int[] numbers;
        private final AtomicInteger next = new AtomicInteger();
        private final List<Equality> equalities = new ArrayList<>();
        private final List<Condition> others = new ArrayList<>();
        private final Optional<FunnelFields> fields;

        Search(Run run, ChainPlan chain, Timeline parents, Timeline followers) {
            this.run = run;
            this.chain = chain;
            this.parents = parents;
            this.followers = followers;
            this.reach = new Reach(chain.afterParent(), parents, followers);
            this.numbers = Numbers.upTo(Math.max(parents.size(), followers.size()));
            this.fields = chain.ofParent().map(condition -> new FunnelFields(condition, parents, followers));
            chain.ofParent().ifPresent(condition -> sort(condition, fields.orElseThrow()));
        }

        private void sort(Condition condition, FunnelFields known) {
            if (condition instanceof Condition.All all) {
                all.parts().forEach(part -> sort(part, known));
            } else {
                Equality.of(condition, known).ifPresentOrElse(equalities::add, () -> others.add(condition));
            }
        }

        ProfileColumn results() {
            Optional<Item> ofParent = chain.item().flatMap(Item::ofParent);
            if (ofParent.isPresent()) {
                return parents.repeated(chain.reducer(), ofParent.get(), counts());
            }
            return chain.reducer() instanceof Count count ? count.results(counts()) : results(chain.reducer());
        }

        private <S> ProfileColumn results(Reducer<S> reducer) {
            return reducer.results(reduced(reducer));
        }

        /** How many followers each enclosing event has. */
        private int[] counts() {
            if (chain.tail() == Tail.Whole.WHOLE && chain.ofParent().isEmpty()) {
                return reached();
            }
            Optional<CountedCondition> counted =
                    chain.tail() == Tail.Whole.WHOLE ? countedCondition() : Optional.empty();
            return counted.isPresent() ? counts(counted.get()) : reduced(new Count());
        }

        private int[] reached() {
            int[] counts = new int[parents.size()];
            Fork.run(run.parallelism, () -> {
                takeProfiles((from, end) -> reach.count(counts, from, end));
                return counts;
            });
            return counts;
        }

        private Optional<CountedCondition> countedCondition() {
            return switch (others.size()) {
                case 0 -> Optional.of(CountedCondition.always());
                case 1 -> CountedCondition.of(others.get(0), fields.orElseThrow());
                default -> Optional.empty();
            };
        }

        private int[] counts(CountedCondition condition) {
            List<int[]> counts = Fork.run(run.parallelism, () -> {
                int[] more = new int[parents.size()];
                int[] less = new int[parents.size()];
                follow(condition.sink(reach, more, less));
                Arrays.setAll(more, parent -> more[parent] - less[parent]);
                return more;
            });
            return merged(new Count(), counts);
        }

        private <S> S reduced(Reducer<S> reducer) {
            Line line = followers.line(scan -> scan.values(chain.item()));
            Optional<Likeness> likeness = others.isEmpty() ? Optional.empty() : Optional.of(likeness());
            List<S> states = Fork.run(run.parallelism, () -> {
                S state = reducer.empty(parents.size(), run.places);
                Slide slide = new Slide(reach, chain.tail(), reducer.sliding(state, line, run.places));
                follow(likeness.<Group.Sink>map(kinds ->
                                new LikenessSplit(Condition.all(others), fields.orElseThrow(), kinds, reach, slide))
                        .orElse(slide));
                return state;
            });
            return merged(reducer, states);
        }

        private Likeness likeness() {
            FunnelFields known = fields.orElseThrow();
            Map<Input, Line> asked = new LinkedHashMap<>();
            others.forEach(condition -> condition.forEachOperand(input -> {
                if (FunnelFields.isOfParent(input)) {
                    asked.put(input, known.of(input));
                }
            }));
            return new Likeness(parents.size(), asked.values());
        }

        private static <S> S merged(Reducer<S> reducer, List<S> states) {
            S all = states.get(0);
            states.subList(1, states.size()).forEach(state -> reducer.merge(all, state));
            return all;
        }

        private void follow(Group.Sink last) {
            Group.Sink sink = last;
            for (Equality equality : equalities) {
                sink = new EqualitySplit(equality, sink);
            }
            Group.Sink first = sink;
            Group group = new Group();
            takeProfiles((from, end) -> {
                for (int profile = from; profile < end; profile++) {
                    group.parents(numbers, parents.first(profile), parents.first(profile + 1));
                    group.followers(numbers, followers.first(profile), followers.first(profile + 1));
                    if (group.parentCount() > 0 && group.followerCount() > 0) {
                        first.take(group);
                    }
                }
            });
            first.finish();
        }

        /** Goes through the profiles that no other thread has taken. */
        private void takeProfiles(Stretch stretch) {
            int profiles = run.population.profiles();
            for (int from = next.getAndAdd(PROFILES_AT_ONCE);
                    from < profiles;
                    from = next.getAndAdd(PROFILES_AT_ONCE)) {
                stretch.take(from, Math.min(profiles, from + PROFILES_AT_ONCE));
            }
        }
    }

    /** What is done with profiles from one to before another. */
    private interface Stretch {
        void take(int from, int end);
    }
}
