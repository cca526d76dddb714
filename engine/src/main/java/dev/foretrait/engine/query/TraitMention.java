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
        if (query instanceof Query.Audience audience) {
            audience.expression().accept(collector);
        } else {
            collector.visit(((Query.Trait) query).chain());
        }
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
        return (level == Level.ACCOUNTS) == (owner == Level.ACCOUNTS)
                || level == Level.ACCOUNTS && kind == Kind.AUDIENCE;
    }

    private static final class Collector
            implements Expression.Visitor<Void>, Operand.Visitor<Void>, Filter.Visitor<Void> {

        private final List<TraitMention> mentions = new ArrayList<>();
        private Level owner;

        Collector(Level level) {
            owner = level == Level.ACCOUNTS ? Level.ACCOUNTS : Level.USERS;
        }

        /** A trait that a reducer is given is that of the user who performed the event (U-24). */
        void visit(Chain chain) {
            chain.filters().forEach(filter -> filter.accept(this));
            chain.reduction()
                    .item()
                    .filter(item -> item.scope() == Operand.Scope.TRAIT)
                    .ifPresent(item -> mentions.add(new TraitMention(item, Level.USERS)));
        }

        @Override
        public Void and(Expression.And and) {
            and.parts().forEach(part -> part.accept(this));
            return null;
        }

        @Override
        public Void or(Expression.Or or) {
            or.parts().forEach(part -> part.accept(this));
            return null;
        }

        @Override
        public Void not(Expression.Not not) {
            return not.part().accept(this);
        }

        @Override
        public Void quantified(Expression.Quantified quantified) {
            Level outside = owner;
            owner = Level.USERS;
            quantified.part().accept(this);
            owner = outside;
            return null;
        }

        @Override
        public Void comparison(Expression.Comparison comparison) {
            comparison.left().accept(this);
            if (comparison.arguments() instanceof Arguments.Operands operands) {
                operands.operands().forEach(operand -> operand.accept(this));
            }
            return null;
        }

        @Override
        public Void constant(Operand.Constant constant) {
            return null;
        }

        @Override
        public Void field(Operand.Field field) {
            if (field.scope() == Operand.Scope.TRAIT) {
                mentions.add(new TraitMention(field, owner));
            }
            return null;
        }

        @Override
        public Void reduced(Operand.Reduced reduced) {
            visit(reduced.chain());
            return null;
        }

        @Override
        public Void where(Filter.Where where) {
            return where.condition().accept(this);
        }

        @Override
        public Void sources(Filter.Sources sources) {
            return null;
        }

        @Override
        public Void within(Filter.Within within) {
            return null;
        }

        @Override
        public Void between(Filter.Between between) {
            return null;
        }

        @Override
        public Void expiresAfter(Filter.ExpiresAfter expiresAfter) {
            return null;
        }
    }
}
