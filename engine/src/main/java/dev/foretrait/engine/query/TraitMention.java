package dev.foretrait.engine.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A place in a query that names a trait.
 *
 * @param field the place
 * @param owner whose trait it is (query-language.md 7.1): a user's or an account's
 */
public record TraitMention(Operand.Field field, Level owner) {

    /** Every place in the query that names a trait, in the order of the tree. */
    public static List<TraitMention> in(Query query, Level level) {
        Collector collector = new Collector(level);
        collector.through(query);
        return Collections.unmodifiableList(collector.mentions);
    }

    /** The key of the trait: the beginning of the path; empty if the path begins otherwise. */
    public Optional<String> key() {
        return field.path().leadingKeys().stream().findFirst();
    }

    /**
     * Whether a definition of that kind and level writes traits that are seen here: those of the same owner, and to users
     * the audiences of their accounts (query-language.md 7.5).
     */
    public boolean sees(Kind kind, Level level) {
        return owner == Level.ACCOUNTS ? level == Level.ACCOUNTS : isOfUsers(kind, level);
    }

    /** Whether a definition of that kind and level writes traits that are seen as those of users. */
    public static boolean isOfUsers(Kind kind, Level level) {
        return level != Level.ACCOUNTS || kind == Kind.AUDIENCE;
    }

    private static final class Collector extends QueryWalk {

        private final List<TraitMention> mentions = new ArrayList<>();
        private Level owner;

        Collector(Level level) {
            owner = level == Level.ACCOUNTS ? Level.ACCOUNTS : Level.USERS;
        }

        @Override
        protected void quantified(Expression.Quantified quantified) {
            Level outside = owner;
            owner = Level.USERS;
            super.quantified(quantified);
            owner = outside;
        }

        @Override
        protected void field(Operand.Field field) {
            note(field, owner);
        }

        /** A trait that a reducer is given is that of the user who performed the event (U-24). */
        @Override
        protected void item(Operand.Field item) {
            note(item, Level.USERS);
        }

        private void note(Operand.Field field, Level of) {
            if (field.scope() == Operand.Scope.TRAIT) {
                mentions.add(new TraitMention(field, of));
            }
        }
    }
}
