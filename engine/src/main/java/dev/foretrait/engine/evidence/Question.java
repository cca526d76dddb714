package dev.foretrait.engine.evidence;

import dev.foretrait.engine.column.Portion;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.entity.Entities;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.TraitMention;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why does this profile, or this account, have this value?
 *
 * @param computation the definition
 * @param known the definitions that it, and these in turn, may refer to by key
 * @param snapshot the messages of the profile, and of those whom its definitions see with it
 * @param subject its number in the snapshot
 * @param entities what linked audiences see beside messages, if there is a Data Graph
 * @param now the instant that windows and dates are measured from
 * @param semantics the switchable choices
 */
public record Question(
        Computation computation,
        List<Computation> known,
        Snapshot snapshot,
        int subject,
        Optional<Entities> entities,
        Instant now,
        Semantics semantics) {

    public Question {
        known = List.copyOf(known);
    }

    /** About one of the many of a snapshot: a user, or an account where the definition is one of accounts. */
    public static Question of(
            Computation computation,
            List<Computation> known,
            Snapshot whole,
            int subject,
            Optional<Entities> entities,
            Instant now,
            Semantics semantics) {
        boolean isAccount = computation.level() == Level.ACCOUNTS;
        Portion portion = isAccount
                ? Portion.aroundAccount(whole, subject)
                : seesAccounts(computation, known)
                        ? Portion.aroundUser(whole, subject)
                        : Portion.ofUser(whole, subject);
        return new Question(
                computation,
                known,
                portion,
                isAccount ? portion.account(subject) : portion.user(subject),
                entities.map(all -> new Entities(
                        all.graph(), all.tables(), (user, type) -> all.ids().of(portion.userOfWhole(user), type))),
                now,
                semantics);
    }

    /** Whether it may refer to an audience of accounts, directly or by way of others. */
    private static boolean seesAccounts(Computation computation, List<Computation> known) {
        return known.stream().anyMatch(each -> each.level() == Level.ACCOUNTS)
                && !TraitMention.in(computation.query(), computation.level()).isEmpty();
    }

    /** The number that a user of this question's snapshot has in the whole that it was cut from. */
    int userOfWhole(int user) {
        return snapshot instanceof Portion portion ? portion.userOfWhole(user) : user;
    }

    /** The same question at another instant, as if nothing more had happened. */
    Question at(Instant instant) {
        return new Question(computation, known, snapshot, subject, entities, instant, semantics);
    }
}
