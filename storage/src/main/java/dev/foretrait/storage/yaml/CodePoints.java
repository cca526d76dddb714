package dev.foretrait.storage.yaml;

/** Turns counts of code points, which the YAML parser speaks of, into offsets. */
final class CodePoints {

    private final int length;
    private final int[] offsets;

    CodePoints(String text) {
        length = text.length();
        int count = text.codePointCount(0, text.length());
        offsets = new int[count == length ? 0 : count + 1];
        int offset = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = offset;
            offset += offset < length ? Character.charCount(text.codePointAt(offset)) : 0;
        }
    }

    int offset(int codePoints) {
        if (offsets.length == 0) {
            return Math.min(codePoints, length);
        }
        return offsets[Math.min(codePoints, offsets.length - 1)];
    }
}
