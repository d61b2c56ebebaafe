package io.spatialforge.viewer.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.spatialforge.audit.AuditReport;
import io.spatialforge.core.claim.Task;
import io.spatialforge.pipeline.audit.BlindGlance;
import io.spatialforge.pipeline.audit.KeptAudit;
import io.spatialforge.viewer.chart.Chart;
import io.spatialforge.viewer.chart.NumberStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the template of the report shows.
 *
 * @param samples pairs of each task
 * @param notes what a reader must know of the samples, a sentence each
 * @param style the style sheet, which stands in the page
 */
public record ReportPage(ReportFigures figures, Map<Task, List<Sample>> samples, List<String> notes, String style) {

    private static final List<String> STYLES = List.of("serve/style.css", "chart/chart.css", "report/report.css");

    private static final int REASONS = 4;
    private static final int WRONG = 20;

    public ReportPage {
        samples = Collections.unmodifiableMap(samples.isEmpty() ? new EnumMap<>(Task.class) : new EnumMap<>(samples));
        notes = List.copyOf(notes);
    }

    static ReportPage of(ReportFigures figures, Map<Task, List<Sample>> samples, List<String> notes)
            throws IOException {
        StringBuilder style = new StringBuilder();
        for (String name : STYLES) {
            try (InputStream in = Objects.requireNonNull(
                    ReportPage.class.getResourceAsStream("/io/spatialforge/viewer/" + name), name)) {
                style.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return new ReportPage(figures, samples, notes, style.toString());
    }

    /** Writes the page beside the file and then in its place; of what can't be written whole nothing is left. */
    void write(Path file) throws IOException {
        Utf8ByteOutput output = new Utf8ByteOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("report/report.jte", this, output);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                output.writeTo(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** What the page may load: nothing but what stands in it. */
    public String policy() {
        return "default-src 'none'; img-src data:; style-src 'sha256-" + hash(style) + "'";
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether there is nothing but how it came to nothing. */
    public boolean isEmpty() {
        return figures.pairs().pairs() == 0;
    }

    private PairCharts pairCharts() {
        return new PairCharts(figures.pairs());
    }

    /** Images, regions, claims and pairs. */
    public List<Flow> mainFlows() {
        List<Flow> main = new ArrayList<>();
        for (String unit : List.of("images", "regions", "claims", "pairs")) {
            Flow flow = figures.flow(unit);
            if (!flow.steps().isEmpty()) {
                main.add(flow);
            }
        }
        return main;
    }

    /** What only some corpora and models have. */
    public List<Flow> otherFlows() {
        List<Flow> main = mainFlows();
        return figures.flows().stream().filter(flow -> !main.contains(flow)).toList();
    }

    /** What became of images, regions, claims and pairs. */
    public Funnel funnel() {
        return Funnel.of(mainFlows());
    }

    /** Whether the data are good. */
    public List<Gist.Line> gist() {
        return figures.gist();
    }

    public Chart chart(Flow flow) {
        return FlowCharts.flow(flow);
    }

    public Chart tasks() {
        return FlowCharts.tasks(figures.tasks());
    }

    /** Whether some pairs are in words that a model proposed, which are not read back. */
    public boolean hasOwnWords() {
        JudgeFigures judged = figures.judged();
        return judged != null && judged.all().described() > 0;
    }

    /** Whether a mix of tasks was asked for. */
    public boolean hasMix() {
        return figures.tasks().stream().anyMatch(TaskRow::hasMix);
    }

    public List<Chart> asked() {
        return pairCharts().asked();
    }

    public List<Chart> about() {
        return pairCharts().about();
    }

    public List<Chart> measured() {
        return pairCharts().measured();
    }

    public List<Chart> spread() {
        return pairCharts().spread();
    }

    public List<Chart> answers() {
        return pairCharts().answers();
    }

    public List<Chart> guessed() {
        BlindGlance blind = figures.blind();
        return blind == null ? List.of() : TrustCharts.guessed(blind.report());
    }

    /** Audit, judges and people. */
    public List<Chart> trusted() {
        List<Chart> charts = new ArrayList<>();
        if (figures.audit() != null) {
            charts.addAll(TrustCharts.right(figures.audit().report()));
        }
        charts.addAll(TrustCharts.judged(figures));
        charts.addAll(TrustCharts.reviewed(figures.review()));
        return charts;
    }

    /** The most frequent reasons for which something of a task was left out. */
    public String reasons(String task) {
        StringBuilder said = new StringBuilder();
        for (Flow.Left left : figures.leftOut().getOrDefault(task, List.of()).stream()
                .limit(REASONS)
                .toList()) {
            said.append(said.isEmpty() ? "" : ", ")
                    .append(left.reason())
                    .append(' ')
                    .append(NumberStyle.BRIEF.of(left.count()));
        }
        return said.toString();
    }

    /** What the guesses come to, a sentence each. */
    public List<String> blindness() {
        BlindGlance blind = figures.blind();
        return blind == null ? List.of() : TrustWords.guessed(blind);
    }

    /** Who checked the pairs, a sentence each. */
    public List<String> trust() {
        return TrustWords.trusted(figures);
    }

    /** The first pairs that truth calls wrong. */
    public List<AuditReport.WrongPair> wrong() {
        KeptAudit audit = figures.audit();
        return audit == null
                ? List.of()
                : audit.report().wrong().stream().limit(WRONG).toList();
    }

    /** Whether the time of a stage is not known as a whole. */
    public boolean hasGaps() {
        return figures.speeds().stream().anyMatch(speed -> !speed.whole());
    }

    public List<Chart> speed() {
        return FlowCharts.speed(figures.speeds());
    }
}
