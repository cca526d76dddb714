package dev.foretrait.storage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.fixtures.generate.FlexExport;
import dev.foretrait.storage.fuzz.FuzzSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Bites real messages byte by byte: whatever the scanner still takes for a plain message, the JSON reader must read as the
 * very same. A little in every build, and as much as {@code -Dforetrait.fuzz.bytes} says, from {@code -Dforetrait.fuzz.seed}
 * on. What fails is kept under {@code target/fuzz}.
 */
class MessageScannerFuzzTest {

    private static final long USUAL_BYTES = 40_000_000;
    private static final long PROGRESS = 1_000_000_000;

    /** What means something in JSON or in UTF-8, or nearly does. */
    private static final byte[] BITES =
            "{}[]:,\"\"\\\\ \t\r\n0123456789-+.eEtrufalsn/ub\u0000\u0001\u001f\u007f\u00e9\u20ac\ud83d\ude00"
                    .getBytes(StandardCharsets.UTF_8);

    private static final List<String> RICH = List.of(
            "{\"type\":\"track\",\"properties\":{\"a\":[1,-2.5e3,{\"b\":null}],\"t\":true,\"f\":false,\"n\":null,\"e\":{}}}",
            "{\"context\":{\"traits\":{\"name\":\"J\u00f6rg \u20ac \ud83d\ude00\",\"q\":\"a\\\"b\\\\c\\/\\u00e9\\ud83d\\ude00\"}},\"x\":-0}",
            "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{\"i\":{\"j\":{\"k\":{\"l\":{\"m\":[{}]}}}}}}}}}}}}},\"a\":1}",
            "{ \"long key of many letters\" : \"a text that is longer than three words of eight\" , \"k\" : [ ] }");

    private final BothReaders readers = new BothReaders();
    private long scanned;

    @Test
    void aBittenMessageIsReadAsTheJsonReaderReadsItOrNotAtAll() throws IOException {
        long bytes = FuzzSize.bytes(USUAL_BYTES);
        long seed = FuzzSize.seed();
        List<byte[]> messages = messages();
        long read = 0;
        long number = 0;
        for (long told = PROGRESS; read < bytes; number++) {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
            byte[] message = bitten(messages.get(random.nextInt(messages.size())), random);
            attempt(message, seed, number);
            read += message.length;
            if (read > told) {
                told += PROGRESS;
                System.out.println(progress(seed, number, read));
            }
        }
        assertThat(scanned).isBetween(number / 100, number - number / 100);
        if (bytes > USUAL_BYTES) {
            System.out.println(progress(seed, number, read));
        }
    }

    private String progress(long seed, long number, long read) {
        return String.format(
                Locale.ROOT, "fuzz seed %d: %d messages, %d MB, %d scanned", seed, number, read / 1_000_000, scanned);
    }

    private void attempt(byte[] message, long seed, long number) throws IOException {
        try {
            readers.agree(message);
            scanned += readers.scanned() ? 1 : 0;
        } catch (RuntimeException | AssertionError failed) {
            Path folder = Files.createDirectories(Path.of("target", "fuzz"));
            Path kept = Files.write(folder.resolve("message-" + seed + "-" + number + ".json"), message);
            throw new AssertionError(failed + ", see " + kept, failed);
        }
    }

    private static List<byte[]> messages() {
        List<String> messages = new ArrayList<>(RICH);
        messages.addAll(FlexExport.of(40).lines());
        return messages.stream()
                .map(message -> message.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The message with up to four bytes replaced, put in or taken out, or a stretch of it doubled or taken out. */
    private static byte[] bitten(byte[] message, SplittableRandom random) {
        byte[] bitten = message;
        for (int bites = random.nextInt(5); bites > 0; bites--) {
            int at = 1 + random.nextInt(bitten.length - 1);
            int to = Math.min(bitten.length, at + 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 2));
            byte bite = random.nextInt(8) == 0 ? (byte) random.nextInt() : BITES[random.nextInt(BITES.length)];
            bitten = switch (random.nextInt(8)) {
                case 0 -> joined(bitten, 0, at, bitten, to, bitten.length);
                case 1 -> joined(bitten, 0, to, bitten, at, bitten.length);
                case 2, 3 ->
                    joined(joined(bitten, 0, at, new byte[] {bite}, 0, 1), 0, at + 1, bitten, at, bitten.length);
                default ->
                    joined(joined(bitten, 0, at, new byte[] {bite}, 0, 1), 0, at + 1, bitten, at + 1, bitten.length);
            };
            if (bitten.length < 2) {
                return bitten;
            }
        }
        return bitten;
    }

    private static byte[] joined(byte[] head, int from, int to, byte[] tail, int tailFrom, int tailTo) {
        byte[] both = Arrays.copyOfRange(head, from, to + tailTo - tailFrom);
        System.arraycopy(tail, tailFrom, both, to - from, tailTo - tailFrom);
        return both;
    }
}
