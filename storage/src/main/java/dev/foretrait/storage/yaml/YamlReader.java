package dev.foretrait.storage.yaml;

import dev.foretrait.engine.diagnostic.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds a tree from the parser's events. An alias repeats the value of its anchor without copying it; a value that
 * would be larger than {@link #MAX_VALUES} when written out is refused, and so is one nested deeper than
 * {@link #MAX_DEPTH}.
 */
final class YamlReader {

    private static final int MAX_VALUES = 200_000;
    private static final int MAX_DEPTH = 40;

    private final Findings findings;
    private final CodePoints codePoints;
    private final Map<Anchor, Yaml> anchored = new HashMap<>();
    private final YamlEvents events;
    private int reached;

    YamlReader(Findings findings) {
        this.findings = findings;
        String text = findings.source().text();
        this.codePoints = new CodePoints(text);
        this.events = new YamlEvents(text, false);
    }

    /** What the text holds; empty if it holds nothing or was refused. */
    Optional<Yaml> read() {
        try {
            events.next();
            if (events.nextIs(Event.ID.StreamEnd)) {
                return Optional.empty();
            }
            events.next();
            Yaml root = value(0);
            events.next();
            if (!events.nextIs(Event.ID.StreamEnd)) {
                findings.add(
                        YamlRule.SYNTAX,
                        span(events.peek()),
                        "a second document begins here",
                        "one file is one document: remove the '---', or make it a file of its own");
            }
            boolean nothing = root instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Scalar.Type.EMPTY;
            return nothing || findings.errors() > 0 && root.size() > MAX_VALUES ? Optional.empty() : Optional.of(root);
        } catch (Refusal refusal) {
            return Optional.empty();
        } catch (MarkedYamlEngineException e) {
            SyntaxProblem.report(e, codePoints, findings);
            return Optional.empty();
        } catch (ReaderException e) {
            SyntaxProblem.report(e, codePoints, findings);
            return Optional.empty();
        } catch (YamlEngineException e) {
            SyntaxProblem.report(reached, findings);
            return Optional.empty();
        }
    }

    private Yaml value(int depth) {
        Event event = events.next();
        reached = offset(event.getStartMark());
        if (depth > MAX_DEPTH) {
            throw refusal(event, "this is nested more than " + MAX_DEPTH + " deep");
        }
        if (event instanceof AliasEvent alias) {
            return repeated(alias);
        }
        Yaml value = event instanceof ScalarEvent scalar
                ? scalar(scalar)
                : event.getEventId() == Event.ID.SequenceStart ? sequence(event, depth) : mapping(event, depth);
        if (value.size() > MAX_VALUES) {
            throw refusal(event, "this would be more than " + MAX_VALUES + " values, with the aliases written out");
        }
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchored.put(anchor, value));
        return value;
    }

    private Yaml repeated(AliasEvent event) {
        Yaml value = anchored.get(event.getAlias());
        if (value == null) {
            findings.add(
                    YamlRule.SYNTAX,
                    span(event),
                    "*" + event.getAlias() + " repeats a value that no &" + event.getAlias() + " above names",
                    "write the value out; text that begins with * stands between quotes");
            throw new Refusal();
        }
        return value;
    }

    private Yaml.Scalar scalar(ScalarEvent event) {
        Yaml.Scalar.Style style = switch (event.getScalarStyle()) {
            case SINGLE_QUOTED -> Yaml.Scalar.Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Yaml.Scalar.Style.DOUBLE_QUOTED;
            case LITERAL -> Yaml.Scalar.Style.LITERAL;
            case FOLDED -> Yaml.Scalar.Style.FOLDED;
            case PLAIN -> Yaml.Scalar.Style.PLAIN;
        };
        Optional<Yaml.Scalar.Type> tagged =
                event.getTag().flatMap(ScalarTypes::tagged).map(type -> tagged(event, type));
        Yaml.Scalar.Type type = tagged.orElseGet(
                () -> style == Yaml.Scalar.Style.PLAIN ? ScalarTypes.plain(event.getValue()) : Yaml.Scalar.Type.TEXT);
        return new Yaml.Scalar(event.getValue(), type, style, tagged.isPresent(), span(event));
    }

    private Yaml.Scalar.Type tagged(ScalarEvent event, Yaml.Scalar.Type type) {
        if (ScalarTypes.fits(event.getValue(), type)) {
            return type;
        }
        findings.add(
                YamlRule.VALUE,
                span(event),
                "this is not what its tag says",
                "leave the tag out, or write a value of that type");
        return Yaml.Scalar.Type.TEXT;
    }

    private Yaml sequence(Event start, int depth) {
        List<Yaml> elements = new ArrayList<>();
        int size = 1;
        while (!events.nextIs(Event.ID.SequenceEnd)) {
            Yaml element = value(depth + 1);
            elements.add(element);
            size = sum(size, element.size());
        }
        return new Yaml.Sequence(elements, size, collectionSpan(start, events.next(), elements));
    }

    private Yaml mapping(Event start, int depth) {
        List<Yaml.Field> fields = new ArrayList<>();
        List<Yaml> values = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int size = 1;
        while (!events.nextIs(Event.ID.MappingEnd)) {
            Event nameEvent = events.peek();
            Yaml name = value(depth + 1);
            Yaml value = value(depth + 1);
            size = sum(size, value.size());
            values.add(value);
            if (!(name instanceof Yaml.Scalar scalar)) {
                findings.add(YamlRule.SYNTAX, span(nameEvent), "the name of a field is a text, not " + name.kindName());
            } else if (!names.add(scalar.text())) {
                findings.add(
                        YamlRule.DUPLICATE, scalar.span(), "'" + scalar.text() + "' stands twice", "keep one of them");
            } else {
                fields.add(new Yaml.Field(scalar, value));
            }
        }
        return new Yaml.Mapping(fields, size, collectionSpan(start, events.next(), values));
    }

    /** Saturated: what aliases repeat can outgrow an int. */
    private static int sum(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
    }

    /** Block collections end where their last value does; the parser says they end where the next token begins. */
    private Span collectionSpan(Event start, Event end, List<Yaml> values) {
        int from = offset(start.getStartMark());
        int to = offset(end.getEndMark());
        boolean flow = to > from && "]}".indexOf(findings.source().text().charAt(to - 1)) >= 0;
        if (flow || values.isEmpty()) {
            return new Span(from, Math.max(from, to));
        }
        return new Span(
                from,
                Math.max(from, Math.min(to, values.get(values.size() - 1).span().end())));
    }

    private Refusal refusal(Event event, String message) {
        findings.add(YamlRule.SYNTAX, span(event), message);
        return new Refusal();
    }

    private Span span(Event event) {
        int start = offset(event.getStartMark());
        return new Span(start, Math.max(start, offset(event.getEndMark())));
    }

    private int offset(Optional<Mark> mark) {
        return codePoints.offset(mark.orElseThrow().getIndex());
    }

    /** The rest of the text is not worth reading; the finding is made. */
    private static final class Refusal extends RuntimeException {
        Refusal() {
            super(null, null, false, false);
        }
    }
}
