package dev.foretrait.storage.yaml;

import dev.foretrait.engine.event.IsoTime;

/** Single values as YAML: without quotes where that says the same, else between single quotes, else between double ones. */
public final class YamlText {

    /** What a text without quotes cannot begin with; some of it could in places, but nobody knows them by heart. */
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`=";

    /** What ends a text without quotes between brackets or braces. */
    private static final String FLOW_INDICATORS = ",[]{}";

    private YamlText() {}

    /** The value, still of the same type: a number stays one, and a text in quotes that looks like one keeps them. */
    public static String of(Yaml.Scalar scalar, boolean inFlow) {
        if (scalar.type() == Yaml.Scalar.Type.EMPTY) {
            return "";
        }
        boolean plain = scalar.isVerbatim()
                ? isPlainText(scalar.text(), inFlow)
                : scalar.type() != Yaml.Scalar.Type.TEXT || isSafe(scalar.text(), inFlow);
        return plain ? scalar.text() : quoted(scalar.text());
    }

    /** A text. */
    public static String of(String text, boolean inFlow) {
        return isPlainText(text, inFlow) ? text : quoted(text);
    }

    /** Whether the text can stand without quotes outside brackets and is a text then. */
    public static boolean isPlainText(String text, boolean inFlow) {
        return isSafe(text, inFlow)
                && ScalarTypes.plain(text) == Yaml.Scalar.Type.TEXT
                && IsoTime.parse(text).isEmpty();
    }

    /** Whether every character can be seen and stands on one line. */
    public static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(YamlText::isHidden);
    }

    private static boolean isSafe(String text, boolean inFlow) {
        return !text.isEmpty()
                && isPrintable(text)
                && text.strip().equals(text)
                && INDICATORS.indexOf(text.charAt(0)) < 0
                && !text.startsWith("...")
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":")
                && !(inFlow && text.chars().anyMatch(c -> FLOW_INDICATORS.indexOf(c) >= 0));
    }

    private static String quoted(String text) {
        if (isPrintable(text)) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(codePoint -> quoted.append(escaped(codePoint)));
        return quoted.append('"').toString();
    }

    private static String escaped(int codePoint) {
        return switch (codePoint) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                !isHidden(codePoint)
                        ? Character.toString(codePoint)
                        : codePoint <= 0xFFFF
                                ? String.format("\\u%04X", codePoint)
                                : String.format("\\U%08X", codePoint);
        };
    }

    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            case Character.SPACE_SEPARATOR -> codePoint != ' ';
            default -> false;
        };
    }
}
