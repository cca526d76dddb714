package dev.foretrait.engine.diagnostic;

/**
 * An edit that mends a finding.
 *
 * @param span what is replaced
 * @param replacement the text that takes its place
 */
public record Fix(Span span, String replacement) {}
