package io.spatialforge.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The review in Chromium: its keys, what they leave in the file, and the photograph after this one. */
class ReviewBrowserTests {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Page page;

    @BeforeEach
    void takeTheWindow() {
        page = CHROMIUM.page();
    }

    @Test
    void votesByKeysSurviveARestart() throws Exception {
        CHROMIUM.go("/review?by=keys");
        String first = shownPair();
        page.keyboard().press("1");
        assertThat(CHROMIUM.address()).as("digits alone do nothing").isEqualTo("/review?by=keys");
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
        awaitNextPhotograph();
        CHROMIUM.restart();
        CHROMIUM.go("/review?by=keys");
        assertThat(page.locator(".review-head progress").getAttribute("value")).isEqualTo("3");
        assertThat(shownPair()).isEqualTo(fourth);
        List<String> lines = Files.readAllLines(CHROMIUM.votes()).stream()
                .filter(line -> line.contains("\"keys\""))
                .toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).contains(second, "\"reason\":\"ambiguous\"");
        assertThat(lines.get(4)).contains("\"reason\":\"other\"", "\"note\":\"a, s and u are letters of a note\"");
    }

    private String shownPair() {
        return page.locator("#ballot input[name=pair]").inputValue();
    }

    /** Waits until the browser has the photograph of the next pair, which it asks for ahead, and returns its address. */
    private String awaitNextPhotograph() {
        String next = page.locator("#ballot").getAttribute("data-next");
        page.waitForFunction(
                "next => performance.getEntriesByName(new URL(next, location.href).href).length > 0", next);
        return next;
    }

    private void press(String key, int done) {
        page.keyboard().press(key);
        page.waitForSelector(".review-head progress[value=\"%d\"]".formatted(done));
    }

    @Test
    void theNextPhotographIsThereBeforeTheVote() {
        CHROMIUM.go("/review?by=ahead");
        String next = awaitNextPhotograph();
        press("s", 1);
        assertThat(page.locator(".stage .photograph").getAttribute("src")).isEqualTo(next);
        assertThat(page.evaluate("() => document.querySelector('.stage .photograph').complete"))
                .isEqualTo(true);
    }
}
