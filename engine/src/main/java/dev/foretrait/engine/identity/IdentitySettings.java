package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.semantics.AccountLimits;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.Semantics.IdentifyingIds;
import dev.foretrait.engine.semantics.SuggestedBlocks;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The identity settings of a space (identity.md 3). Build on {@link #DEFAULT}.
 *
 * @param byType what is set for each configured type
 * @param semantics the open choices
 * @param mergeLimit how many merges a profile may go through (I-10)
 * @param mappingLimit how many external ids a profile may have
 */
public record IdentitySettings(
        Map<String, IdentifierSettings> byType, Semantics semantics, int mergeLimit, int mappingLimit) {

    /** The priority of types without a number: behind all that have one. */
    private static final int UNNUMBERED = Integer.MAX_VALUE;

    /** The eleven default identifiers, their limits and the suggested blocked values (I-01, I-05). */
    public static final IdentitySettings DEFAULT = builtIn();

    public IdentitySettings {
        byType = Map.copyOf(byType);
    }

    private static IdentitySettings builtIn() {
        Map<String, IdentifierSettings> byType = new HashMap<>();
        for (String type : IdentifierTypes.ON_BY_DEFAULT) {
            byType.put(type, IdentifierSettings.of(type));
        }
        return new IdentitySettings(byType, Semantics.DEFAULT, Limit.MERGES.intValue(), Limit.IDENTIFIERS.intValue())
                .with(IdentifierSettings.of(IdentifierTypes.USER_ID)
                        .withPriority(1)
                        .withLimit(ValueLimit.ever(1)))
                .with(IdentifierSettings.of(IdentifierTypes.EMAIL).withPriority(2));
    }

    /** The same with that type added, or set anew if it was there. */
    public IdentitySettings with(IdentifierSettings identifier) {
        Map<String, IdentifierSettings> changed = new HashMap<>(byType);
        changed.put(identifier.type(), identifier);
        return new IdentitySettings(changed, semantics, mergeLimit, mappingLimit);
    }

    /**
     * The same with that type: an optional built-in such as {@code braze_id}, or a custom one such as {@code phone}, which
     * is looked up by its key in traits, properties and {@code context.traits}. A type that is there stays as it is.
     */
    public IdentitySettings with(String type) {
        return with(of(type));
    }

    /** The same without that type. */
    public IdentitySettings without(String type) {
        Map<String, IdentifierSettings> changed = new HashMap<>(byType);
        changed.remove(type);
        return new IdentitySettings(changed, semantics, mergeLimit, mappingLimit);
    }

    /** The same with that priority for the type, which is added where it is missing. */
    public IdentitySettings withPriority(String type, int priority) {
        return with(of(type).withPriority(priority));
    }

    /** The same with that limit for the type, which is added where it is missing. */
    public IdentitySettings withLimit(String type, ValueLimit limit) {
        return with(of(type).withLimit(limit));
    }

    /** The same with those blocked values for the type in place of its old ones; the type is added where it is missing. */
    public IdentitySettings withBlocked(String type, List<BlockedValue> blocked) {
        return with(of(type).withBlocked(blocked));
    }

    /** The same with those choices. */
    public IdentitySettings withSemantics(Semantics newSemantics) {
        return new IdentitySettings(byType, newSemantics, mergeLimit, mappingLimit);
    }

    /** The same with one question answered so. */
    public IdentitySettings with(Option option) {
        return withSemantics(semantics.with(option));
    }

    /** The answers that a resolution depends on, in the order of the choices. */
    public List<Option> choices() {
        return Stream.of(Choice.values())
                .filter(choice -> choice == Choice.U_51 || choice.isOfIdentity())
                .flatMap(choice -> semantics.inForce(choice).stream())
                .toList();
    }

    /** Whether an id of the type makes a profile more than anonymous (U-51). */
    public boolean isIdentifying(String type) {
        return switch (semantics.of(IdentifyingIds.class)) {
            case LISTED -> IdentifierTypes.IDENTIFYING.contains(type);
            case ALL_BUT_ANONYMOUS -> !isAnonymous(type);
        };
    }

    /** Whether a profile that has only ids of this type is anonymous, and known to be somebody's. */
    public boolean isAnonymous(String type) {
        return type.equals(IdentifierTypes.ANONYMOUS_ID);
    }

    /** The same with that number of merges a profile may go through (I-10). */
    public IdentitySettings withMergeLimit(int merges) {
        return new IdentitySettings(byType, semantics, merges, mappingLimit);
    }

    /** The same with that number of external ids a profile may have. */
    public IdentitySettings withMappingLimit(int mappings) {
        return new IdentitySettings(byType, semantics, mergeLimit, mappings);
    }

    /**
     * The settings by which accounts are resolved: unless switched, an account has one {@code group_id} ever, which goes
     * before all other types, and accounts are never merged (I-13).
     */
    IdentitySettings ofAccounts() {
        if (semantics.of(AccountLimits.class) == AccountLimits.AS_SET) {
            return this;
        }
        return with(of(IdentifierTypes.GROUP_ID).withPriority(0).withLimit(ValueLimit.ever(1)))
                .withMergeLimit(0);
    }

    /** The configured types, first priority first. */
    public List<IdentifierSettings> identifiers() {
        return byType.values().stream()
                .sorted(Comparator.comparing(IdentifierSettings::type, byPriority()))
                .toList();
    }

    /** What is set for a type; one that was never configured has the settings of a new type (identity.md 2.3). */
    public IdentifierSettings of(String type) {
        return Optional.ofNullable(byType.get(type)).orElseGet(() -> IdentifierSettings.of(type));
    }

    /** The values of a type that are never promoted: those that are set, else those that are suggested (I-05). */
    public List<BlockedValue> blocked(String type) {
        return of(type).blocked().orElseGet(() -> BlockedValue.suggested(semantics.of(SuggestedBlocks.class)));
    }

    /**
     * The order of types, highest priority first: those with a number by their number, the others behind them by code
     * point.
     */
    public Comparator<String> byPriority() {
        return Comparator.<String>comparingInt(type -> of(type).priority().orElse(UNNUMBERED))
                .thenComparing(CodePointOrder.INSTANCE);
    }

    /** The place of a configured type in the order, counted from 1; empty for any other type. */
    public OptionalInt priorityOf(String type) {
        int at = identifiers().indexOf(of(type));
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at + 1);
    }

    /** Everything that is wrong with these settings, by type; none of it stops a resolution. */
    public List<SettingsFinding> findings() {
        return SettingsCheck.of(this);
    }
}
