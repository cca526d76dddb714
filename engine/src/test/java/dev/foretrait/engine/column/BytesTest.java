package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Short stretches are read together with bytes beside them, which must not matter, nor the end of the array. */
class BytesTest {

    @Test
    void comparesWhatTheLibraryWould() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] some = bytes(random, random.nextInt(24));
            byte[] others = bytes(random, random.nextInt(24));
            int count = random.nextInt(Math.min(some.length, others.length) + 1);
            int from = random.nextInt(some.length - count + 1);
            int otherFrom = random.nextInt(others.length - count + 1);
            if (random.nextBoolean()) {
                System.arraycopy(some, from, others, otherFrom, count);
            }
            assertThat(Bytes.areEqual(some, from, others, otherFrom, count))
                    .isEqualTo(Arrays.equals(some, from, from + count, others, otherFrom, otherFrom + count));
        }
    }

    @Test
    void hashesTheSameWhereverTheBytesStand() {
        Random random = new Random(8);
        for (int round = 0; round < 20_000; round++) {
            byte[] some = bytes(random, random.nextInt(24));
            byte[] around = bytes(random, some.length + random.nextInt(24));
            int at = random.nextInt(around.length - some.length + 1);
            System.arraycopy(some, 0, around, at, some.length);
            assertThat(Hash.of(around, at, some.length)).isEqualTo(byteByByte(some));
        }
    }

    private static long byteByByte(byte[] bytes) {
        long hash = Hash.begin();
        long word = 0;
        for (int at = 0; at < bytes.length; at++) {
            word |= (bytes[at] & 0xFFL) << at % 8 * 8;
            if (at % 8 == 7) {
                hash = Hash.next(hash, word);
                word = 0;
            }
        }
        return Hash.end(hash, word, bytes.length);
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
