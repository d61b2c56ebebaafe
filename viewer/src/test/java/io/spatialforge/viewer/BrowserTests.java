package io.spatialforge.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.viewer.serve.ServedRun;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The viewer's pages in Chromium: what pages do with scripts, where boxes are, and that nothing in the data runs. */
class BrowserTests {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** A box may lie off by less than a pixel of the screen. */
    private static final double TOLERANCE = 0.75;

    /** So far around an edge a photograph is looked at, in pixels of the screen. */
    private static final int AROUND = 12;

    private Page page;

    @BeforeEach
    void takeTheWindow() {
        page = CHROMIUM.page();
    }

    @Test
    void filtersAreInTheAddressAndTheWayBackLeadsThroughThem() {
        CHROMIUM.go("/pairs");
        page.locator("[data-group=task] .choice", new Page.LocatorOptions().setHasText("counting"))
                .click();
        page.waitForURL("**/pairs?task=counting");
        assertThat(page.locator(".line .badge.task").allTextContents())
                .isNotEmpty()
                .containsOnly("counting");
        String said = page.locator(".place .said").first().textContent();
        page.locator(".line .open").first().click();
        page.waitForURL("**/pair/*?task=counting");
        String pair = CHROMIUM.address();
        page.keyboard().press("j");
        page.waitForURL(url -> !url.endsWith(pair));
        assertThat(CHROMIUM.address()).endsWith("?task=counting");
        assertThat(page.locator(".about .badge.task").textContent()).startsWith("counting");
        page.goBack();
        page.goBack();
        assertThat(CHROMIUM.address()).isEqualTo("/pairs?task=counting");
        page.fill("#search", "no question holds this");
        page.keyboard().press("Enter");
        page.waitForURL("**/pairs?task=counting&q=no+question*");
        assertThat(page.locator(".none").count()).isEqualTo(1);
        CHROMIUM.go("/pairs?task=counting");
        assertThat(page.locator(".place .said").first().textContent()).isEqualTo(said);
    }

    @Test
    void aListIsGoneThroughByKeysFromTheFirstLineToThePairAndBackUp() {
        CHROMIUM.go("/pairs?task=left-right");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("j");
        String second = page.locator(".line .open").nth(1).getAttribute("href");
        assertThat(page.evaluate("() => document.activeElement.getAttribute('href')"))
                .isEqualTo(second);
        page.keyboard().press("Enter");
        page.waitForURL("**" + second);
        page.keyboard().press("u");
        page.waitForURL("**/pairs?task=left-right");
        page.keyboard().press("3");
        page.waitForURL("**/pairs?task=counting");
        page.keyboard().press("/");
        page.keyboard().type("1 j o");
        assertThat(page.inputValue("#search")).isEqualTo("1 j o");
        assertThat(CHROMIUM.address()).as("keys are letters there").isEqualTo("/pairs?task=counting");
    }

    @Test
    void boxesLieAtTheirPixelsWhateverTheWidthAndInTheLargePhotographToo() {
        int checked = 0;
        for (QaPair pair : CHROMIUM.pairs("left-right")) {
            page.setViewportSize(1280, 900);
            CHROMIUM.go("/pair/" + pair.id());
            checked += boxesAreAtTheirPlaces(pair);
            for (int width : List.of(700, 390)) {
                page.setViewportSize(width, 900);
                checked += boxesAreAtTheirPlaces(pair);
            }
            page.setViewportSize(1000, 400);
            page.keyboard().press("f");
            assertThat(CHROMIUM.rectangle(".stage").height())
                    .as("as large as the window")
                    .isEqualTo(400, within(1.0));
            checked += boxesAreAtTheirPlaces(pair);
        }
        assertThat(checked).isGreaterThan(8);
    }

    private int boxesAreAtTheirPlaces(QaPair pair) {
        Box photograph = CHROMIUM.rectangle(".stage .photograph");
        double scale = photograph.width() / pair.image().width();
        assertThat(photograph.height()).isEqualTo(pair.image().height() * scale, within(1.0));
        int checked = 0;
        for (QaPair.QaRegion region : pair.regions()) {
            if (region.shape() instanceof Box box) {
                Box shown = CHROMIUM.rectangle(".mark[data-region=%s] .box".formatted(region.id()));
                assertThat(shown.x1()).isEqualTo(photograph.x1() + box.x1() * scale, within(TOLERANCE));
                assertThat(shown.y1()).isEqualTo(photograph.y1() + box.y1() * scale, within(TOLERANCE));
                assertThat(shown.width()).isEqualTo(box.width() * scale, within(TOLERANCE));
                assertThat(shown.height()).isEqualTo(box.height() * scale, within(TOLERANCE));
                checked++;
            }
        }
        return checked;
    }

    /** Held against what is seen: the thing is blue on white, and the line of its box runs along its edges. */
    @Test
    void theLineOfABoxRunsAlongTheEdgesOfTheThingInThePhotograph() throws Exception {
        QaPair pair = CHROMIUM.pairs(BrowserTests::isOfOneLargeBox).getFirst();
        Box box = (Box) pair.regions().getFirst().shape();
        Path file = CHROMIUM.photograph(pair);
        byte[] before = Files.readAllBytes(file);
        paint(file, pair, box);
        try {
            CHROMIUM.go("/pair/" + pair.id());
            page.keyboard().press("l");
            page.evaluate("() => document.querySelectorAll('.mark.beside').forEach(m => m.remove())");
            BufferedImage shot = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
            Box photograph = CHROMIUM.rectangle(".stage .photograph");
            double scale = photograph.width() / pair.image().width();
            int x = (int) (photograph.x1() + (box.x1() + box.x2()) / 2 * scale);
            int y = (int) (photograph.y1() + (box.y1() + box.y2()) / 2 * scale);
            double left = photograph.x1() + box.x1() * scale;
            double top = photograph.y1() + box.y1() * scale;
            double right = photograph.x1() + box.x2() * scale;
            double bottom = photograph.y1() + box.y2() * scale;
            assertThat(seam(shot, left - AROUND, y, 1, 0)).isEqualTo(AROUND, within(1.2));
            assertThat(seam(shot, right + AROUND, y, -1, 0)).isEqualTo(AROUND, within(1.2));
            assertThat(seam(shot, x, top - AROUND, 0, 1)).isEqualTo(AROUND, within(1.2));
            assertThat(seam(shot, x, bottom + AROUND, 0, -1)).isEqualTo(AROUND, within(1.2));
        } finally {
            Files.write(file, before);
        }
    }

    private static boolean isOfOneLargeBox(QaPair pair) {
        return pair.claim().task().id().equals("grounding")
                && pair.regions().size() == 1
                && pair.regions().getFirst().shape() instanceof Box box
                && Math.min(box.width(), box.height()) > 3 * AROUND
                && Math.min(box.x1(), box.y1()) > 2 * AROUND
                && pair.image().width() - box.x2() > 2 * AROUND
                && pair.image().height() - box.y2() > 2 * AROUND;
    }

    private static void paint(Path file, QaPair pair, Box box) throws Exception {
        BufferedImage painted =
                new BufferedImage(pair.image().width(), pair.image().height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = painted.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, painted.getWidth(), painted.getHeight());
        g.setColor(Color.BLUE);
        g.fill(new java.awt.geom.Rectangle2D.Double(box.x1(), box.y1(), box.width(), box.height()));
        g.dispose();
        ImageIO.write(painted, "jpg", file.toFile());
    }

    /** How far from a place the middle of the line lies that parts white from blue. */
    private static double seam(BufferedImage shot, double x, double y, int dx, int dy) {
        int white = -1;
        int blue = -1;
        for (int i = 0; i <= 2 * AROUND && blue < 0; i++) {
            Color colour = new Color(shot.getRGB((int) Math.round(x) + i * dx, (int) Math.round(y) + i * dy));
            if (white < 0 && colour.getRed() < 235) {
                white = i;
            }
            if (white >= 0 && colour.getBlue() > 235 && colour.getRed() < 40 && colour.getGreen() < 40) {
                blue = i;
            }
        }
        assertThat(blue).as("a line between white and blue").isGreaterThan(white);
        return (white + blue) / 2.0;
    }

    @Test
    void depthAndHelpAreShownByKeysAndDepthStaysOnTheNextPage() {
        List<QaPair> pairs = CHROMIUM.pairs("near-far");
        CHROMIUM.go("/pair/" + pairs.get(0).id());
        assertThat(page.locator(".stage .depth").isVisible()).isFalse();
        page.keyboard().press("o");
        assertThat(page.locator(".stage .depth").isVisible()).isTrue();
        page.waitForFunction("() => { const d = document.querySelector('.stage .depth');"
                + " return d.complete && d.naturalWidth > 0 && Number(getComputedStyle(d).opacity) > 0.5; }");
        CHROMIUM.go("/pair/" + pairs.get(1).id());
        assertThat(page.locator(".stage .depth").isVisible()).isTrue();
        page.keyboard().press("o");
        assertThat(page.locator(".stage .depth").isVisible()).isFalse();
        page.keyboard().press("?");
        assertThat(page.locator("#keys").isVisible()).isTrue();
        page.click("#keys-on");
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys").isVisible()).isFalse();
        CHROMIUM.go("/pair/" + pairs.get(0).id());
        page.keyboard().press("o");
        assertThat(page.locator(".stage .depth").isVisible()).as("keys are off").isFalse();
    }

    @Test
    void aLabelThatTurnsTheDirectionOfWritingTurnsNothingAfterIt() {
        CHROMIUM.go("/image?id=drawn/1");
        String told = page.locator(".told li", new Page.LocatorOptions().setHasText("vase"))
                .first()
                .innerText();
        assertThat(told).contains("vase[U+202E]esav").doesNotContain("\u202E");
        CHROMIUM.go("/pairs?label=" + URLEncoder.encode(ServedRun.TURNED_LABEL, StandardCharsets.UTF_8));
        assertThat(page.locator(".line .open").count())
                .as("found by its label as it is")
                .isPositive();
        assertThat(page.evaluate("() => { const chip = document.querySelector('.chosen a');"
                        + " const left = (e) => e.getBoundingClientRect().left;"
                        + " return left(chip.querySelector('bdi')) < left(chip.querySelector('[aria-hidden]')); }"))
                .as("what stands after the label stays after it")
                .isEqualTo(true);
    }

    @Test
    void whatTheDataHoldsStaysTextOnEveryPage() {
        String pair = CHROMIUM.pairs("counting").getFirst().id();
        for (String path : List.of(
                "/",
                "/pairs?q=%3C%2Fscript%3E%3Cimg%20src%3Dx%20onerror%3Dalert(5)%3E",
                "/pairs?label=" + "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
                "/pair/" + pair + "?label=%22%3E%3Cimg+src%3Dx%3E",
                "/drops",
                "/drop/0",
                "/image?id=drawn/1",
                "/image?id=" + ServedRun.HOSTILE_IMAGE,
                "/review",
                "/review/mine",
                "/votes")) {
            CHROMIUM.go(path);
            page.mouse().click(5, 300);
            assertThat(page.locator("img[src=x], script:not([src])").count())
                    .as(path)
                    .isZero();
        }
        for (String path : List.of("/pair/" + pair, "/pairs", "/review")) {
            CHROMIUM.go(path);
            assertThat(page.locator(path.equals("/pairs") ? ".line .open" : ".asked .question")
                            .first()
                            .textContent())
                    .contains(HostileRun.QUESTION.strip());
        }
        CHROMIUM.goWrong("/pair/%3Cimg%20src=x%20onerror=alert(6)%3E");
        assertThat(page.locator(".fault").textContent()).contains("<img src=x onerror=alert(6)>");
    }
}
