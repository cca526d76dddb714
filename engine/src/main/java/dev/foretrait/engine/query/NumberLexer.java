package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_LEX_DATE;
import static dev.foretrait.engine.query.QueryRule.E_LEX_NUMBER;
import static dev.foretrait.engine.query.QueryRule.W_LEX_DATE;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.Decimals;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.semantics.ImpossibleDates;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what begins with a digit, a sign or a dot: numbers, dates and timestamps (query-language.md 2.1). */
final class NumberLexer {

    private static final Pattern NUMBER = Pattern.compile("[+-]?+(?:[0-9]++(?:\\.[0-9]++)?+|\\.[0-9]++)");

    /** What can touch the end of a number and make it something else. */
    private static final Pattern TAIL =
            Pattern.compile("\\.(?![\\p{L}_])[0-9.]*+|[eE][+-]?+[0-9]++|[\\p{L}_][\\p{L}\\p{N}_]*+");

    private static final Pattern THOUSANDS = Pattern.compile("-?+[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])(?:\\.[0-9]++)?+");

    private static final Pattern LETTERS = Pattern.compile("\\p{L}++");

    private static final Pattern DATE_LIKE =
            Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[0-9A-Za-z:+-]++(?:\\.[0-9]++[0-9A-Za-z:+-]*+)?+)?+");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Pattern TIMESTAMP =
            Pattern.compile(DATE + "T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?");

    private static final Pattern TIME_AFTER_SPACE =
            Pattern.compile(" ([0-9]{2}:[0-9]{2}[0-9:.]*+(?:Z|[+-][0-9:]++)?+)");

    private static final Pattern SLASHED_DATE = Pattern.compile("[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}");

    /** Stands for a date that could not be made out, in a query that is refused anyway. */
    private static final String ANY_DATE = "1970-01-01";

    private static final int LONGEST_MONTH = 31;

    private final Findings findings;
    private final String text;
    private final int end;

    NumberLexer(Findings findings, int end) {
        this.findings = findings;
        this.text = findings.source().text();
        this.end = end;
    }

    /** A number whose thousands are set off by commas, which is sure only where no list can be. */
    Optional<Token> withThousands(int from) {
        return match(THOUSANDS, from).map(span -> {
            String plain = span.in(text).replace(",", "");
            reportNumber(span, "a number has no separators", plain);
            return new Token(Token.Kind.NUMBER, plain, span);
        });
    }

    Token read(int from) {
        Optional<Span> slashed = match(SLASHED_DATE, from);
        if (slashed.isPresent()) {
            findings.report(
                    E_LEX_DATE,
                    slashed.get(),
                    findings.excerpt(slashed.get()) + " is not how a date is written",
                    "dates are written year-month-day, as 2026-03-01");
            return new Token(Token.Kind.DATE, ANY_DATE, slashed.get());
        }
        Optional<Span> dateLike = match(DATE_LIKE, from);
        return dateLike.isPresent()
                ? date(dateLike.get())
                : number(match(NUMBER, from).orElseThrow());
    }

    private Token number(Span digits) {
        Optional<Span> tail = match(TAIL, digits.end());
        String written = digits.in(text);
        if (tail.isPresent()) {
            return numberWithTail(digits, tail.get());
        }
        if (written.startsWith("+")) {
            reportNumber(digits, "a number has no plus sign", written.substring(1));
        } else if (Decimals.parse(canonical(written)).isEmpty()) {
            findings.report(
                    E_LEX_NUMBER,
                    digits,
                    "this number is too long",
                    "numbers have at most " + Decimals.MAX_EXPONENT + " digits");
            return new Token(Token.Kind.NUMBER, "0", digits);
        }
        return new Token(Token.Kind.NUMBER, canonical(written), digits);
    }

    private Token numberWithTail(Span digits, Span tail) {
        Span whole = digits.to(tail);
        String written = whole.in(text);
        String suffix = tail.in(text);
        String plain = canonical(digits.in(text));
        if (suffix.equals(".")) {
            reportNumber(whole, "a number does not end in a dot", plain);
        } else if (suffix.startsWith(".")) {
            findings.report(
                    E_LEX_NUMBER, whole, "'" + written + "' has more than one dot", "write a plain number, as 1234.5");
        } else if (suffix.matches("[eE][+-]?[0-9]+")) {
            Optional<String> meant = Decimals.parse(written).map(Decimals::plain);
            plain = meant.orElse(plain);
            if (meant.isPresent()) {
                reportNumber(whole, "a number has no exponent", plain);
            } else {
                findings.report(E_LEX_NUMBER, whole, "a number has no exponent", "write a plain number, as 1234.5");
            }
        } else if (suffix.matches("[_0-9]+")) {
            plain = canonical(written.replace("_", ""));
            reportNumber(whole, "a number has no separators", plain);
        } else if (suffix.startsWith("_") && LengthReader.lookBack(written).isPresent()
                || LETTERS.matcher(suffix).matches()
                        && Length.Unit.named(suffix).isEmpty()) {
            return new Token(Token.Kind.NUMBER, plain, digits);
        } else if (LETTERS.matcher(suffix).matches()) {
            findings.report(
                    E_LEX_NUMBER,
                    whole,
                    "a space is missing in " + findings.excerpt(whole),
                    "write " + plain + " " + suffix,
                    Fix.insertion(digits.end(), " "));
            return new Token(Token.Kind.NUMBER, plain, digits);
        } else {
            findings.report(
                    E_LEX_NUMBER,
                    whole,
                    findings.excerpt(whole) + " is no number",
                    "text stands between single quotes");
        }
        return new Token(Token.Kind.NUMBER, plain, whole);
    }

    private void reportNumber(Span span, String message, String plain) {
        findings.report(E_LEX_NUMBER, span, message, "write " + plain, new Fix(span, plain));
    }

    /** As written, without a leading plus, with a digit before the dot. */
    private static String canonical(String written) {
        String sign = written.startsWith("-") ? "-" : "";
        String digits = written.substring(written.startsWith("-") || written.startsWith("+") ? 1 : 0);
        return sign + (digits.startsWith(".") ? "0" : "") + digits;
    }

    private Token date(Span span) {
        Optional<Span> time = match(TIME_AFTER_SPACE, span.end());
        if (time.isPresent() && DATE.matcher(span.in(text)).matches()) {
            Span whole = span.to(time.get());
            String meant = whole.in(text).replace(' ', 'T');
            if (isTimestamp(meant)) {
                reportDate(whole, "a timestamp has a T between date and time", meant);
                return new Token(Token.Kind.TIMESTAMP, meant, whole);
            }
        }
        String written = span.in(text);
        if (isDate(written)) {
            return new Token(Token.Kind.DATE, written, span);
        }
        if (isTimestamp(written)) {
            return new Token(Token.Kind.TIMESTAMP, written, span);
        }
        Optional<String> meant = repaired(written);
        if (meant.isPresent()) {
            reportDate(span, "'" + written + "' is not how a date is written", meant.get());
        } else if (DATE.matcher(written).matches() || TIMESTAMP.matcher(written).matches()) {
            return impossible(span);
        } else {
            findings.report(
                    E_LEX_DATE,
                    span,
                    findings.excerpt(span) + " is no date",
                    "dates are written as 2026-03-01, timestamps as 2026-03-01T10:00:00Z");
        }
        return new Token(Token.Kind.DATE, meant.filter(NumberLexer::isDate).orElse(ANY_DATE), span);
    }

    /** A date in the right form that no calendar has (U-45). */
    private Token impossible(Span span) {
        String written = span.in(text);
        String message = "there is no such date and time: " + written;
        ImpossibleDates dates = findings.answer(ImpossibleDates.class);
        Optional<String> rolled = dates == ImpossibleDates.ROLLED_OVER ? rolledOver(written) : Optional.empty();
        if (dates == ImpossibleDates.AS_TEXT) {
            String quoted = Quotes.around(written);
            findings.report(
                    W_LEX_DATE, span, message + "; it is read as text", "write " + quoted, new Fix(span, quoted));
            return new Token(Token.Kind.STRING, written, span);
        }
        if (rolled.isPresent()) {
            String date = rolled.get();
            findings.report(
                    W_LEX_DATE, span, message + "; it is read as " + date, "write " + date, new Fix(span, date));
            return new Token(isDate(date) ? Token.Kind.DATE : Token.Kind.TIMESTAMP, date, span);
        }
        findings.report(E_LEX_DATE, span, message, "check month, day and time of day");
        return new Token(Token.Kind.DATE, ANY_DATE, span);
    }

    /** The same time as many days after the first of its month as the day says, if the rest is right. */
    private static Optional<String> rolledOver(String written) {
        int month = Integer.parseInt(written.substring(5, 7));
        int day = Integer.parseInt(written.substring(8, 10));
        if (month < 1 || month > 12 || day < 1 || day > LONGEST_MONTH) {
            return Optional.empty();
        }
        LocalDate first = LocalDate.of(Integer.parseInt(written.substring(0, 4)), month, 1);
        return Optional.of(first.plusDays(day - 1L) + written.substring(10))
                .filter(date -> isDate(date) || isTimestamp(date));
    }

    private void reportDate(Span span, String message, String meant) {
        findings.report(E_LEX_DATE, span, message, "write " + meant, new Fix(span, meant));
    }

    private static boolean isDate(String text) {
        return DATE.matcher(text).matches() && IsoTime.parse(text).isPresent();
    }

    private static boolean isTimestamp(String text) {
        return TIMESTAMP.matcher(text).matches() && IsoTime.parse(text).isPresent();
    }

    /** A slip that leaves no doubt: a single digit for month or day, a small {@code t} or {@code z}, a zone of hours only. */
    private static Optional<String> repaired(String written) {
        String padded = written.toUpperCase(Locale.ROOT)
                .replaceFirst("^([0-9]{4})-([0-9])-", "$1-0$2-")
                .replaceFirst("^([0-9]{4}-[0-9]{2})-([0-9])(?![0-9])", "$1-0$2")
                .replaceFirst("(T.*[+-][0-9]{2})$", "$1:00");
        return isDate(padded) || isTimestamp(padded) ? Optional.of(padded) : Optional.empty();
    }

    private Optional<Span> match(Pattern pattern, int from) {
        Matcher matcher = pattern.matcher(text).region(from, end);
        return matcher.lookingAt() ? Optional.of(new Span(from, matcher.end())) : Optional.empty();
    }
}
