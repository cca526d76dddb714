package dev.foretrait.engine.query;

import static dev.foretrait.engine.query.QueryRule.E_SESSION_AUDIENCE;
import static dev.foretrait.engine.query.QueryRule.E_SESSION_SIZE;
import static dev.foretrait.engine.query.QueryRule.E_WINDOW_MIX;
import static dev.foretrait.engine.query.QueryRule.E_WINDOW_ORDER;

import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The checks of windows: their order, their size, what they are measured from and which go together. */
final class WindowChecker {

    private final Findings findings;
    private final Kind kind;
    private final Duration shortest;
    private final Duration longest;

    WindowChecker(Findings findings, Kind kind, Limits limits) {
        this.findings = findings;
        this.kind = kind;
        this.shortest = Duration.ofSeconds(limits.of(Limit.SESSION_LEAST).orElse(0));
        this.longest = Duration.ofSeconds(limits.of(Limit.SESSION_MOST).orElse(Long.MAX_VALUE));
    }

    /** Checks the windows of a chain that stands at the place. */
    void check(Chain chain, Place place) {
        for (Filter filter : chain.filters()) {
            if (filter instanceof Filter.Within within) {
                checkAnchor(within.anchor(), within.span(), place);
            } else if (filter instanceof Filter.Between between) {
                checkAnchor(between.anchor(), between.span(), place);
                checkOrder(between);
            } else if (filter instanceof Filter.ExpiresAfter session) {
                checkSession(session);
            }
        }
        checkMix(chain);
    }

    private void checkAnchor(Filter.Anchor anchor, Span span, Place place) {
        if (anchor == Filter.Anchor.PARENT && !place.isInEvent()) {
            findings.withoutParent(span, "leave out 'parent:' to measure from now");
        }
    }

    private void checkOrder(Filter.Between between) {
        Duration near = between.near().duration();
        Duration far = between.far().duration();
        if (near.compareTo(far) < 0) {
            return;
        }
        String swapped = findings.printer().text(between.swapped());
        if (near.equals(far)) {
            findings.report(
                    E_WINDOW_ORDER,
                    between.span(),
                    "both bounds are the same, so nothing lies between",
                    "write two different bounds, the nearer one first");
        } else {
            findings.report(
                    E_WINDOW_ORDER,
                    between.span(),
                    "the nearer bound comes first",
                    "write " + swapped,
                    new Fix(between.span(), swapped));
        }
    }

    private void checkSession(Filter.ExpiresAfter session) {
        Duration gap = session.gap().duration();
        if (kind == Kind.AUDIENCE) {
            findings.report(
                    E_SESSION_AUDIENCE,
                    session.span(),
                    "session windows belong to computed traits, and this is an audience",
                    "make a computed trait of it and compare that with trait(…)");
        } else if (gap.compareTo(shortest) < 0 || gap.compareTo(longest) > 0) {
            findings.report(
                    E_SESSION_SIZE,
                    session.span(),
                    "the gap of a session is at least " + spoken(shortest) + " and at most " + spoken(longest)
                            + ", not " + session.gap(),
                    "write from " + shortest.toSeconds() + " seconds to " + spoken(longest));
        }
    }

    private static String spoken(Duration gap) {
        if (gap.equals(Duration.ofDays(gap.toDays()))) {
            return new Length(gap.toDays(), Length.Unit.DAY).toString();
        }
        return gap.equals(Duration.ofMinutes(gap.toMinutes()))
                ? gap.toMinutes() + " minutes"
                : new Length(gap.toSeconds(), Length.Unit.SECOND).toString();
    }

    private void checkMix(Chain chain) {
        List<Filter> windows = chain.filters().stream()
                .filter(filter ->
                        filter.function() != FilterFunction.WHERE && filter.function() != FilterFunction.SOURCES)
                .sorted(Comparator.comparingInt(filter -> filter.span().start()))
                .toList();
        boolean hasSession = windows.stream().anyMatch(Filter.ExpiresAfter.class::isInstance);
        if (hasSession && windows.size() > 1) {
            findings.report(
                    E_WINDOW_MIX,
                    windows.get(1).span(),
                    "a session window is the only window of its chain",
                    "leave out one of the windows");
        }
    }
}
