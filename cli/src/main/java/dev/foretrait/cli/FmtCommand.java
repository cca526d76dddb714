package dev.foretrait.cli;

import dev.foretrait.cli.fmt.LineDiff;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.storage.definition.CanonicalFile;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.settings.SpaceFolder;
import dev.foretrait.storage.yaml.YamlDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts definition files into canonical form. */
@Command(
        name = "fmt",
        description =
                "Rewrites definition files in canonical form: fields in one order, queries as Segment prints them,"
                        + " quotes only where they are needed. Comments stay, and so does what is defined: a file with errors is"
                        + " left alone. Lines go on ending as the first line of a file does.",
        footer = {
            "",
            "Exit status: 1 if --check finds a file that is not canonical, if a file has errors, or if there is none.",
            "",
            "Examples:",
            "  foretrait fmt",
            "  foretrait fmt --check",
            "  foretrait fmt --lenient old.yaml",
            "  foretrait fmt traits/flex.yaml",
            "  foretrait fmt --to query traits/flex.yaml",
            "  foretrait fmt - < draft.yaml"
        })
final class FmtCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    private final Invocation invocation;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description =
                    "Files, folders, spaces, or - for standard input, which is written to standard output. Default: all"
                            + " definition files of the space.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--check", description = "Change nothing; print what would change, as a difference.")
    private boolean check;

    @Option(
            names = "--lenient",
            description =
                    "Read queries with older and sloppy spellings, too, and write them as Segment takes them today.")
    private boolean lenient;

    @Option(
            names = "--to",
            paramLabel = "SPELLING",
            description = "Change nothing; print every definition as a query, or in its builder form where it has one:"
                    + " query or builder.")
    private Optional<Origin> spelling = Optional.empty();

    FmtCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** A file to format: its text, and what a definition is that stands in it alone. */
    private record Page(Optional<Path> file, Source source, Kind ifSingle, Dialect dialect) {}

    @Override
    public Integer call() throws IOException {
        if (check && spelling.isPresent()) {
            throw Failure.unusable("--check and --to do not go together", "both print, and change nothing");
        }
        SpaceOnDisk onDisk = SpaceOnDisk.find(invocation);
        List<Page> pages = pages(onDisk);
        List<Diagnostic> findings = new ArrayList<>();
        int different = 0;
        int refused = 0;
        for (Page page : pages) {
            CanonicalFile canonical = canonical(page);
            findings.addAll(canonical.findings());
            if (canonical.text().isEmpty()) {
                refused++;
            } else if (write(page, canonical, pages.size() > 1)) {
                different++;
            }
        }
        ChosenDefinitions.show(findings, invocation);
        tell(pages.size() - refused, different);
        boolean fine = findings.stream().noneMatch(Diagnostic::isError) && !(check && different > 0);
        return fine ? ExitStatus.FINE : ExitStatus.FINDINGS;
    }

    private CanonicalFile canonical(Page page) {
        return CanonicalFile.of(
                page.source(),
                page.ifSingle(),
                lenient ? Acceptance.LENIENT : Acceptance.STRICT,
                page.dialect(),
                spelling);
    }

    /** Writes the file, or prints what was asked for; whether it differs. */
    private boolean write(Page page, CanonicalFile canonical, boolean oneOfSeveral) throws IOException {
        String name = page.source().name();
        String text = canonical.text().orElseThrow();
        boolean differs = !text.equals(page.source().text());
        if (spelling.isPresent()) {
            print((oneOfSeveral ? "# " + name + "\n" : "") + text);
            canonical
                    .kept()
                    .forEach(key -> invocation.note(
                            name + ": '" + key + "' stays a query: no builder form says exactly the same"));
        } else if (check) {
            if (differs) {
                invocation.print(LineDiff.of(name, "canonical", page.source().text(), text));
            }
        } else if (page.file().isEmpty()) {
            print(text);
        } else if (differs) {
            try (OutputFile output = OutputFile.create(page.file().get())) {
                output.stream().write(text.getBytes(StandardCharsets.UTF_8));
                output.keep();
            }
            invocation.note("wrote " + name);
        }
        return differs;
    }

    private void tell(int readable, int different) {
        if (check && different > 0) {
            invocation.note(Figures.count(different, "file") + " of " + readable + " not canonical: foretrait fmt");
        } else if (spelling.isEmpty() && !names.contains(STANDARD_INPUT)) {
            invocation.note(Figures.count(readable - different, "file") + " canonical already");
        }
    }

    private void print(String text) throws IOException {
        invocation.out().write(text.getBytes(StandardCharsets.UTF_8));
        invocation.out().flush();
    }

    /** The files to format; one that is named twice, or by itself and with its folder, counts once. */
    private List<Page> pages(SpaceOnDisk onDisk) throws IOException {
        Set<Path> met = new HashSet<>();
        List<Page> pages = new ArrayList<>();
        for (Page page : pagesNamed(onDisk)) {
            if (page.file().isEmpty() || met.add(page.file().get().toRealPath())) {
                pages.add(page);
            }
        }
        return pages;
    }

    private List<Page> pagesNamed(SpaceOnDisk onDisk) throws IOException {
        List<Page> pages = new ArrayList<>();
        if (names.isEmpty()) {
            pages.addAll(pagesIn(onDisk.needed(invocation), onDisk));
        }
        for (String name : new LinkedHashSet<>(names)) {
            if (name.equals(STANDARD_INPUT)) {
                YamlDocument read =
                        YamlDocument.parse(STANDARD_INPUT, invocation.in().readAllBytes());
                pages.add(new Page(
                        Optional.empty(),
                        readable(read),
                        Kind.TRAIT,
                        onDisk.settings().dialect()));
            } else if (Files.isDirectory(invocation.path(name))) {
                pages.addAll(pagesIn(invocation.path(name), onDisk));
            } else {
                pages.add(page(invocation.path(name), onDisk));
            }
        }
        return pages;
    }

    /** All definitions of a space, read as its settings say; in any other folder the YAML files that lie there. */
    private List<Page> pagesIn(Path folder, SpaceOnDisk onDisk) throws IOException {
        boolean isSpace = SpaceFolder.is(folder);
        SpaceOnDisk of = isSpace ? SpaceOnDisk.at(folder, onDisk, invocation) : onDisk;
        List<Path> files = isSpace ? DefinitionFiles.filesOf(folder) : DefinitionFiles.yamlFiles(folder);
        if (files.isEmpty()) {
            throw Failure.finding(
                    "there are no definition files in " + invocation.shown(folder),
                    isSpace
                            ? "put some into traits/ or audiences/"
                            : "name a YAML file, a folder of some such as traits/, or a space");
        }
        List<Page> pages = new ArrayList<>();
        for (Path file : files) {
            pages.add(page(file, of));
        }
        return pages;
    }

    private Page page(Path file, SpaceOnDisk of) {
        YamlDocument read = YamlDocument.read(file, invocation.shown(file));
        return new Page(
                Optional.of(file),
                readable(read),
                DefinitionFiles.kindIfSingle(file),
                of.settings().dialect());
    }

    /** The text of what was read; what is no YAML is left to whoever reads it as definitions. */
    private Source readable(YamlDocument read) {
        if (read.source().text().isEmpty() && !read.findings().isEmpty()) {
            ChosenDefinitions.show(read.findings(), invocation);
            throw Failure.unusable("nothing more was formatted");
        }
        return read.source();
    }
}
