package io.spatialforge.viewer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.NothingKeptException;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.viewer.report.ReportOptions.Photographs;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReportTests {

    private static final String HOSTILE = "dog<img src=x onerror=alert(1)>\"'&";

    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z:-]+)(?:=\"([^\"]*)\")?");
    private static final Set<String> VOID = Set.of("meta", "link", "img", "br", "col");

    /** A tag as a browser sees it: what stands within an attribute is none. */
    private record Tag(String name, boolean opens, boolean closes, Map<String, String> attributes) {

        static List<Tag> of(String html) {
            List<Tag> tags = new ArrayList<>();
            Matcher tag = TAG.matcher(html);
            while (tag.find()) {
                Map<String, String> attributes = new HashMap<>();
                Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
                while (attribute.find()) {
                    attributes.put(attribute.group(1), String.valueOf(attribute.group(2)));
                }
                boolean end = tag.group(1).equals("/");
                boolean whole = tag.group(4).equals("/") || VOID.contains(tag.group(2));
                tags.add(new Tag(tag.group(2), !end, end || whole, attributes));
            }
            return tags;
        }
    }

    @TempDir
    static Path folder;

    private static FinishedRun run;
    private static ReportFigures figures;
    private static String page;

    /** The page without its photographs, which may spell anything. */
    private static String text;

    /** Twelve photographs, each of a thing with a hostile name, a cat at its right and a bird below. */
    @BeforeAll
    static void makeARun() throws Exception {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        StringJoiner images = new StringJoiner(",");
        StringJoiner annotations = new StringJoiner(",");
        for (int i = 1; i <= 12; i++) {
            images.add("{\"id\":%d,\"file_name\":\"%d.jpg\",\"width\":400,\"height\":300}".formatted(i, i));
            annotations
                    .add(box(3 * i, i, 1, 20 + i, 100))
                    .add(box(3 * i + 1, i, 2, 250, 60 + i))
                    .add(box(3 * i + 2, i, 3, 140, 180));
            photograph(photos.resolve(i + ".jpg"), i);
        }
        Path file = folder.resolve("annotations.json");
        Files.writeString(
                file,
                "{\"images\":[%s],\"annotations\":[%s],\"categories\":[{\"id\":1,\"name\":%s},{\"id\":2,\"name\":\"cat\"},{\"id\":3,\"name\":\"bird\"}]}"
                        .formatted(images, annotations, JsonMapper.shared().writeValueAsString(HOSTILE)));
        run = forged(file, photos, "run");
        figures = Report.write(run, options(2), null, folder.resolve("report.html"), ProgressListener.NONE);
        page = Files.readString(folder.resolve("report.html"));
        text = page.replaceAll("base64,[^\"]*", "base64,");
    }

    private static ReportOptions options(int workers) {
        return new ReportOptions(3, 1, Photographs.SHOWN, workers);
    }

    private static String box(int id, int image, int category, int x, int y) {
        return "{\"id\":%d,\"image_id\":%d,\"category_id\":%d,\"bbox\":[%d,%d,80,70]}"
                .formatted(id, image, category, x, y);
    }

    private static void photograph(Path file, int seed) throws IOException {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        for (int i = 0; i < 60; i++) {
            g.setColor(new Color((seed * 37 + i * 11) % 256, (seed * 59 + i * 29) % 256, (i * 47) % 256));
            g.fillRect((i * 53 + seed * 17) % 380, (i * 31) % 280, 40, 30);
        }
        g.dispose();
        ImageIO.write(image, "jpg", file.toFile());
    }

    private static FinishedRun forged(Path annotations, Path photos, String name) throws Exception {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 3).put("seed", 1);
        tree.putObject("curate").put("pixels", "off");
        tree.putArray("sources")
                .addObject()
                .put("kind", "coco")
                .put("name", "test")
                .put("annotations", annotations.toString())
                .put("images", photos.toString())
                .put("exhaustive", "yes");
        Run.forge(
                RunConfig.of("test", tree, folder),
                folder.resolve(name),
                Run.Options.ofDefaults().withWorkers(1));
        return FinishedRun.open(folder.resolve(name));
    }

    @Test
    void figuresAreThoseOfTheBooks() throws IOException {
        assertThat(figures.pairs().pairs()).isPositive();
        assertThat(figures.pairs().images()).isEqualTo(12);
        Flow pairs = figures.flow("pairs");
        assertThat(pairs.steps().getLast().kept()).isEqualTo(figures.pairs().pairs());
        for (Flow flow : figures.flows()) {
            for (Flow.Step step : flow.steps()) {
                long left = step.left().stream().mapToLong(Flow.Left::count).sum();
                assertThat(step.read())
                        .as("%s of %s", flow.unit(), step.stage())
                        .isEqualTo(step.kept() + left);
            }
        }
        SortedMap<String, Long> byForm = new TreeMap<>();
        figures.pairs()
                .tasks()
                .forEach((task, all) -> all.forms().forEach((form, of) -> byForm.put(task + "/" + form, of.pairs())));
        assertThat(byForm).isEqualTo(run.summary().keptByForm());
        assertThat(figures.tasks().stream().mapToLong(TaskRow::kept).sum())
                .isEqualTo(figures.pairs().pairs());
    }

    @Test
    void figuresAsJsonHoldWhatThePageShows() {
        JsonNode json = JsonMapper.shared().readTree(figures.toJson());
        assertThat(json.at("/pairs/count").asLong()).isEqualTo(figures.pairs().pairs());
        assertThat(json.at("/flows/images/0/read").asLong()).isEqualTo(12);
        assertThat(json.at("/settings/curate.pixels").asString()).isEqualTo("off");
        assertThat(page).contains(figures.pairs().pairs() + " verified pairs of 12 images");
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        Report.write(run, options(1), null, folder.resolve("again.html"), ProgressListener.NONE);
        assertThat(Files.readString(folder.resolve("again.html"))).isEqualTo(page);
    }

    @Test
    void everyTagIsClosedAndNoIdIsGivenTwice() {
        Deque<String> open = new ArrayDeque<>();
        Set<String> ids = new HashSet<>();
        Set<String> named = new HashSet<>();
        for (Tag tag : Tag.of(text)) {
            if (tag.opens && !tag.closes) {
                open.push(tag.name);
            } else if (!tag.opens) {
                assertThat(open.pop()).isEqualTo(tag.name);
            }
            tag.attributes.forEach((name, value) -> {
                if (name.equals("id")) {
                    assertThat(ids.add(value)).as("id %s", value).isTrue();
                } else if (name.equals("aria-labelledby")) {
                    named.addAll(List.of(value.split(" ", -1)));
                } else if (name.equals("href") && value.startsWith("#")) {
                    named.add(value.substring(1));
                }
            });
        }
        assertThat(open).isEmpty();
        assertThat(ids).containsAll(named);
    }

    @Test
    void nothingIsLoadedFromElsewhereAndNothingRuns() {
        int loaded = 0;
        for (Tag tag : Tag.of(text)) {
            assertThat(tag.name).isNotIn("script", "iframe", "object", "embed", "form", "base", "audio", "video");
            for (Map.Entry<String, String> attribute : tag.attributes.entrySet()) {
                String name = attribute.getKey();
                assertThat(name).isNotEqualTo("style").doesNotStartWith("on");
                if (Set.of("src", "href", "srcset", "poster", "data", "action", "xlink:href")
                        .contains(name)) {
                    loaded++;
                    assertThat(attribute.getValue()).matches("#.*|data:.*");
                }
            }
        }
        assertThat(loaded).isPositive();
        String style = text.substring(text.indexOf("<style>"), text.indexOf("</style>"));
        assertThat(style).contains(".chart").doesNotContain("@import", "url(");
        assertThat(text.substring(0, 1000)).contains("default-src &#39;none&#39;");
    }

    @Test
    void photographsStandInThePageAndAreSmall() {
        Matcher photograph =
                Pattern.compile("src=\"data:image/jpeg;base64,([^\"]*)\"").matcher(page);
        int found = 0;
        while (photograph.find()) {
            found++;
            assertThat(photograph.group(1).length() * 3 / 4).isLessThanOrEqualTo(SamplePhotographs.MOST_BYTES);
        }
        assertThat(found).isPositive();
    }

    @Test
    @SuppressWarnings("NullAway") // takes the nullable nested type of another module for one that is not
    void hostileLabelsAndQuestionsStayText() throws Exception {
        QaPair plain = PairTallyTests.PAIRS.getFirst();
        Phrased words = new Phrased("form" + HOSTILE, HOSTILE + " {r0}?", HOSTILE, AnswerKind.YES_NO, null, HOSTILE);
        List<QaPair.QaRegion> regions = plain.regions().stream()
                .map(region -> new QaPair.QaRegion(region.id(), HOSTILE, region.shape()))
                .toList();
        QaPair pair =
                new QaPair(plain.id(), plain.split(), plain.image(), words, regions, plain.claim(), plain.evidence());
        PairTally tally = new PairTally();
        tally.add(pair);
        Samples samples = Samples.of(run, Map.of(Task.NEAR_FAR, List.of(pair)), options(1), ProgressListener.NONE);
        ReportFigures hostile = new ReportFigures(
                HOSTILE,
                figures.making(),
                figures.flows(),
                figures.tasks(),
                null,
                figures.leftOut(),
                tally.figures(),
                figures.copies(),
                null,
                null,
                false,
                new JudgeFigures(
                        new RunSummary.Judged(HOSTILE, 9, 1, 1, 9, 0, 1),
                        List.of(new RunSummary.JudgedTask(Task.COUNTING, 9, 1, 1, 1))),
                List.of(new Validity(HOSTILE, 3, 1, 0)),
                figures.speeds());
        ReportPage.of(hostile, samples.pairs(), samples.notes()).write(folder.resolve("hostile.html"));
        String html = Files.readString(folder.resolve("hostile.html"));
        assertThat(html).contains("<title>dog&lt;img src=x onerror=alert(1)&gt;");
        assertThat(html).contains("<p class=\"question\">dog&lt;img src=x onerror=alert(1)&gt;");
        assertThat(Tag.of(html))
                .noneMatch(tag -> "x".equals(tag.attributes.get("src")))
                .noneMatch(tag -> tag.attributes.containsKey("onerror"));
    }

    @Test
    void everyChartIsToldInWordsAndNumbersToo() {
        int charts = count("<figure class=\"chart\">");
        assertThat(charts).isGreaterThan(10);
        assertThat(count("<svg role=\"img\" aria-labelledby=\"")).isEqualTo(charts);
        assertThat(count("<details><summary>Numbers</summary>")).isEqualTo(charts);
        assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static int count(String text) {
        return page.split(Pattern.quote(text), -1).length - 1;
    }

    @Test
    void withoutPhotographsBoxesStandOnCanvases() throws Exception {
        ReportOptions without = new ReportOptions(3, 1, Photographs.LEFT_OUT, 1);
        Report.write(run, without, null, folder.resolve("without.html"), ProgressListener.NONE);
        assertThat(Files.readString(folder.resolve("without.html")))
                .doesNotContain("data:image/jpeg")
                .contains("Photographs were left out")
                .contains("class=\"photograph blank\"");
    }

    @Test
    void itBeginsWithWhetherTheDataAreGood() {
        assertThat(text.indexOf("class=\"gist\"")).isLessThan(text.indexOf("<h2"));
        assertThat(figures.gist()).hasSize(5);
        assertThat(text).contains("class=\"mark-unknown\"", "class=\"funnel\"");
    }

    @Test
    void howLongStagesTookIsToldByTheRun() {
        assertThat(figures.speeds()).extracting(StageSpeed::stage).contains("ingest", "forge", "select");
        assertThat(figures.speeds()).allMatch(StageSpeed::whole);
        assertThat(page).contains("How long the stages took");
    }

    @Test
    void aRunThatKeptNothingSaysSoAndWhy() throws Exception {
        Path file = folder.resolve("nothing.json");
        Files.writeString(
                file,
                "{\"images\":[{\"id\":1,\"file_name\":\"1.jpg\",\"width\":400,\"height\":300}],\"annotations\":[%s],\"categories\":[{\"id\":1,\"name\":\"dog\"}]}"
                        .formatted("{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[1,1,3,3]}"));
        assertThatThrownBy(() -> forged(file, folder.resolve("photos"), "none"))
                .isInstanceOf(NothingKeptException.class);
        ReportFigures none = Report.write(
                FinishedRun.open(folder.resolve("none")),
                options(1),
                null,
                folder.resolve("none.html"),
                ProgressListener.NONE);
        assertThat(none.pairs().pairs()).isZero();
        assertThat(Files.readString(folder.resolve("none.html")))
                .contains("Not one pair was kept.")
                .contains("a region is too small to be seen reliably")
                .doesNotContain("NaN");
    }
}
