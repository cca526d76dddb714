package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_DURATION;
import static dev.foretrait.engine.query.QueryRule.E_SYNTAX;
import static dev.foretrait.engine.query.QueryRule.E_UNIT;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.diagnostic.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads lengths of time: a whole number and a unit (query-language.md 3, {@code duration}). */
final class LengthReader {

    /** Our own: a length of time beyond a million years is a slip, and would overflow milliseconds. */
    private static final int MOST_DIGITS = 9;

    private static final Set<Length.Unit> WINDOW = EnumSet.of(Length.Unit.HOUR, Length.Unit.DAY);
    private static final Set<Length.Unit> SESSION = EnumSet.allOf(Length.Unit.class);

    /** Units of other tools that have a fixed length. */
    private static final Map<String, Duration> OTHER_UNITS = Map.ofEntries(
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("sec", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("hr", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("w", Duration.ofDays(7)),
            Map.entry("week", Duration.ofDays(7)));

    private static final Pattern LOOK_BACK = Pattern.compile("(?:in_|within_)?(?:last|past)?_?([0-9]{1,7})_?([a-z]+)");

    private final Findings findings;

    LengthReader(Findings findings) {
        this.findings = findings;
    }

    /** The length of a window over events, or a distance from now. */
    Optional<Length> window(Syntax syntax) {
        return read(syntax, WINDOW, 1);
    }

    /** The nearer bound of {@code between}, which may be now. */
    Optional<Length> nearBound(Syntax syntax) {
        return read(syntax, WINDOW, 0);
    }

    /** The gap that ends a session. */
    Optional<Length> session(Syntax syntax) {
        return read(syntax, SESSION, 1);
    }

    /** The window that a name like {@code last_30_days} speaks of. */
    static Optional<Length> lookBack(String name) {
        Matcher matcher = LOOK_BACK.matcher(name.toLowerCase(Locale.ROOT));
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            return Optional.empty();
        }
        return meant(matcher.group(1), matcher.group(2), WINDOW);
    }

    private Optional<Length> read(Syntax syntax, Set<Length.Unit> units, long least) {
        if (syntax instanceof Syntax.Quantity quantity) {
            Optional<Length.Unit> unit =
                    Length.Unit.named(quantity.unit().text()).filter(units::contains);
            if (unit.isEmpty()) {
                reportUnit(quantity, units);
                return Optional.empty();
            }
            return amount(quantity, unit.get(), units, least).map(amount -> new Length(amount, unit.get()));
        }
        if (syntax instanceof Syntax.Broken) {
            return Optional.empty();
        }
        if (syntax instanceof Syntax.Constant constant && constant.token().is(Token.Kind.NUMBER)) {
            String number = constant.token().text();
            findings.report(
                    E_UNIT,
                    constant.span(),
                    "a unit is missing after " + number,
                    "write " + number + " days or " + number + " hours");
        } else if (syntax instanceof Syntax.Constant constant
                && constant.token().text().matches("[0-9]{1,9} [a-z]+")) {
            String bare = constant.token().text();
            findings.report(
                    E_SYNTAX,
                    constant.span(),
                    "a length of time stands without quotes",
                    "write " + bare,
                    new Fix(constant.span(), bare));
        } else {
            reportNoLength(syntax);
        }
        return Optional.empty();
    }

    private void reportNoLength(Syntax syntax) {
        Span span = syntax.span();
        String message = findings.excerpt(span) + " is no length of time";
        Optional<Length> meant =
                syntax instanceof Syntax.Name name ? lookBack(name.word().text()) : Optional.empty();
        if (meant.isPresent()) {
            String length = meant.get().toString();
            findings.report(E_SYNTAX, span, message, "write " + length, new Fix(span, length));
        } else {
            findings.report(E_SYNTAX, span, message, "write a number and a unit: 7 days, 12 hours");
        }
    }

    private Optional<Long> amount(Syntax.Quantity quantity, Length.Unit unit, Set<Length.Unit> units, long least) {
        Token token = quantity.amount();
        BigDecimal amount = new BigDecimal(token.text());
        boolean whole = token.text().matches("-?[0-9]+");
        if (whole && token.text().length() > MOST_DIGITS) {
            findings.report(
                    E_DURATION,
                    token.span(),
                    "this length of time is beyond all history",
                    "write at most " + MOST_DIGITS + " digits");
            return Optional.empty();
        }
        if (whole && amount.longValueExact() >= least) {
            return Optional.of(amount.longValueExact());
        }
        String message = amount.signum() < 0
                ? "a length of time has no minus: windows reach back by themselves"
                : whole ? "a length of time is at least 1" : "a length of time is a whole number";
        BigDecimal seconds = amount.multiply(
                BigDecimal.valueOf(new Length(1, unit).duration().toSeconds()));
        boolean exact = seconds.stripTrailingZeros().scale() <= 0 && seconds.precision() <= 2 * MOST_DIGITS;
        Optional<Length> meant = Optional.empty();
        if (!whole && amount.signum() > 0 && exact) {
            meant = spelled(Duration.ofSeconds(seconds.longValueExact()), units);
        } else if (whole && amount.signum() < 0) {
            meant = Optional.of(new Length(-amount.longValueExact(), unit));
        }
        if (meant.isPresent()) {
            findings.report(
                    E_DURATION,
                    quantity.span(),
                    message,
                    "write " + meant.get(),
                    new Fix(quantity.span(), meant.get().toString()));
        } else {
            findings.report(E_DURATION, quantity.span(), message, "write for example 1 day");
        }
        return Optional.empty();
    }

    private void reportUnit(Syntax.Quantity quantity, Set<Length.Unit> units) {
        String written = quantity.unit().text();
        Span span = quantity.unit().span();
        String allowed = units.stream().map(unit -> unit.keyword() + "s").collect(Collectors.joining(", "));
        String message = Length.Unit.named(written).isPresent()
                ? "this window does not count in " + written
                : "there is no unit " + Findings.excerpt(written);
        String advice = "units are " + allowed;
        Optional<Length> meant = meant(quantity.amount().text(), written, units);
        if (meant.isPresent()) {
            Fix fix = new Fix(quantity.span(), meant.get().toString());
            findings.report(E_UNIT, span, message, "write " + meant.get(), fix);
            return;
        }
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.startsWith("month")) {
            advice = "a month has no fixed length: write 30 days for about one";
        } else if (lower.startsWith("year")) {
            advice = "a year has no fixed length: write 365 days for about one";
        } else if (lower.startsWith("min") || lower.startsWith("sec")) {
            advice += "; the shortest window is 1 hour";
        }
        findings.report(E_UNIT, span, message, advice);
    }

    private static Optional<Length> meant(String digits, String written, Set<Length.Unit> units) {
        if (!digits.matches("[0-9]{1,7}")) {
            return Optional.empty();
        }
        String lower = written.toLowerCase(Locale.ROOT);
        String singular = lower.length() > 1 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        Optional<Duration> one = Length.Unit.named(singular)
                .map(unit -> new Length(1, unit).duration())
                .or(() -> Optional.ofNullable(OTHER_UNITS.get(singular)))
                .or(() -> NearName.of(singular, unitNames())
                        .flatMap(Length.Unit::named)
                        .map(unit -> new Length(1, unit).duration()));
        long amount = Long.parseLong(digits);
        if (one.isEmpty() || amount == 0) {
            return Optional.empty();
        }
        return units.stream()
                .filter(unit -> new Length(1, unit).duration().equals(one.get()))
                .findFirst()
                .map(unit -> new Length(amount, unit))
                .or(() -> spelled(one.get().multipliedBy(amount), units));
    }

    /** The same length in the greatest of the units that divides it. */
    private static Optional<Length> spelled(Duration duration, Set<Length.Unit> units) {
        Optional<Length> found = Optional.empty();
        for (Length.Unit unit : Length.Unit.values()) {
            long seconds = new Length(1, unit).duration().toSeconds();
            boolean divides = duration.toSeconds() % seconds == 0;
            if (units.contains(unit) && divides) {
                found = Optional.of(new Length(duration.toSeconds() / seconds, unit));
            }
        }
        return found;
    }

    private static List<String> unitNames() {
        return Stream.of(Length.Unit.values()).map(Length.Unit::keyword).toList();
    }
}
