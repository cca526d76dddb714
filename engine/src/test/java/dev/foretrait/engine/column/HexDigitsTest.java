package dev.foretrait.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HexDigitsTest {

    @Test
    void readsDigitsInOrder() {
        assertThat(parse("0123abef")).isEqualTo(0xefab2301L);
        assertThat(parse("ffffffff")).isEqualTo(0xffffffffL);
        assertThat(parse("00000000")).isZero();
    }

    @Test
    void knowsEveryByteThatIsNoDigitWhereverItStands() {
        for (int at = 0; at < 8; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] digits = "9a0f5c3e".getBytes(StandardCharsets.US_ASCII);
                digits[at] = (byte) value;
                int digit = value < 'A' || value > 'F' ? Character.digit(value < 128 ? (char) value : ' ', 16) : -1;
                long expected = HexDigits.NONE;
                if (digit >= 0) {
                    int spelled = 0x9a0f5c3e & ~(0xF << 28 - 4 * at) | digit << 28 - 4 * at;
                    expected = Integer.toUnsignedLong(Integer.reverseBytes(spelled));
                }
                assertThat(HexDigits.parse(word(digits)))
                        .as("%d at %d", value, at)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void joinsHalves() {
        assertThat(HexDigits.join(word("1234-567"), word("89ab-cde"))).isEqualTo(word("123489ab"));
    }

    private static long parse(String digits) {
        return HexDigits.parse(word(digits));
    }

    private static long word(String digits) {
        return word(digits.getBytes(StandardCharsets.US_ASCII));
    }

    private static long word(byte[] digits) {
        return ByteBuffer.wrap(digits).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
