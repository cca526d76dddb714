package dev.foretrait.engine.standing;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Few;
import dev.foretrait.engine.column.GrowingSnapshot;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.Population;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.Keeping;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.evaluate.Upkeep;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The values of definitions for every profile of a space, kept right from one instant to the next.
 *
 * <p>Law: after every {@link #advance}, values are those of {@link Evaluation} on the messages there are by then, in whatever
 * portions and order these came, whatever merged or changed hands, and in whatever steps time went.
 *
 * <p>Profiles that a change does not touch and that time does not bear upon are not looked at. For one thread.
 */
public final class Standing {

    private final List<Computation> known;
    private final Optional<Entities> entities;
    private final Semantics semantics;
    private final int parallelism;
    private final Upkeep upkeep;
    private final GrowingSnapshot space;
    private final Agenda agenda;
    private final List<Computation> kept;
    private final LaterValues later;
    private final Map<Computation, HeldValues> values = new HashMap<>();
    private final Map<Computation, Answer.Unsupported> unsupported = new HashMap<>();
    private Instant now;

    /**
     * Evaluates definitions and notes what is needed to keep their values right.
     *
     * @param computations the definitions
     * @param known the definitions that keys may mean
     * @param first what is there to begin with
     * @param entities what linked audiences count; empty if nothing is known of entities
     * @param now the instant that windows and dates are measured from
     * @param semantics the switchable choices
     * @param parallelism the greatest number of threads where everything is evaluated; values do not depend on it
     */
    public Standing(
            List<Computation> computations,
            List<Computation> known,
            Snapshot first,
            Optional<Entities> entities,
            Instant now,
            Semantics semantics,
            int parallelism) {
        this.known = List.copyOf(known);
        this.entities = entities;
        this.semantics = semantics;
        this.parallelism = parallelism;
        this.now = now;
        this.upkeep = new Upkeep(computations, known, semantics);
        this.space = new GrowingSnapshot(first, this::bearsUpon);
        this.agenda = new Agenda(first.profiles());
        this.kept = upkeep.kept();
        this.later = new LaterValues(kept.size(), first.profiles());
        evaluate(kept, first, later);
        evaluateOthers(first);
        upkeep.reach(first.profiles());
        enter(space);
    }

    private boolean bearsUpon(MessageStream stream) {
        return !upkeep.others().isEmpty() || upkeep.reads(stream);
    }

    /** Evaluates everybody. */
    private void evaluate(List<Computation> computations, Snapshot snapshot, LaterValues nothingLater) {
        List<Answer> answers =
                Evaluation.evaluate(computations, known, snapshot, entities, now, semantics, parallelism);
        for (int at = 0; at < answers.size(); at++) {
            if (answers.get(at) instanceof ProfileValues all) {
                values.put(computations.get(at), new HeldValues(all, nothingLater, at));
            } else {
                unsupported.put(computations.get(at), (Answer.Unsupported) answers.get(at));
            }
        }
    }

    /** Enters messages, and notes when they will make values turn. */
    private void enter(Population messages) {
        upkeep.enter(messages, now);
        for (Block block : messages.blocks()) {
            if (upkeep.reads(block.stream())) {
                upkeep.turns(block, messages.profilesOf(block), now, agenda::add);
            }
        }
    }

    /** The instant that values are of. */
    public Instant now() {
        return now;
    }

    /** The values of a definition as of {@link #now}, to be asked for again after an advance; empty if it cannot be evaluated. */
    public Optional<HeldValues> values(Computation computation) {
        return Optional.ofNullable(values.get(computation));
    }

    /** Why a definition has no {@link #values}. */
    public Optional<Answer.Unsupported> obstacle(Computation computation) {
        return Optional.ofNullable(unsupported.get(computation));
    }

    /** How the values of one of the definitions are kept right: what a change costs. */
    public Keeping keeping(Computation computation) {
        return upkeep.keeping(computation);
    }

    /**
     * Works in what has happened.
     *
     * @param change what has happened since
     * @param then the instant that values are of from here on, no earlier than {@link #now}
     * @return the profiles that were looked at again, in ascending order
     */
    public int[] advance(Change change, Instant then) {
        if (then.isBefore(now)) {
            throw new IllegalArgumentException("values are of " + now + " and cannot go back to " + then);
        }
        int profilesBefore = space.profiles();
        now = then;
        space.reach(change.profiles(), change.accounts());
        agenda.reach(space.profiles());
        upkeep.reach(space.profiles());
        BitSet again = passOn(change);
        agenda.take(upkeep.lastTurn(now), again::set);
        BitSet touched = arrive(change, again);
        enterAgain(again);
        change.eligibilities().forEach(eligibility -> touched.set(eligibility.profile()));
        touched.or(again);
        touched.set(profilesBefore, space.profiles());
        int[] numbers = touched.stream().toArray();
        lookAt(numbers);
        evaluateOthers(space);
        return numbers;
    }

    private void evaluateOthers(Snapshot snapshot) {
        List<Computation> others = upkeep.others();
        if (!others.isEmpty()) {
            evaluate(
                    others,
                    snapshot,
                    new LaterValues(others.size(), Math.max(snapshot.profiles(), snapshot.accounts())));
        }
    }

    /** Passes messages on, and tells whose messages are no longer those that were entered. */
    private BitSet passOn(Change change) {
        BitSet again = new BitSet();
        for (Change.Eligibility eligibility : change.eligibilities()) {
            space.eligible(eligibility.profile(), eligibility.isIdentified(), eligibility.hasAnonymousId());
        }
        for (Change.Move move : change.moves()) {
            touch(space.move(move.block(), move.row(), move.profile()), again);
            touch(move.profile(), again);
        }
        for (Change.Merge merge : change.merges()) {
            space.merge(merge.profile(), merge.into());
            again.set(merge.profile());
            again.set(merge.into());
        }
        return again;
    }

    /**
     * Adds the messages that are new.
     *
     * @param again the profiles whose messages will be entered again, with these
     * @return the profiles that have new messages
     */
    private BitSet arrive(Change change, BitSet again) {
        BitSet arrived = new BitSet();
        Map<Block, int[]> ownersOf = new LinkedHashMap<>();
        for (Change.Arrival arrival : change.arrivals()) {
            space.add(arrival.block(), arrival.profiles(), arrival.accounts());
            if (upkeep.reads(arrival.block().stream())) {
                int[] owners = arrival.profiles().clone();
                for (int row = 0; row < owners.length; row++) {
                    touch(owners[row], arrived);
                    boolean isLater = owners[row] != Snapshot.NOBODY && again.get(owners[row]);
                    owners[row] = isLater ? Snapshot.NOBODY : owners[row];
                }
                ownersOf.put(arrival.block(), owners);
            }
        }
        enter(new Arrived(ownersOf, space.profiles()));
        return arrived;
    }

    /** The messages that are new. */
    private record Arrived(Map<Block, int[]> ownersOf, int profiles) implements Population {

        @Override
        public List<Block> blocks() {
            return List.copyOf(ownersOf.keySet());
        }

        @Override
        public int[] profilesOf(Block block) {
            return Objects.requireNonNull(ownersOf.get(block));
        }
    }

    private void enterAgain(BitSet again) {
        again.stream().forEach(profile -> {
            upkeep.forget(profile);
            agenda.remove(profile);
        });
        enter(space.some(again.stream().toArray(), upkeep::reads).numberedAsWhole());
    }

    private static void touch(int profile, BitSet touched) {
        if (profile != Snapshot.NOBODY) {
            touched.set(profile);
        }
    }

    private void lookAt(int[] numbers) {
        Few few = space.some(numbers, upkeep::readsAgain);
        List<ProfileValues> ofFew = upkeep.answers(few, numbers, now).stream()
                .map(ProfileValues.class::cast)
                .toList();
        later.reach(space.profiles());
        List<HeldValues> held = kept.stream()
                .map(each -> Objects.requireNonNull(values.get(each)))
                .toList();
        held.forEach(each -> each.reach(space.profiles()));
        for (int place = 0; place < numbers.length; place++) {
            for (int at = 0; at < ofFew.size(); at++) {
                held.get(at).take(numbers[place], ofFew.get(at), place);
            }
        }
    }
}
