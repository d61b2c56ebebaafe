package io.spatialforge.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.viewer.review.ReviewedRun;
import io.spatialforge.viewer.serve.ReadIndex;
import io.spatialforge.viewer.serve.ServedRun;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The viewer's pages in Chromium: what pages do with scripts, where boxes are, and that nothing in the data runs. Skipped
 * where there is no Chromium, unless {@code SPATIALFORGE_REQUIRE_BROWSER} is 1.
 */
class BrowserTests {

    private static final String REQUIRED = "SPATIALFORGE_REQUIRE_BROWSER";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** A box may lie off by less than a pixel of the screen. */
    private static final double TOLERANCE = 0.75;

    @TempDir
    static Path folder;

    private static Playwright playwright;
    private static Browser browser;
    private static FinishedRun run;
    private static ReadIndex index;

    private ReviewedRun viewer;
    private BrowserContext context;
    private Page page;
    private final List<String> troubles = new ArrayList<>();

    @BeforeAll
    static void openABrowser() throws Exception {
        Path chromium = chromium();
        if (chromium == null) {
            String missing = "no Chromium on the PATH (%s): install it, as by apt-get install chromium"
                    .formatted(String.join(", ", NAMES));
            if ("1".equals(System.getenv(REQUIRED))) {
                throw new AssertionError(missing + ", or unset " + REQUIRED);
            }
            abort(missing);
        }
        run = HostileRun.in(folder.resolve("run"));
        index = new ReadIndex(run);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
    }

    private static @Nullable Path chromium() {
        for (String name : NAMES) {
            for (String place :
                    Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1)) {
                Path file = Path.of(place, name);
                if (Files.isExecutable(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    @AfterAll
    static void closeIt() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openThePages() throws Exception {
        startTheViewer();
        open(ColorScheme.LIGHT);
    }

    private void startTheViewer() throws Exception {
        viewer = ReviewedRun.start(run, index, ReviewedRun.options(folder.resolve("votes.jsonl"), 2));
    }

    private void open(ColorScheme scheme) {
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 900).setColorScheme(scheme));
        page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> troubles.add("an error of a script: " + error));
        page.onDialog(dialog -> {
            troubles.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            boolean own =
                    request.url().startsWith(viewer.origin()) || request.url().startsWith("data:");
            if (!own || request.url().endsWith("/x")) {
                troubles.add("a request: " + request.url());
            }
        });
    }

    private void heard(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            troubles.add("the console: " + message.text());
        }
    }

    @AfterEach
    void nothingWentWrong() {
        context.close();
        viewer.close();
        assertThat(troubles).isEmpty();
    }

    private void go(String path) {
        page.navigate(viewer.origin() + path);
    }

    private String address() {
        return page.url().substring(viewer.origin().length());
    }

    @Test
    void filtersAreInTheAddressAndTheWayBackLeadsThroughThem() {
        go("/pairs");
        page.locator("[data-group=task] .choice", new Page.LocatorOptions().setHasText("counting"))
                .click();
        page.waitForURL("**/pairs?task=counting");
        assertThat(page.locator(".line .badge.task").allTextContents())
                .isNotEmpty()
                .containsOnly("counting");
        String said = page.locator(".place .said").first().textContent();
        page.locator(".line .open").first().click();
        page.waitForURL("**/pair/*?task=counting");
        String pair = address();
        page.keyboard().press("j");
        page.waitForURL(url -> !url.endsWith(pair));
        assertThat(address()).endsWith("?task=counting");
        page.goBack();
        page.goBack();
        assertThat(address()).isEqualTo("/pairs?task=counting");
        page.fill("#search", "no question holds this");
        page.keyboard().press("Enter");
        page.waitForURL("**q=no+question*");
        assertThat(page.locator(".none").count()).isEqualTo(1);
        go("/pairs?task=counting");
        assertThat(page.locator(".place .said").first().textContent()).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 700})
    void boxesLieAtTheirPixelsWhateverTheWidth(int width) {
        page.setViewportSize(width, 900);
        int checked = 0;
        for (QaPair pair : pairs("left-right")) {
            go("/pair/" + pair.id());
            double[] photograph = rectangle(".stage .photograph");
            double scale = photograph[2] / pair.image().width();
            assertThat(photograph[3]).isEqualTo(pair.image().height() * scale, within(1.0));
            for (QaPair.QaRegion region : pair.regions()) {
                if (region.shape() instanceof Box box) {
                    double[] shown = rectangle(".mark[data-region=%s] .box".formatted(region.id()));
                    assertThat(shown[0]).isEqualTo(photograph[0] + box.x1() * scale, within(TOLERANCE));
                    assertThat(shown[1]).isEqualTo(photograph[1] + box.y1() * scale, within(TOLERANCE));
                    assertThat(shown[2]).isEqualTo(box.width() * scale, within(TOLERANCE));
                    assertThat(shown[3]).isEqualTo(box.height() * scale, within(TOLERANCE));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(2);
    }

    private List<QaPair> pairs(String task) {
        List<QaPair> found = new ArrayList<>();
        run.pairs().forEachRemaining(pair -> {
            if (pair.claim().task().id().equals(task) && found.size() < 2) {
                found.add(pair);
            }
        });
        return found;
    }

    private double[] rectangle(String selector) {
        List<?> sides = (List<?>) page.evaluate(
                "s => { const r = document.querySelector(s).getBoundingClientRect(); return [r.x, r.y, r.width, r.height]; }",
                selector);
        return sides.stream().mapToDouble(side -> ((Number) side).doubleValue()).toArray();
    }

    @Test
    void depthAndHelpAreShownByKeysAndDepthStaysOnTheNextPage() {
        List<QaPair> pairs = pairs("near-far");
        go("/pair/" + pairs.get(0).id());
        assertThat(page.locator(".stage .depth").isVisible()).isFalse();
        page.keyboard().press("o");
        assertThat(page.locator(".stage .depth").isVisible()).isTrue();
        page.waitForFunction("() => { const d = document.querySelector('.stage .depth');"
                + " return d.complete && d.naturalWidth > 0 && Number(getComputedStyle(d).opacity) > 0.5; }");
        go("/pair/" + pairs.get(1).id());
        assertThat(page.locator(".stage .depth").isVisible()).isTrue();
        page.keyboard().press("o");
        assertThat(page.locator(".stage .depth").isVisible()).isFalse();
        page.keyboard().press("?");
        assertThat(page.locator("#keys").isVisible()).isTrue();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys").isVisible()).isFalse();
    }

    @Test
    void votesByKeysSurviveARestart() throws Exception {
        go("/review");
        String first = shownPair();
        page.keyboard().press("1");
        assertThat(address()).as("digits alone do nothing").isEqualTo("/review");
        press("a", 1);
        String second = shownPair();
        assertThat(second).isNotEqualTo(first);
        page.keyboard().press("r");
        press("2", 2);
        press("s", 3);
        press("u", 2);
        page.keyboard().press("r");
        page.keyboard().press("7");
        page.keyboard().type("a, s and u are letters of a note");
        press("Enter", 3);
        String fourth = shownPair();
        viewer.close();
        startTheViewer();
        go("/review");
        assertThat(done()).isEqualTo("3");
        assertThat(shownPair()).isEqualTo(fourth);
        List<String> lines = Files.readAllLines(folder.resolve("votes.jsonl"));
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).contains(second, "\"reason\":\"ambiguous\"");
        assertThat(lines.get(4)).contains("\"reason\":\"other\"", "\"note\":\"a, s and u are letters of a note\"");
    }

    private String shownPair() {
        return page.locator("#ballot input[name=pair]").inputValue();
    }

    private String done() {
        return String.valueOf(page.locator(".review-head progress").getAttribute("value"));
    }

    private void press(String key, int done) {
        page.keyboard().press(key);
        page.waitForSelector(".review-head progress[value=\"%d\"]".formatted(done));
    }

    @Test
    void whatTheDataHoldsStaysTextOnEveryPage() {
        String pair = pairs("counting").getFirst().id();
        for (String path : List.of(
                "/",
                "/pairs",
                "/pairs?q=%3C%2Fscript%3E%3Cimg%20src%3Dx%20onerror%3Dalert(5)%3E",
                "/pairs?label=" + "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
                "/pair/" + pair,
                "/drops",
                "/drop/0",
                "/image?id=drawn/1",
                "/image?id=" + ServedRun.HOSTILE_IMAGE,
                "/review",
                "/review/mine",
                "/votes")) {
            go(path);
            page.mouse().click(5, 300);
            assertThat(page.locator("img[src=x], script:not([src])").count())
                    .as(path)
                    .isZero();
        }
        go("/pair/" + pair);
        assertThat(page.locator(".asked .question").textContent()).contains(HostileRun.QUESTION.strip());
        go("/review");
        assertThat(page.locator(".asked .question").textContent()).contains(HostileRun.QUESTION.strip());
        assertThat(page.content()).contains("&lt;/script&gt;&lt;script&gt;alert(2)");
    }

    @Test
    void pagesAreNotBlankInLightOrDark() throws Exception {
        String pair = "/pair/" + pairs("near-far").getFirst().id();
        for (String path : List.of("/", "/pairs", pair, "/drops", "/review", "/votes")) {
            go(path);
            int light = paper();
            context.close();
            open(ColorScheme.DARK);
            go(path);
            int dark = paper();
            context.close();
            open(ColorScheme.LIGHT);
            assertThat(light).as(path).isGreaterThan(200);
            assertThat(dark).as(path).isLessThan(60);
        }
    }

    /** How light the paper of the page is, 0 to 255, once it is sure that something stands on it. */
    private int paper() throws Exception {
        BufferedImage shot = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < shot.getHeight(); y += 3) {
            for (int x = 0; x < shot.getWidth(); x += 3) {
                colours.add(shot.getRGB(x, y));
            }
        }
        assertThat(colours).hasSizeGreaterThan(20);
        return shot.getRGB(3, shot.getHeight() - 3) >> 8 & 255;
    }
}
