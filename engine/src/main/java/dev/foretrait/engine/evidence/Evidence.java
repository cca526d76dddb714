package dev.foretrait.engine.evidence;

import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Closeup;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Query;
import java.util.List;

/** Why a profile, or an account, has the value it has. */
public sealed interface Evidence {

    /**
     * The evidence behind a computed trait.
     *
     * @param value what the profile shows; {@link Value#ABSENT} if it does not have the trait
     * @param isEligible whether the profile may have values at all (U-51)
     * @param chain what the trait computes
     */
    record OfTrait(Value value, boolean isEligible, ChainEvidence chain) implements Evidence {}

    /**
     * The evidence behind a copy of a trait (U-13).
     *
     * @param value what the profile shows; {@link Value#ABSENT} if it does not have the trait
     * @param isEligible whether the profile may have values at all (U-51)
     * @param copied the trait that is copied
     */
    record OfCopy(Value value, boolean isEligible, ConditionEvidence.Side copied) implements Evidence {}

    /**
     * The evidence behind an audience.
     *
     * @param isMember whether the profile is in it
     * @param isEligible whether the profile may be in any (U-51)
     * @param condition its condition, part by part
     */
    record OfAudience(boolean isMember, boolean isEligible, ConditionEvidence condition) implements Evidence {}

    /** The answer cannot be told from what is at hand. */
    record Unknown(String reason) implements Evidence {}

    /** The chains of events behind it, but for those inside others. */
    default List<ChainEvidence> chains() {
        if (this instanceof OfTrait trait) {
            return List.of(trait.chain());
        }
        return this instanceof OfAudience audience
                ? audience.condition().chains().toList()
                : List.of();
    }

    /** Looks into a question. */
    static Evidence of(Question question) {
        Closeup closeup = Closeup.of(
                question.computation(),
                question.known(),
                question.snapshot(),
                question.subject(),
                question.entities(),
                question.now(),
                question.semantics());
        if (closeup.answer() instanceof Answer.Unsupported unsupported) {
            return new Unknown(unsupported.reason());
        }
        ProfileValues values = (ProfileValues) closeup.answer();
        boolean isEligible = question.computation().level() == Level.ACCOUNTS
                || question.snapshot()
                        .isEligible(question.subject(), question.computation().includesAnonymous());
        if (question.computation().query() instanceof Query.Audience audience) {
            return new OfAudience(
                    values.has(question.subject()),
                    isEligible,
                    audience.expression().accept(new ConditionInquiry(closeup, question)));
        }
        if (question.computation().query() instanceof Query.Copy copy) {
            return new OfCopy(
                    values.value(question.subject()),
                    isEligible,
                    new ConditionInquiry(closeup, question).side(copy.field()));
        }
        Query.Trait trait = (Query.Trait) question.computation().query();
        return new OfTrait(values.value(question.subject()), isEligible, ChainInquiry.of(closeup.ofTrait(trait)));
    }
}
