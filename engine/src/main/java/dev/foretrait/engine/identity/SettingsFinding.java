package dev.foretrait.engine.identity;

/**
 * Something about identity settings that does not work, or not as meant.
 *
 * @param type the type whose settings it is about
 * @param setting which of them: {@code type}, {@code priority}, {@code limit} or {@code blocked}
 * @param message what was found; no line break, no full stop
 * @param hint what to write instead
 */
public record SettingsFinding(String type, String setting, String message, String hint) {}
