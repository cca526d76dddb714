package dev.foretrait.cli.preview;

import dev.foretrait.cli.terminal.Bar;
import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.cli.terminal.Shown;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.evaluate.Distribution;
import dev.foretrait.engine.evaluate.Distribution.Share;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Previews as a screen: the answer first, one paragraph for each definition. */
public final class PreviewScreen {

    private static final String INDENT = "  ";
    private static final String BETWEEN_SHARES = "    ";
    private static final String BETWEEN_MEMBERS = " · ";
    private static final int MOST_BUCKETS = 6;
    private static final int BAR_CELLS = 12;
    private static final int VALUE_CELLS = 24;
    private static final int ID_CELLS = 32;
    private static final int MOST_MEMBERS = 5;

    private final Terminal terminal;
    private final Paint paint;

    public PreviewScreen(Terminal terminal) {
        this.terminal = terminal;
        this.paint = terminal.paint();
    }

    /** All lines of the screen. */
    public List<String> lines(Heading heading, List<Preview> previews, Duration elapsed) {
        List<String> lines = new ArrayList<>(Flow.words(heading.line(), "", terminal.width()));
        Titles titles = new Titles(previews);
        for (Preview preview : previews) {
            lines.add("");
            lines.addAll(titles.of(preview));
            lines.addAll(distribution(preview));
            lines.addAll(sample(preview));
            for (String remark : preview.remarks()) {
                lines.addAll(Flow.words(Cells.printable(remark), INDENT, terminal.width()));
            }
            preview.findings().stream()
                    .filter(finding -> finding.rule().severity() != Severity.NOTE)
                    .forEach(finding -> lines.addAll(finding(finding)));
        }
        lines.add("");
        lines.addAll(Flow.words(summary(previews, elapsed), "", terminal.width()));
        return lines;
    }

    private List<String> distribution(Preview preview) {
        Optional<Distribution> values = preview.values().map(ProfileValues::distribution);
        if (values.isEmpty() || values.get().shares().allMatch(share -> share.value() instanceof Value.Bool)) {
            return List.of();
        }
        List<Share> numbers = values.get().numbers();
        long numeric = profiles(numbers);
        return 2 * numeric > preview.members()
                ? numbers(numbers, preview.members() - numeric)
                : texts(values.get().ofElements());
    }

    private List<String> numbers(List<Share> ascending, long others) {
        Histogram histogram = Histogram.of(ascending, MOST_BUCKETS);
        long most = histogram.buckets().stream()
                .mapToLong(Histogram.Bucket::profiles)
                .max()
                .orElse(0);
        Flow flow = new Flow(INDENT, BETWEEN_SHARES, terminal.width());
        for (Histogram.Bucket bucket : histogram.buckets()) {
            String least = Figures.grouped(bucket.least());
            String greatest = Figures.grouped(bucket.greatest());
            add(flow, least.equals(greatest) ? least : least + "–" + greatest, bucket.profiles(), most);
        }
        if (others > 0) {
            flow.add("other " + Figures.grouped(others));
        }
        return flow.lines();
    }

    /** As many values as go on two lines. */
    private List<String> texts(Distribution distribution) {
        List<Share> commonest = distribution.commonest(MOST_BUCKETS);
        List<String> lines = List.of();
        for (int shown = commonest.size(); shown > 0; shown--) {
            Flow flow = new Flow(INDENT, BETWEEN_SHARES, terminal.width());
            for (Share share : commonest.subList(0, shown)) {
                add(
                        flow,
                        Shown.value(share.value(), VALUE_CELLS),
                        share.profiles(),
                        commonest.get(0).profiles());
            }
            if (shown < distribution.size()) {
                flow.add(Figures.grouped(distribution.size() - shown) + " more");
            }
            lines = flow.lines();
            if (lines.size() <= 2) {
                return lines;
            }
        }
        return lines;
    }

    private void add(Flow flow, String label, long profiles, long most) {
        String bar = Bar.of(profiles, most, BAR_CELLS);
        String figure = Figures.grouped(profiles);
        int cells = Cells.width(label) + Cells.width(bar) + figure.length() + 2;
        flow.add(label + " " + paint.cyan(bar) + " " + figure, cells);
    }

    private static long profiles(List<Share> shares) {
        return shares.stream().mapToLong(Share::profiles).sum();
    }

    private List<String> sample(Preview preview) {
        Flow flow = new Flow(INDENT, BETWEEN_MEMBERS, terminal.width());
        preview.sample().stream().limit(MOST_MEMBERS).forEach(member -> {
            String id = Cells.fit(Cells.printable(member.readableId()), ID_CELLS);
            String value = member.value() instanceof Value.Bool ? "" : " " + Shown.value(member.value(), VALUE_CELLS);
            flow.add(paint.faint(id) + value, Cells.width(id + value));
        });
        List<String> lines = flow.lines();
        return lines.isEmpty() ? lines : lines.subList(0, 1);
    }

    private List<String> finding(Diagnostic finding) {
        Source.Position place = finding.source().position(finding.span().start());
        String text = finding.rule().id() + " " + finding.source().name() + ":" + place.line() + ":" + place.column()
                + " " + finding.message();
        return Flow.words(Cells.printable(text), INDENT, terminal.width()).stream()
                .map(line -> finding.isError() ? paint.red(line) : paint.yellow(line))
                .toList();
    }

    private static String summary(List<Preview> previews, Duration elapsed) {
        long with = previews.stream().filter(preview -> preview.members() > 0).count();
        return Figures.count(previews.size(), "definition") + " · " + Figures.grouped(with) + " with members · "
                + Figures.grouped(previews.size() - with) + " without · " + Figures.elapsed(elapsed);
    }

    /** The title lines, in columns as wide as the widest of them. */
    private final class Titles {

        private static final String GAP = "  ";
        private static final int COVERAGE_CELLS = 5;

        private final int keyCells;
        private final int typeCells;
        private final int countCells;

        Titles(List<Preview> previews) {
            typeCells = widest(
                    previews,
                    preview -> DefinitionWords.type(preview.definition()).length());
            countCells = widest(previews, preview -> count(preview).length());
            int rest = typeCells
                    + countCells
                    + COVERAGE_CELLS
                    + widest(previews, preview -> pace(preview).length());
            int room = Math.max(0, terminal.width() - rest - 4 * GAP.length());
            keyCells = Math.min(
                    room,
                    widest(previews, preview -> Cells.width(preview.definition().key())));
        }

        List<String> of(Preview preview) {
            String key = Cells.printable(preview.definition().key());
            String type = DefinitionWords.type(preview.definition());
            String count = Cells.right(count(preview), countCells);
            String coverage = Cells.right(
                    Figures.percent(
                            preview.members(),
                            preview.values().map(ProfileValues::profiles).orElse(0)),
                    COVERAGE_CELLS);
            String pace = pace(preview);
            List<String> lines = new ArrayList<>();
            String indent = " ".repeat(keyCells + GAP.length());
            Flow flow = new Flow(indent, GAP, terminal.width());
            flow.add(
                    Cells.left(type, typeCells) + GAP + members(preview, count) + GAP + coverage + GAP + pace,
                    typeCells + countCells + COVERAGE_CELLS + pace.length() + 3 * GAP.length());
            DefinitionWords.options(preview.definition()).forEach(flow::add);
            lines.addAll(flow.lines());
            if (Cells.width(key) > keyCells) {
                lines.add(0, paint.bold(key));
            } else {
                lines.set(0, paint.bold(key) + lines.get(0).substring(Cells.width(key)));
            }
            return lines;
        }

        private static String pace(Preview preview) {
            return switch (preview.cadence().pace()) {
                case REALTIME -> "real time";
                case BATCH -> "batch";
            };
        }

        private String members(Preview preview, String count) {
            return preview.members() == 0 ? paint.red(count) : count;
        }

        private static String count(Preview preview) {
            return Figures.count(preview.members(), preview.definition().level().noun());
        }

        private static int widest(List<Preview> previews, ToIntFunction<Preview> width) {
            return previews.stream().mapToInt(width).max().orElse(0);
        }
    }
}
