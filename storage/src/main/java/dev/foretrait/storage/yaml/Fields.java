package dev.foretrait.storage.yaml;

import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of a mapping, read with a finding for each that does not fit. A field without value counts as missing. */
public final class Fields {

    private static final int MAX_DIGITS = 18;
    private static final String NOT_BLANK = "write something there";

    private final Yaml.Mapping mapping;
    private final Findings findings;

    private Fields(Yaml.Mapping mapping, Findings findings) {
        this.mapping = mapping;
        this.findings = findings;
    }

    /** The fields of the value; a finding if it has none. */
    public static Optional<Fields> of(Yaml value, String what, Findings findings) {
        if (value instanceof Yaml.Mapping mapping) {
            return Optional.of(new Fields(mapping, findings));
        }
        findings.add(
                YamlRule.VALUE,
                value.span(),
                what + " is written as fields, this is " + value.kindName(),
                "write each field as 'name: value', on a line of its own");
        return Optional.empty();
    }

    /** Where the mapping stands. */
    public Span span() {
        return mapping.span();
    }

    /** Every field as written. */
    public List<Yaml.Field> all() {
        return mapping.fields();
    }

    /** A finding for every field that is not among the known ones. */
    public void refuseOthersThan(Collection<String> known) {
        for (Yaml.Field field : mapping.fields()) {
            if (!known.contains(field.name().text())) {
                refuse(field, known);
            }
        }
    }

    /** A finding for a field that is not among the known ones. */
    public void refuse(Yaml.Field field, Collection<String> known) {
        String name = field.name().text();
        findings.addUnknown(
                YamlRule.UNKNOWN, field.name().span(), "there is no field '" + name + "' here", name, known);
    }

    /** The field as written, if it is there and has a value. */
    public Optional<Yaml.Field> field(String name) {
        return mapping.field(name)
                .filter(field ->
                        !(field.value() instanceof Yaml.Scalar scalar) || scalar.type() != Yaml.Scalar.Type.EMPTY);
    }

    /** Whether the field is there and has a value. */
    public boolean has(String name) {
        return field(name).isPresent();
    }

    /** The field's value. */
    public Optional<Yaml> value(String name) {
        return field(name).map(Yaml.Field::value);
    }

    /** A text that is not blank; a number or a flag stands for its spelling. */
    public Optional<Yaml.Scalar> text(String name) {
        return value(name).flatMap(value -> text(value, name, "a text", NOT_BLANK, findings));
    }

    /** The same, with a finding if the field is missing. */
    public Optional<Yaml.Scalar> neededText(String name, String message) {
        if (!has(name)) {
            missing(name, message);
        }
        return text(name);
    }

    /** A finding that points at the empty field, or at the beginning of the mapping. */
    public void missing(String name, String message) {
        Span first = mapping.fields().isEmpty()
                ? mapping.span()
                : mapping.fields().get(0).name().span();
        Span at = mapping.field(name).map(field -> field.name().span()).orElse(first);
        findings.add(YamlRule.MISSING, at, message);
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        Optional<Yaml> value = value(name);
        if (value.isPresent()
                && !(value.get() instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Scalar.Type.FLAG)) {
            findings.add(
                    YamlRule.VALUE,
                    value.get().span(),
                    "'" + name + "' is true or false, this is " + described(value.get()));
            return Optional.empty();
        }
        return value.map(flag -> Boolean.parseBoolean(((Yaml.Scalar) flag).text()));
    }

    /** A whole number, at least the least. */
    public OptionalLong number(String name, long least) {
        Optional<Yaml> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (value.get() instanceof Yaml.Scalar scalar
                && scalar.type() == Yaml.Scalar.Type.NUMBER
                && scalar.text().chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
            if (scalar.text().length() > MAX_DIGITS) {
                findings.add(
                        YamlRule.VALUE,
                        value.get().span(),
                        "'" + name + "' has at most " + MAX_DIGITS + " digits, this is " + described(value.get()));
                return OptionalLong.empty();
            }
            long number = Long.parseLong(scalar.text());
            if (number >= least) {
                return OptionalLong.of(number);
            }
        }
        findings.add(
                YamlRule.VALUE,
                value.get().span(),
                "'" + name + "' is a whole number from " + least + " on, this is " + described(value.get()));
        return OptionalLong.empty();
    }

    /** The elements of a list; a single value stands for a list of one. */
    public List<Yaml> list(String name) {
        return value(name).map(Yaml::elements).orElse(List.of());
    }

    /** A list of texts. */
    public List<Yaml.Scalar> texts(String name) {
        return texts(name, NOT_BLANK);
    }

    /**
     * The same.
     *
     * @param advice what to write in place of a blank one
     */
    public List<Yaml.Scalar> texts(String name, String advice) {
        List<Yaml.Scalar> texts = new ArrayList<>();
        for (Yaml element : list(name)) {
            text(element, name, "a text or a list of texts", advice, findings).ifPresent(texts::add);
        }
        return texts;
    }

    /** The lines of a field, if nothing else stands on them: what an edit takes away to take away the field. */
    public Optional<Span> lines(Yaml.Field field) {
        String text = findings.source().text();
        int start = text.lastIndexOf('\n', field.name().span().start()) + 1;
        int lineBreak = text.indexOf('\n', Math.max(start, field.value().span().end() - 1));
        int end = lineBreak < 0 ? text.length() : lineBreak + 1;
        boolean alone = text.substring(start, field.name().span().start()).isBlank()
                && text.substring(Math.min(end, field.value().span().end()), end)
                        .isBlank();
        return alone ? Optional.of(new Span(start, end)) : Optional.empty();
    }

    /** A finding at the value of a field. */
    public void refuse(Rule rule, Yaml value, String message) {
        findings.add(rule, value.span(), message);
    }

    private static Optional<Yaml.Scalar> text(
            Yaml value, String name, String wanted, String advice, Findings findings) {
        if (value instanceof Yaml.Scalar scalar && scalar.type() != Yaml.Scalar.Type.EMPTY) {
            if (!scalar.text().isBlank()) {
                return Optional.of(scalar);
            }
            findings.add(YamlRule.VALUE, value.span(), "'" + name + "' is blank", advice);
        } else {
            findings.add(
                    YamlRule.VALUE,
                    value.span(),
                    "'" + name + "' is " + wanted + ", this is " + value.kindName(),
                    "text that holds : # [ ] { or } stands between quotes");
        }
        return Optional.empty();
    }

    /** The value as it is shown in messages: a short scalar by its text, anything else by its kind. */
    public static String described(Yaml value) {
        return value instanceof Yaml.Scalar scalar && scalar.type() != Yaml.Scalar.Type.EMPTY
                ? "'" + shortened(scalar.text()) + "'"
                : value.kindName();
    }

    private static String shortened(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) > 40
                ? line.substring(0, line.offsetByCodePoints(0, 40)) + "…"
                : line;
    }
}
