package dev.foretrait.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReferencePropertyTest {

    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-f]{32}");

    @Property
    void aSidIsTwoCapitalLettersAndHexadecimalDigits(@ForAll("nearSids") String text) {
        Optional<String> letters = SID.matcher(text).matches() ? Optional.of(text.substring(0, 2)) : Optional.empty();
        assertThat(ReferenceProperty.sidOf(text)).isEqualTo(letters);
        ReferenceProperty worker = new ReferenceProperty(
                PropertyPath.ofKeys("worker"), Set.of(), Optional.of("WK"), true, List.of(), false);
        assertThat(worker.hasSid(Value.of(text))).isEqualTo(letters.equals(Optional.of("WK")));
    }

    /** SIDs, and texts that differ from one in a character at most. */
    @Provide
    Arbitrary<String> nearSids() {
        Arbitrary<String> sids = Arbitraries.of("WK", "WT", "AZ")
                .flatMap(letters -> Arbitraries.strings()
                        .withChars("0123456789abcdef")
                        .ofLength(32)
                        .map(digits -> letters + digits));
        Arbitrary<String> others =
                Arbitraries.of("/", ":", "@", "A", "Z", "[", "`", "a", "f", "g", "G", "", "00", "\u0660");
        return sids.flatMap(sid -> others.flatMap(other -> Arbitraries.integers()
                .between(0, 35)
                .map(at -> at >= sid.length() ? sid : sid.substring(0, at) + other + sid.substring(at + 1))));
    }
}
