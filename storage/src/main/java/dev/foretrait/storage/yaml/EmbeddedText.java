package dev.foretrait.storage.yaml;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Fix;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import java.util.Optional;

/** A text of another language inside a YAML file: what is found in it, moved to where it stands in the file. */
public final class EmbeddedText {

    private final Yaml.Scalar scalar;
    private final Source file;
    private final ScalarPlaces places;

    public EmbeddedText(Yaml.Scalar scalar, Source file) {
        this.scalar = scalar;
        this.file = file;
        this.places = scalar.placesIn(file);
    }

    /** Where the stretch of the text stands in the file. */
    public Span inFile(Span span) {
        return places.inFile(span);
    }

    /** What was found in the text, as a finding in the file. */
    public Diagnostic inFile(Diagnostic finding) {
        Optional<String> cut = finding.isError() ? cutByComment() : Optional.empty();
        return new Diagnostic(
                finding.rule(),
                file,
                places.inFile(finding.span()),
                finding.message(),
                cut.or(finding::hint),
                cut.isPresent() ? Optional.empty() : finding.related().map(places::inFile),
                finding.fix().flatMap(this::inFile));
    }

    /** The edit in the file; none where the replacement would need another style of scalar. */
    public Optional<Fix> inFile(Fix fix) {
        if (!YamlText.isPrintable(fix.replacement())) {
            return Optional.empty();
        }
        Span span = places.inFile(fix.span());
        return switch (scalar.style()) {
            case SINGLE_QUOTED -> Optional.of(new Fix(span, fix.replacement().replace("'", "''")));
            case DOUBLE_QUOTED ->
                Optional.of(
                        new Fix(span, fix.replacement().replace("\\", "\\\\").replace("\"", "\\\"")));
            case LITERAL, FOLDED -> Optional.of(new Fix(span, fix.replacement()));
            case PLAIN ->
                fix.replacement().contains(": ") || fix.replacement().contains(" #")
                        ? Optional.empty()
                        : Optional.of(new Fix(span, fix.replacement()));
        };
    }

    /** A plain scalar ends where {@code ' #'} begins a comment; a text that holds one looks cut off. */
    private Optional<String> cutByComment() {
        int end = scalar.span().end();
        boolean comment = scalar.style() == Yaml.Scalar.Style.PLAIN
                && file.text()
                        .substring(end, Math.min(file.text().length(), end + 2))
                        .equals(" #");
        return comment
                ? Optional.of(
                        "' #' begins a comment in YAML: put the text in double quotes, or on lines of its own below '|'")
                : Optional.empty();
    }
}
