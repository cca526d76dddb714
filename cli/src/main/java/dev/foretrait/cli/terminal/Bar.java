package dev.foretrait.cli.terminal;

/** A horizontal bar, drawn to an eighth of a cell. */
public final class Bar {

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

    private Bar() {}

    /**
     * A bar of {@code part} out of {@code whole}, {@code cells} long for all of it. What is not nothing shows as an
     * eighth at least.
     */
    public static String of(long part, long whole, int cells) {
        if (part <= 0 || whole <= 0) {
            return "";
        }
        int eighths = (int) Math.max(1, Math.round(8.0 * cells * part / whole));
        StringBuilder bar = new StringBuilder();
        bar.append("█".repeat(eighths / 8));
        if (eighths % 8 != 0) {
            bar.append(EIGHTHS.charAt(eighths % 8));
        }
        return bar.toString();
    }
}
