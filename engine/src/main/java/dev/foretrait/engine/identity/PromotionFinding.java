package dev.foretrait.engine.identity;

/**
 * A case of a {@link PromotionWarning} in one message.
 *
 * @param warning what it is a case of
 * @param type the type of external id, as sent; empty where the entry has none
 * @param found the value or values that it is about, as sent
 */
public record PromotionFinding(PromotionWarning warning, String type, String found) {}
