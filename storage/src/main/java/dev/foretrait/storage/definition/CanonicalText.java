package dev.foretrait.storage.definition;

import dev.foretrait.storage.definition.FileParts.Block;
import dev.foretrait.storage.definition.FileParts.Element;
import dev.foretrait.storage.definition.FileParts.Entry;
import dev.foretrait.storage.definition.FileParts.Listing;
import dev.foretrait.storage.definition.FileParts.Part;
import dev.foretrait.storage.yaml.Comment;
import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the parts of a definition file in canonical form, line by line. */
final class CanonicalText {

    private static final int WIDTH = 100;
    private static final String STEP = "  ";
    private static final String DASH = "- ";

    private final StringBuilder text = new StringBuilder();
    private boolean blankWanted;

    private CanonicalText() {}

    /**
     * The text.
     *
     * @param fields the fields of each definition, in the place of those that were read
     */
    static String of(FileParts parts, Function<Block, List<Entry>> fields) {
        CanonicalText written = new CanonicalText();
        for (Listing listing : parts.listings()) {
            written.add(listing, fields);
        }
        written.addLines(parts.below(), "");
        return written.text.toString();
    }

    private void add(Listing listing, Function<Block, List<Entry>> fields) {
        if (listing.name().isEmpty()) {
            listing.blocks().forEach(block -> add(block, fields.apply(block), "", ""));
            return;
        }
        addLines(listing.part().above(), "");
        blankWanted |= listing.part().blankBefore();
        addLine(listing.name().get() + ":", listing.part().beside());
        boolean first = true;
        for (Block block : listing.blocks()) {
            if (first) {
                addLinesTogether(block.part().above(), STEP);
            } else {
                addLines(block.part().above(), STEP);
                blankWanted |= block.part().blankBefore();
            }
            add(block, fields.apply(block), STEP + DASH, STEP + STEP);
            first = false;
        }
    }

    private void add(Block block, List<Entry> fields, String firstIndent, String indent) {
        List<Entry> ordered = fields.stream()
                .sorted(Comparator.comparingInt(entry -> Vocabulary.CANONICAL_ORDER.indexOf(entry.name())))
                .toList();
        if (firstIndent.isEmpty()) {
            addLines(block.part().above(), "");
            blankWanted |= block.part().blankBefore();
        }
        String before = firstIndent;
        for (Entry entry : ordered) {
            addLinesTogether(entry.part().above(), before.replace(DASH, ""));
            add(entry, before, indent);
            before = indent;
        }
        addLinesTogether(block.below(), indent);
    }

    private void add(Entry entry, String before, String indent) {
        String head = before + entry.name() + ":";
        Optional<Comment> beside = entry.part().beside();
        switch (entry.name()) {
            case Vocabulary.QUERY -> addQuery(head, entry.value(), indent, beside);
            case Vocabulary.DESCRIPTION -> addProse(head, entry.value(), indent, beside);
            case Vocabulary.CONDITIONS -> addConditions(head, entry, indent);
            case Vocabulary.TAGS, Vocabulary.EXCLUDE_SOURCES -> addList(head, entry.value(), indent, beside);
            default -> addLine((head + " " + inline(entry.value(), false)).stripTrailing(), beside);
        }
    }

    /** A query is one line; a longer one breaks before junctions, where folding gives the space back. */
    private void addQuery(String head, Yaml value, String indent, Optional<Comment> beside) {
        String query = ((Yaml.Scalar) value).text();
        boolean fits = head.length() + 1 + query.length() <= WIDTH;
        List<String> lines = atJunctions(query);
        if (!YamlText.isPrintable(query) || fits && YamlText.isPlainText(query, false)) {
            addLine(head + " " + YamlText.of(query, false), beside);
        } else if (!fits && lines.size() > 1) {
            addLine(head + " >", beside);
            lines.forEach(line -> addLine(indent + STEP + line, Optional.empty()));
        } else if (YamlText.isPlainText(query, false)) {
            addLine(head + " " + query, beside);
        } else {
            addLine(head + " |", beside);
            addLine(indent + STEP + query, Optional.empty());
        }
    }

    private static List<String> atJunctions(String query) {
        List<String> lines = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at < query.length(); at++) {
            char c = query.charAt(at);
            if (quoted && c == '\\') {
                at++;
            } else if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && (query.startsWith(" AND ", at) || query.startsWith(" OR ", at))) {
                lines.add(query.substring(start, at));
                start = at + 1;
            }
        }
        lines.add(query.substring(start));
        return lines;
    }

    private void addProse(String head, Yaml value, String indent, Optional<Comment> beside) {
        if (!(value instanceof Yaml.Scalar scalar) || scalar.type() == Yaml.Scalar.Type.EMPTY) {
            addLine(head, beside);
            return;
        }
        String prose = scalar.text().strip();
        List<String> lines = prose.lines().toList();
        boolean simple = lines.stream()
                .allMatch(line -> YamlText.isPrintable(line) && line.strip().equals(line) && !line.contains("  "));
        boolean fits = head.length() + 1 + prose.length() <= WIDTH;
        if (!simple || lines.size() == 1 && fits) {
            addLine(head + " " + YamlText.of(prose, false), beside);
        } else if (lines.size() == 1) {
            addLine(head + " >", beside);
            wrapped(prose, WIDTH - indent.length() - STEP.length())
                    .forEach(line -> addLine(indent + STEP + line, Optional.empty()));
        } else {
            addLine(head + " |", beside);
            lines.forEach(line -> addLine(line.isEmpty() ? "" : indent + STEP + line, Optional.empty()));
        }
    }

    private static List<String> wrapped(String prose, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : prose.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void addList(String head, Yaml value, String indent, Optional<Comment> beside) {
        List<Yaml> elements = value instanceof Yaml.Sequence sequence ? sequence.elements() : List.of(value);
        String flow = inline(new Yaml.Sequence(elements, value.size(), value.span()), true);
        if (value instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Scalar.Type.EMPTY) {
            addLine(head, beside);
        } else if (head.length() + 1 + flow.length() <= WIDTH) {
            addLine(head + " " + flow, beside);
        } else {
            addLine(head, beside);
            elements.forEach(element -> addLine(indent + STEP + DASH + inline(element, false), Optional.empty()));
        }
    }

    private void addConditions(String head, Entry entry, String indent) {
        List<Yaml> conditions = entry.value() instanceof Yaml.Sequence sequence
                ? sequence.elements()
                : entry.value() instanceof Yaml.Mapping ? List.of(entry.value()) : List.of();
        if (conditions.isEmpty()) {
            addLine(
                    (head + " " + inline(entry.value(), true)).stripTrailing(),
                    entry.part().beside());
            return;
        }
        addLine(head, entry.part().beside());
        for (int at = 0; at < conditions.size(); at++) {
            Optional<Part> part = entry.elements().isEmpty()
                    ? Optional.empty()
                    : Optional.of(entry.elements().get(at)).map(Element::part);
            part.ifPresent(some -> addLinesTogether(some.above(), indent + STEP));
            addCondition((Yaml.Mapping) conditions.get(at), indent + STEP, part.flatMap(Part::beside));
        }
    }

    private void addCondition(Yaml.Mapping condition, String indent, Optional<Comment> beside) {
        String flow = indent + DASH + inline(condition, true);
        if (flow.length() <= WIDTH) {
            addLine(flow, beside);
            return;
        }
        String before = indent + DASH;
        Optional<Comment> behind = beside;
        for (Yaml.Field field : inOrder(condition)) {
            addLine(before + field.name().text() + ": " + inline(field.value(), false), behind);
            before = indent + STEP;
            behind = Optional.empty();
        }
    }

    private static List<Yaml.Field> inOrder(Yaml.Mapping condition) {
        return condition.fields().stream()
                .sorted(Comparator.comparingInt(
                        field -> Vocabulary.CONDITION.indexOf(field.name().text())))
                .toList();
    }

    private static String inline(Yaml value, boolean inFlow) {
        if (value instanceof Yaml.Scalar scalar) {
            return YamlText.of(scalar, inFlow);
        }
        if (value instanceof Yaml.Sequence sequence) {
            return sequence.elements().stream()
                    .map(element -> inline(element, true))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return inOrder((Yaml.Mapping) value).stream()
                .map(field -> field.name().text() + ": " + inline(field.value(), true))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** Comments with the blank lines before them. */
    private void addLines(List<Comment> comments, String indent) {
        for (Comment comment : comments) {
            blankWanted |= comment.blankBefore();
            addLine(indent + comment.text(), Optional.empty());
        }
    }

    /** Comments without blank lines. */
    private void addLinesTogether(List<Comment> comments, String indent) {
        comments.forEach(comment -> addLine(indent + comment.text(), Optional.empty()));
    }

    /** A comment behind a line stays in its column if there is room. */
    private void addLine(String line, Optional<Comment> beside) {
        if (blankWanted && text.length() > 0) {
            text.append('\n');
        }
        blankWanted = false;
        text.append(line);
        beside.ifPresent(comment -> {
            int room = comment.ownLine() ? 0 : comment.column() - line.codePointCount(0, line.length());
            text.append(" ".repeat(Math.max(2, room))).append(comment.text());
        });
        text.append('\n');
    }
}
