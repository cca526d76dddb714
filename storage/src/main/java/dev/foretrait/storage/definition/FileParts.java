package dev.foretrait.storage.definition;

import dev.foretrait.storage.yaml.Comment;
import dev.foretrait.storage.yaml.Yaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A definition file taken apart: lists of definitions, their fields, and each comment with the part it is about. A comment
 * behind something is about that; one on a line of its own is about what follows, unless it is indented like the fields of
 * the definition that ends there.
 */
final class FileParts {

    /** What comments can be about. */
    static final class Part {
        private final int start;
        private final int column;
        private final boolean blankBefore;
        private final List<Comment> above = new ArrayList<>();
        private Optional<Comment> beside = Optional.empty();

        private Part() {
            this.start = 0;
            this.column = 0;
            this.blankBefore = false;
        }

        private Part(String text, int start) {
            this.start = start;
            this.column = start - text.lastIndexOf('\n', start - 1) - 1;
            this.blankBefore = Comment.isBlankAbove(text, start);
        }

        /** The comments on lines of their own, before it. */
        List<Comment> above() {
            return above;
        }

        /** The comment behind it. */
        Optional<Comment> beside() {
            return beside;
        }

        boolean blankBefore() {
            return blankBefore;
        }

        private void addBeside(Comment comment) {
            if (beside.isPresent()) {
                above.add(comment);
            } else {
                beside = Optional.of(comment);
            }
        }
    }

    /** An element of a list inside a definition. */
    record Element(Part part, Yaml value) {}

    /** A field of a definition; its elements only where each stands on lines of its own. */
    record Entry(Part part, String name, Yaml value, List<Element> elements) {

        /** A field that stands nowhere yet, with comments above it. */
        static Entry withComments(Yaml.Field field, List<Comment> comments) {
            Part part = new Part();
            part.above.addAll(comments);
            return new Entry(part, field.name().text(), field.value(), List.of());
        }

        /** All comments that are about it or something in it. */
        List<Comment> comments() {
            return Stream.concat(Stream.of(part), elements.stream().map(Element::part))
                    .flatMap(some -> Stream.concat(some.above.stream(), some.beside.stream()))
                    .toList();
        }
    }

    /** A definition, and the comments behind its last field. */
    record Block(Part part, Yaml value, List<Entry> entries, List<Comment> below) {}

    /** A named list of definitions; without name, the one definition that the file is. */
    record Listing(Part part, Optional<String> name, List<Block> blocks) {}

    private final String text;
    private final List<Listing> listings = new ArrayList<>();
    private final List<Comment> below = new ArrayList<>();

    private FileParts(String text) {
        this.text = text;
    }

    static FileParts of(String text, Yaml.Mapping root, List<Comment> comments) {
        FileParts parts = new FileParts(text);
        boolean lists =
                Vocabulary.LISTS.stream().anyMatch(name -> root.get(name).isPresent());
        if (lists) {
            root.fields().forEach(parts::addListing);
        } else {
            Block block = parts.block(root);
            parts.listings.add(new Listing(block.part(), Optional.empty(), List.of(block)));
        }
        comments.forEach(parts::place);
        return parts;
    }

    List<Listing> listings() {
        return listings;
    }

    /** The comments behind everything. */
    List<Comment> below() {
        return below;
    }

    private void addListing(Yaml.Field field) {
        List<Block> blocks = field.value() instanceof Yaml.Sequence sequence
                ? sequence.elements().stream().map(this::block).toList()
                : List.of();
        listings.add(new Listing(
                new Part(text, field.name().span().start()),
                Optional.of(field.name().text()),
                blocks));
    }

    private Block block(Yaml value) {
        List<Entry> entries =
                ((Yaml.Mapping) value).fields().stream().map(this::entry).toList();
        return new Block(new Part(text, value.span().start()), value, entries, new ArrayList<>());
    }

    private Entry entry(Yaml.Field field) {
        List<Element> elements = field.name().text().equals(Vocabulary.CONDITIONS)
                        && field.value() instanceof Yaml.Sequence sequence
                        && text.charAt(sequence.span().start()) != '['
                ? sequence.elements().stream()
                        .map(element ->
                                new Element(new Part(text, element.span().start()), element))
                        .toList()
                : List.of();
        return new Entry(
                new Part(text, field.name().span().start()), field.name().text(), field.value(), elements);
    }

    private void place(Comment comment) {
        Optional<Part> before =
                parts().filter(part -> part.start < comment.start()).max(Comparator.comparingInt(part -> part.start));
        Optional<Part> leaf = leafAround(comment);
        if (leaf.isPresent() && comment.ownLine()) {
            leaf.get().above.add(comment);
        } else if (!comment.ownLine() && before.isPresent()) {
            innermost(before.get()).addBeside(comment);
        } else {
            placeBetween(comment);
        }
    }

    private void placeBetween(Comment comment) {
        Optional<Part> next =
                parts().filter(part -> part.start > comment.start()).min(Comparator.comparingInt(part -> part.start));
        Optional<Block> ended = blocks().filter(block -> block.part().start < comment.start())
                .reduce((earlier, later) -> later)
                .filter(block -> next.isEmpty() || !isInside(next.get(), block))
                .filter(block -> comment.column() >= block.part().column)
                .filter(block -> !nextHasBegun(block, comment));
        if (ended.isPresent()) {
            ended.get().below().add(comment);
        } else if (next.isPresent()) {
            next.get().above.add(comment);
        } else {
            below.add(comment);
        }
    }

    /** Whether the dash of the next definition stands between the end of the block and the comment. */
    private boolean nextHasBegun(Block block, Comment comment) {
        int end = Math.min(block.value().span().end(), comment.start());
        return text.substring(end, comment.start())
                .lines()
                .anyMatch(line -> line.strip().equals("-"));
    }

    /** The field or element whose value is being written where the comment stands. */
    private Optional<Part> leafAround(Comment comment) {
        return blocks().flatMap(block -> block.entries().stream())
                .flatMap(entry -> entry.elements().isEmpty()
                        ? Stream.of(new Element(entry.part(), entry.value()))
                        : entry.elements().stream())
                .filter(element -> element.part().start < comment.start()
                        && comment.start() < element.value().span().end())
                .map(Element::part)
                .findFirst();
    }

    private static boolean isInside(Part part, Block block) {
        return block.entries().stream()
                .anyMatch(entry ->
                        entry.part() == part || entry.elements().stream().anyMatch(element -> element.part() == part));
    }

    /** Of the parts that begin where this one does, the one with no parts of its own. */
    private Part innermost(Part outer) {
        return parts().filter(part -> part.start == outer.start)
                .reduce((first, last) -> last)
                .orElse(outer);
    }

    private Stream<Block> blocks() {
        return listings.stream().flatMap(listing -> listing.blocks().stream());
    }

    /** Every part, outer ones before those in them. */
    private Stream<Part> parts() {
        return listings.stream()
                .flatMap(listing -> Stream.concat(
                        Stream.of(listing.part()), listing.blocks().stream().flatMap(FileParts::parts)));
    }

    private static Stream<Part> parts(Block block) {
        return Stream.concat(
                Stream.of(block.part()),
                block.entries().stream()
                        .flatMap(entry -> Stream.concat(
                                Stream.of(entry.part()),
                                entry.elements().stream().map(Element::part))));
    }
}
