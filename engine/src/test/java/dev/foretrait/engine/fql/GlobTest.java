package dev.foretrait.engine.fql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "abcd, a*d, true",
                "\"\", *, true",
                "abc, ab, false",
                "abcd, a??d, true",
                "abcd, *d, true",
                "ab*d, ab\\*d, true",
                "abXd, ab\\*d, false",
                "abCd, ab[cC]d, true",
                "abcd, ab[a-z]d, true",
                "abcd, ab[A-Z]d, false",
                "a😀b, a?b, true",
                "a]b, a[\\]x]b, true",
                "a-b, a[x-]b, true"
            })
    void globsOfTheDocumentsAndSomeMore(String text, String pattern, boolean matches) {
        assertThat(Glob.of(pattern).orElseThrow().matches(text)).isEqualTo(matches);
    }

    @Test
    void aLineBreakIsACharacterLikeAnyOther() {
        assertThat(Glob.of("a*b").orElseThrow().matches("a\nb")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a[", "[]", "[a", "[a\\", "\\", "[z-a]", "[a-", "[!a]", "[^a]"})
    void whatIsNoPatternIsRefused(String pattern) {
        assertThat(Glob.of(pattern)).isEmpty();
    }

    @Test
    void manyStarsTakeNoLongerThanTextTimesPattern() {
        Glob glob = Glob.of("a*".repeat(1_000) + "b").orElseThrow();
        assertThat(glob.matches("a".repeat(20_000))).isFalse();
    }

    @Property(tries = 3_000)
    void aGlobIsTheRegularExpressionItStandsFor(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        Glob.of(pattern)
                .ifPresent(glob -> assertThat(glob.matches(text))
                        .as(pattern)
                        .isEqualTo(Pattern.compile(regex(pattern), Pattern.DOTALL)
                                .matcher(text)
                                .matches()));
    }

    /** Character by character, with every character of a set escaped. */
    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        boolean inSet = false;
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at++;
                regex.append(Pattern.quote(pattern.substring(at, at + 1)).replaceAll("\\\\[QE]", ""));
                regex.insert(regex.length() - 1, '\\');
            } else if (inSet) {
                inSet = c != ']';
                boolean last = c == '-' && (pattern.charAt(at + 1) == ']' || regex.charAt(regex.length() - 1) == '[');
                regex.append(last ? "\\-" : c == '-' || c == ']' ? "" + c : "\\" + c);
            } else {
                inSet = c == '[';
                regex.append(c == '*' ? ".*" : c == '?' ? "." : c == '[' ? "[" : c == '.' ? "\\." : "" + c);
            }
        }
        return regex.toString();
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                        "*", "*", "?", "[.*]", "[.-?]", "[*-]", "[-*]", "\\*", "\\?", "\\[", "\\-", "*", ".", "-", "]")
                .list()
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("*?.-[]\n").ofMaxLength(8);
    }
}
