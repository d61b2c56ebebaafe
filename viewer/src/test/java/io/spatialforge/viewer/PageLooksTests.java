package io.spatialforge.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the pages look and are used: in light and dark, on a telephone, without a mouse. */
class PageLooksTests {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** All that axe knows: WCAG's levels A and AA, contrast among them, and what it takes for good practice. */
    private static final String ALL = "{}";

    private static final String CONTRAST = "{ runOnly: ['color-contrast'] }";

    private static final String CHECK = """
            async () => {
              const found = await axe.run(document, Object.assign({ resultTypes: ['violations'] }, %s));
              return found.violations.flatMap((rule) =>
                rule.nodes.map((node) => rule.id + ' ' + node.target + ': ' + node.failureSummary));
            }""";

    private Page page;

    @BeforeEach
    void takeTheWindow() {
        page = CHROMIUM.page();
    }

    /** Of the pages, those that between them have all colours. */
    private static final int COLOURFUL = 5;

    private List<String> pages() {
        return List.of(
                "/",
                "/pair/" + CHROMIUM.pairs("near-far").getFirst().id() + "?task=near-far",
                "/drop/0",
                "/review?by=looks",
                "/votes",
                "/pairs?task=perspective",
                "/drops?q=nothing+holds+this",
                "/drops?stage=select",
                "/image?id=drawn/1",
                "/review/mine?by=keys");
    }

    private static String axe() throws Exception {
        try (InputStream in = Objects.requireNonNull(PageLooksTests.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void nobodyIsKeptFromReadingAPageInLightInDarkOrOnATelephone() throws Exception {
        String axe = axe();
        List<String> found = new ArrayList<>();
        List<String> pages = pages();
        for (String path : pages) {
            page.setViewportSize(1280, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            CHROMIUM.go(path);
            page.evaluate(axe);
            violations(ALL).forEach(violation -> found.add(path + " " + violation));
            if (pages.indexOf(path) < COLOURFUL) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                violations(CONTRAST).forEach(violation -> found.add(path + " in dark: " + violation));
            }
            page.setViewportSize(390, 844);
            Object width = page.evaluate("() => document.documentElement.scrollWidth");
            if (!width.equals(390)) {
                found.add("%s is %s pixels wide on a telephone of 390".formatted(path, width));
            }
        }
        assertThat(found).isEmpty();
    }

    private List<?> violations(String options) {
        return (List<?>) page.evaluate(CHECK.formatted(options));
    }

    @Test
    void pagesAreNotBlankInLightOrDark() throws Exception {
        CHROMIUM.go("/pair/" + CHROMIUM.pairs("near-far").getFirst().id());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(paper()).isGreaterThan(200);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(paper()).isLessThan(60);
        page.click("#theme");
        assertThat(paper()).as("chosen, not the system's").isGreaterThan(200);
        CHROMIUM.go("/votes");
        assertThat(paper()).as("kept for the next page").isGreaterThan(200);
    }

    /** How light the paper of the page is, 0 to 255, once it is sure that something stands on it. */
    private int paper() throws Exception {
        BufferedImage shot = ImageIO.read(
                new ByteArrayInputStream(page.screenshot(new Page.ScreenshotOptions().setClip(0, 0, 500, 400))));
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < shot.getHeight(); y += 3) {
            for (int x = 0; x < shot.getWidth(); x += 3) {
                colours.add(shot.getRGB(x, y));
            }
        }
        assertThat(colours).hasSizeGreaterThan(10);
        return shot.getRGB(3, 60) >> 8 & 255;
    }

    @Test
    void theTabKeyLeadsToEveryControlAndWhereItIsCanBeSeen() {
        CHROMIUM.go("/review?by=looks");
        page.keyboard().press("Tab");
        assertThat(focused()).as("first of all").isEqualTo("To the content");
        assertThat(CHROMIUM.rectangle(".skip").x1())
                .as("seen once it is reached")
                .isNotNegative();
        page.keyboard().press("Enter");
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("main");
        List<String> reached = new ArrayList<>();
        page.keyboard().press("Tab");
        for (int i = 0; i < 30 && !"BODY".equals(page.evaluate("() => document.activeElement.tagName")); i++) {
            reached.add(focused());
            assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                    .as(focused())
                    .isNotEqualTo("none");
            page.keyboard().press("Tab");
        }
        assertThat(reached)
                .contains("looks", "Photograph alone", "Accept a", "Skip s", "1 The answer is wrong", "note");
    }

    private String focused() {
        return String.valueOf(
                page.evaluate(
                        "() => { const e = document.activeElement; return (e.name === 'note' ? e.name : e.innerText || e.className).trim().replace(/\\s+/g, ' '); }"));
    }
}
