package dev.foretrait.engine.semantics;

/** How the lines of a CSV download end (U-62). */
public enum DownloadLines implements Option {
    CRLF("\r\n"),
    LF("\n");

    private final String end;

    DownloadLines(String end) {
        this.end = end;
    }

    /** What stands between two lines. */
    public String end() {
        return end;
    }
}
