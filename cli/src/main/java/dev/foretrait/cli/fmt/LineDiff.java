package dev.foretrait.cli.fmt;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two texts, line by line, as {@code diff -u} writes it. What both begin and end with is set aside; of the
 * rest the longest common subsequence stays.
 */
public final class LineDiff {

    private static final int CONTEXT = 3;

    /** A line of the difference: {@code ' '} in both, {@code '-'} in the first only, {@code '+'} in the second only. */
    private record Line(char sign, String text) {}

    private final List<String> before;
    private final List<String> after;
    private final List<Line> lines = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * The difference with three lines around each change; nothing if there is none.
     *
     * @param became what the second text is, beside the name of the first
     */
    public static List<String> of(String name, String became, String before, String after) {
        LineDiff diff = new LineDiff(before.lines().toList(), after.lines().toList());
        diff.compare();
        List<String> hunks = diff.hunks();
        if (hunks.isEmpty()) {
            return hunks;
        }
        hunks.add(0, "+++ " + name + " (" + became + ")");
        hunks.add(0, "--- " + name);
        return hunks;
    }

    private void compare() {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            lines.add(new Line(' ', before.get(start)));
            start++;
        }
        int same = 0;
        while (same < shorter - start
                && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
            same++;
        }
        compare(before.subList(start, before.size() - same), after.subList(start, after.size() - same));
        for (int at = before.size() - same; at < before.size(); at++) {
            lines.add(new Line(' ', before.get(at)));
        }
    }

    private void compare(List<String> left, List<String> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int l = left.size() - 1; l >= 0; l--) {
            for (int r = right.size() - 1; r >= 0; r--) {
                common[l][r] = left.get(l).equals(right.get(r))
                        ? common[l + 1][r + 1] + 1
                        : Math.max(common[l + 1][r], common[l][r + 1]);
            }
        }
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            if (l < left.size() && r < right.size() && left.get(l).equals(right.get(r))) {
                lines.add(new Line(' ', left.get(l)));
                l++;
                r++;
            } else if (r == right.size() || l < left.size() && common[l + 1][r] >= common[l][r + 1]) {
                lines.add(new Line('-', left.get(l)));
                l++;
            } else {
                lines.add(new Line('+', right.get(r)));
                r++;
            }
        }
    }

    private List<String> hunks() {
        List<String> hunks = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int change = next(at);
            if (change == lines.size()) {
                break;
            }
            int start = Math.max(at, change - CONTEXT);
            int end = change;
            for (int further = change; further < lines.size() && further - end <= 2 * CONTEXT; further = next(end)) {
                end = further + 1;
            }
            end = Math.min(lines.size(), end + CONTEXT);
            addHunk(start, end, hunks);
            at = end;
        }
        return hunks;
    }

    private int next(int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).sign() == ' ') {
            at++;
        }
        return at;
    }

    private void addHunk(int start, int end, List<String> hunks) {
        hunks.add("@@ -" + range(start, end, '+') + " +" + range(start, end, '-') + " @@");
        lines.subList(start, end).forEach(line -> hunks.add(line.sign() + line.text()));
    }

    private String range(int start, int end, char absent) {
        long first = lines.subList(0, start).stream()
                .filter(line -> line.sign() != absent)
                .count();
        long count = lines.subList(start, end).stream()
                .filter(line -> line.sign() != absent)
                .count();
        return (count == 0 ? first : first + 1) + "," + count;
    }
}
