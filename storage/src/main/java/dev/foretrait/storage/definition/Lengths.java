package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderWindow;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Length;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time in definition files: {@code 90 days}, {@code 12 hours}; for sessions also {@code 30 minutes} and
 * {@code 1800 seconds}; for windows also {@code 7 days to 10 days}, the nearer end first.
 */
final class Lengths {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*([A-Za-z]+)");
    private static final Pattern TO = Pattern.compile("\\s+to\\s+");
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int SECONDS_OF_A_MINUTE = 60;

    private final Findings findings;

    Lengths(Findings findings) {
        this.findings = findings;
    }

    /** A distance in hours or days, more than nothing. */
    Optional<Length> distance(Yaml.Scalar written) {
        return distance(written.text(), written.span(), 1);
    }

    /** The last so many days, or the time between two distances. */
    Optional<BuilderWindow> window(Yaml.Scalar written) {
        String[] ends = TO.split(written.text().strip(), -1);
        if (ends.length != 2) {
            return distance(written).map(BuilderWindow.Sliding::new);
        }
        Optional<Length> near = distance(ends[0], written.span(), 0);
        Optional<Length> far = near.flatMap(some -> distance(ends[1], written.span(), 1));
        if (far.isPresent() && near.get().duration().compareTo(far.get().duration()) >= 0) {
            findings.add(
                    DefinitionRule.E_WINDOW,
                    written.span(),
                    "'" + written.text() + "' ends before it begins",
                    "the nearer end stands first: '7 days to 10 days' is from 10 to 7 days ago");
            return Optional.empty();
        }
        return far.map(some -> new BuilderWindow.InBetween(near.get(), some));
    }

    /** The gap of a session. */
    Optional<BuilderWindow> session(Yaml.Scalar written) {
        Matcher matcher = FORM.matcher(written.text().strip());
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            String unit = matcher.group(2);
            if (unit.equals("minute") || unit.equals("minutes")) {
                return Optional.of(session(amount * SECONDS_OF_A_MINUTE));
            }
            if (Length.Unit.named(unit).filter(Length.Unit.SECOND::equals).isPresent()) {
                return Optional.of(session(amount));
            }
        }
        return distance(written).map(BuilderWindow.Session::new);
    }

    private static BuilderWindow session(long seconds) {
        return new BuilderWindow.Session(new Length(seconds, Length.Unit.SECOND));
    }

    private Optional<Length> distance(String text, Span span, long least) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            refuse(span, "'" + text + "' is no length of time", "a whole number and a unit: 12 hours, 90 days");
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        String word = matcher.group(2);
        Optional<Length.Unit> unit = Length.Unit.named(word).filter(some -> some != Length.Unit.SECOND);
        if (word.equals("week") || word.equals("weeks")) {
            refuse(span, "Segment has no weeks", "write " + amount * DAYS_OF_A_WEEK + " days");
        } else if (unit.isEmpty()) {
            refuse(span, "'" + word + "' is no unit that Segment has here", "hours or days");
        } else if (amount < least) {
            refuse(span, "'" + text + "' is no time at all", "at least 1 hour");
        } else {
            return Optional.of(new Length(amount, unit.get()));
        }
        return Optional.empty();
    }

    private void refuse(Span span, String message, String hint) {
        findings.add(DefinitionRule.E_WINDOW, span, message, hint);
    }
}
