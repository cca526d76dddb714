package dev.foretrait.cli;

import dev.foretrait.cli.lint.LintScreen;
import dev.foretrait.cli.lint.RuleSheet;
import dev.foretrait.cli.lint.SarifLog;
import dev.foretrait.cli.output.DiagnosticJson;
import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.cli.output.TextLines;
import dev.foretrait.cli.preview.Grades;
import dev.foretrait.cli.preview.Silenced;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.reference.CatalogueCheck;
import dev.foretrait.engine.reference.EventReferences;
import dev.foretrait.engine.repair.Diagnosis;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.storage.catalogue.CatalogueSet;
import dev.foretrait.storage.definition.DefinitionFiles;
import dev.foretrait.storage.definition.DefinitionSet;
import dev.foretrait.storage.settings.Rules;
import dev.foretrait.storage.yaml.YamlRule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds definitions against the language, the limits and each other. */
@Command(
        name = "lint",
        description =
                "Holds definitions against the query language, Segment's limits, each other and the events, and shows"
                        + " what is wrong, what is odd, and what is worth knowing: each with its place and what to do.",
        footer = {
            "",
            "Events are held against the catalogues of the space (catalogue/*.yaml), too.",
            "Exit status: 1 if there are errors; warnings and notes leave it at 0. With --fix also if a definition without"
                    + " members cannot be repaired.",
            "",
            "Examples:",
            "  foretrait lint",
            "  foretrait lint total_inbounds --notes",
            "  foretrait lint --events export.ndjson.gz",
            "  foretrait lint --fix",
            "  foretrait lint --fix --repair 2 seed_total_inbounds",
            "  foretrait lint --format json -o findings.json",
            "  foretrait lint --sarif findings.sarif",
            "  foretrait lint -q \"event('Call').within(2 weeks).count()\"",
            "  foretrait lint --explain W-QUOTA"
        })
final class LintCommand implements Callable<Integer> {

    private static final List<Format> FORMATS = List.of(Format.TABLE, Format.JSON);

    private final Invocation invocation;

    @Mixin
    private final EventOptions space = new EventOptions();

    @Mixin
    private final DefinitionOptions definitions = new DefinitionOptions();

    @Mixin
    private final FixOptions fix = new FixOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--notes", description = "Show notes, too: when each definition is computed, and why then.")
    private boolean notes;

    @Option(
            names = "--sarif",
            paramLabel = "FILE",
            description = "Write what was found to FILE as well, as SARIF 2.1.0: for code hosts and editors.")
    private Optional<String> sarif = Optional.empty();

    @Option(names = "--without-events", description = "Look at definitions only, and not at the events of the space.")
    private boolean withoutEvents;

    @Option(names = "--rules", description = "Instead of looking, list all rules.")
    private boolean listRules;

    @Option(names = "--explain", paramLabel = "RULE", description = "Instead of looking, explain a rule.")
    private Optional<String> explained = Optional.empty();

    LintCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Format format = output.format(isAboutRules() ? List.of(Format.TABLE) : FORMATS, Format.TABLE);
        check();
        SpaceOnDisk onDisk = SpaceOnDisk.find(invocation);
        Severities severities = onDisk.settings().severities();
        if (isAboutRules()) {
            RuleSheet sheet = new RuleSheet(output.terminal(invocation), severities);
            List<String> lines =
                    explained.map(id -> sheet.explanation(rule(id))).orElseGet(() -> sheet.lines(Rules.ALL));
            output.write(invocation, out -> TextLines.write(lines, out));
            return ExitStatus.FINE;
        }
        DefinitionSet read = definitions.read(onDisk);
        DefinitionSet selected = read.select(definitions.selectors());
        CatalogueSet catalogues = Catalogues.read(onDisk);
        boolean isNothing =
                selected.definitions().isEmpty() && selected.findings().isEmpty();
        boolean hasCatalogues =
                !catalogues.catalogues().isEmpty() || !catalogues.findings().isEmpty();
        if (isNothing && (fix.isAskedFor() || !hasCatalogues)) {
            onDisk.needed(invocation);
            throw Failure.finding(
                    "there are no definitions", "put some into traits/ or audiences/, or type one: -q QUERY");
        }
        Shown shown = shown(onDisk, read, selected, catalogues);
        List<Diagnosis> diagnoses = shown.diagnoses();
        if (fix.isAskedFor()) {
            return new Fixing(fix, onDisk, invocation).fix(read, selected, diagnoses, output, format);
        }
        List<Diagnostic> all = LintFindings.of(onDisk, read, selected, catalogues, areAllSelected());
        Printer printer = Printer.of(onDisk.settings().semantics());
        diagnoses.forEach(diagnosis -> all.addAll(diagnosis.findings(printer)));
        all.addAll(shown.violations());
        List<Diagnostic> ordered = LintFindings.inOrder(all);
        Grades grades = new Grades(severities, read.definitions());
        List<Diagnostic> findings = grades.applyTo(ordered);
        output.write(invocation, out -> {
            if (format == Format.JSON) {
                JsonWriter json = new JsonWriter(out, true);
                DiagnosticJson.write(findings, json);
                json.endLine().flush();
            } else {
                LintScreen screen = new LintScreen(output.terminal(invocation), notes);
                TextLines.write(screen.lines(findings, selected.definitions().size(), mendable(diagnoses)), out);
            }
        });
        if (sarif.isPresent()) {
            writeSarif(findings, grades.silenced(ordered), sarif.get());
        }
        return status(findings);
    }

    private boolean isAboutRules() {
        return listRules || explained.isPresent();
    }

    /** Refuses options that do not go together. */
    private void check() {
        fix.check(definitions.selectors());
        if (isAboutRules() && (fix.isAskedFor() || sarif.isPresent())) {
            throw Failure.unusable(
                    "--rules and --explain tell of rules and look at no definition", "leave out --fix and --sarif");
        }
        if (fix.isAskedFor() && sarif.isPresent()) {
            throw Failure.unusable(
                    "--sarif does not go with --fix, which shows repairs and not what was found",
                    "repair first, then: foretrait lint --sarif FILE");
        }
        if (sarif.filter(file -> output.goesTo(file, invocation)).isPresent()) {
            throw Failure.unusable("--sarif and -o name the same file", "name two files, or leave one of them out");
        }
    }

    /**
     * What the events show.
     *
     * @param diagnoses about definitions
     * @param violations where events are not as the catalogues of the space say
     */
    private record Shown(List<Diagnosis> diagnoses, List<Diagnostic> violations) {
        static final Shown NOTHING = new Shown(List.of(), List.of());
    }

    /** What the events say, if there are any; of the catalogues only where all definitions are looked at. */
    private Shown shown(SpaceOnDisk onDisk, DefinitionSet read, DefinitionSet selected, CatalogueSet catalogues)
            throws IOException {
        boolean hasEvents = space.areGiven() || onDisk.mayHaveEvents(invocation);
        if (fix.isAskedFor() && (withoutEvents || !hasEvents)) {
            throw Failure.unusable(
                    "there are no events to repair definitions by", "import an export, or name one: --events PATH");
        }
        boolean areCataloguesAskedFor = areAllSelected() && !fix.isAskedFor();
        boolean isAnythingAskedFor = !selected.definitions().isEmpty()
                || areCataloguesAskedFor && !catalogues.catalogues().isEmpty();
        if (withoutEvents || !hasEvents || !isAnythingAskedFor) {
            return Shown.NOTHING;
        }
        List<Definition> computed = fix.isChosen()
                ? DisabledDefinitions.without(selected.definitions(), invocation)
                : selected.enabled().definitions();
        List<Definition> inputs = read.enabled().definitions();
        LinkedEntities entities = LinkedEntities.ofFitting(onDisk, inputs, invocation);
        try (SpaceInUse used = space.open(onDisk, invocation)) {
            Limits limits = onDisk.settings().limits();
            List<Diagnosis> diagnoses =
                    Diagnoses.of(computed, used.diagnoser(inputs, entities, Catalogues.of(catalogues), limits));
            return new Shown(diagnoses, areCataloguesAskedFor ? violations(catalogues, used) : List.of());
        }
    }

    private boolean areAllSelected() {
        return definitions.selectors().isEmpty();
    }

    private static List<Diagnostic> violations(CatalogueSet catalogues, SpaceInUse used) {
        EventReferences references = new EventReferences(catalogues.catalogues());
        return catalogues.findings(CatalogueCheck.of(used.snapshot(), references, any -> true));
    }

    private static List<String> mendable(List<Diagnosis> diagnoses) {
        return diagnoses.stream()
                .filter(Diagnosis::isMendable)
                .filter(each -> !each.definition().source().name().equals(DefinitionFiles.TYPED))
                .map(each -> each.definition().key())
                .toList();
    }

    private void writeSarif(List<Diagnostic> findings, List<Silenced> silenced, String file) throws IOException {
        try (OutputFile log = OutputFile.create(invocation.path(file))) {
            JsonWriter json = new JsonWriter(log.stream(), true);
            SarifLog.write(findings, silenced, Foretrait.Version.number(), json);
            json.endLine().flush();
            log.keep();
        }
    }

    private static int status(List<Diagnostic> findings) {
        if (findings.stream().anyMatch(finding -> finding.rule() == YamlRule.FILE)) {
            return ExitStatus.UNUSABLE;
        }
        return findings.stream().anyMatch(Diagnostic::isError) ? ExitStatus.FINDINGS : ExitStatus.FINE;
    }

    private static Rule rule(String id) {
        return Rules.named(id).orElseThrow(() -> Failure.unusable("there is no rule '" + id + "'", Rules.advice(id)));
    }
}
