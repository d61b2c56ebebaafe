package io.spatialforge.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.viewer.index.RunIndex;
import io.spatialforge.viewer.review.ReviewedRun;
import io.spatialforge.viewer.serve.ServedRun;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The pages of a hostile run in Chromium: one browser and one viewer for all tests, a window of its own for each. A test fails
 * if a script of a page complains, a dialog opens, or anything is asked of another host. Skipped where there is no Chromium,
 * unless {@code SPATIALFORGE_REQUIRE_BROWSER} is 1.
 */
final class Chromium implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final String REQUIRED = "SPATIALFORGE_REQUIRE_BROWSER";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final List<String> troubles = new ArrayList<>();
    private @Nullable Opened opened;
    private @Nullable BrowserContext context;
    private @Nullable Page page;

    /** What all tests share; closed after the last. */
    static final class Opened implements AutoCloseable {
        private final Playwright playwright;
        private final Browser browser;
        private final Path folder;
        private final FinishedRun run;
        private ReviewedRun viewer;

        Opened() {
            Path chromium = chromium();
            try {
                folder = Files.createTempDirectory("browsed");
                run = HostileRun.in(folder);
                viewer = start();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-lcd-text")));
        }

        private ReviewedRun start() throws Exception {
            ReviewedRun started =
                    ReviewedRun.start(run, RunIndex.open(run), ReviewedRun.options(folder.resolve("votes.jsonl"), 2));
            started.awaitIndex();
            return started;
        }

        @Override
        public void close() {
            playwright.close();
            viewer.close();
            ServedRun.delete(folder);
        }
    }

    private static Path chromium() {
        for (String name : NAMES) {
            for (String place :
                    Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1)) {
                Path file = Path.of(place, name);
                if (Files.isExecutable(file)) {
                    return file;
                }
            }
        }
        String missing = "no Chromium on the PATH (%s): install it, as by apt-get install chromium"
                .formatted(String.join(", ", NAMES));
        if ("1".equals(System.getenv(REQUIRED))) {
            throw new AssertionError(missing + ", or unset " + REQUIRED);
        }
        return abort(missing);
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        opened = tests.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .computeIfAbsent(Opened.class, key -> new Opened(), Opened.class);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        troubles.clear();
        context = opened().browser
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setReducedMotion(ReducedMotion.REDUCE));
        Page fresh = context.newPage();
        page = fresh;
        fresh.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                troubles.add("the console: " + message.text());
            }
        });
        fresh.onPageError(error -> troubles.add("an error of a script: " + error));
        fresh.onDialog(dialog -> {
            troubles.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        fresh.onRequest(request -> {
            boolean own = request.url().startsWith(origin()) || request.url().startsWith("data:");
            if (!own || request.url().endsWith("/x")) {
                troubles.add("a request: " + request.url());
            }
        });
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Objects.requireNonNull(context).close();
        assertThat(troubles).isEmpty();
    }

    private Opened opened() {
        return Objects.requireNonNull(opened);
    }

    Page page() {
        return Objects.requireNonNull(page);
    }

    String origin() {
        return opened().viewer.origin();
    }

    void go(String path) {
        page().navigate(origin() + path);
    }

    /** Where the page is, without its host. */
    String address() {
        return page().url().substring(origin().length());
    }

    /** Goes to a page that is a fault, of whose status browsers complain. */
    void goWrong(String path) {
        go(path);
        assertThat(troubles).allMatch(trouble -> trouble.contains("the server responded with a status of 4"));
        troubles.clear();
    }

    /** Ends the viewer and starts another over the same run and votes. */
    void restart() throws Exception {
        opened().viewer.close();
        opened().viewer = opened().start();
    }

    Path votes() {
        return opened().folder.resolve("votes.jsonl");
    }

    /** Where the photograph of a pair lies, which is not shared with other tests. */
    Path photograph(QaPair pair) {
        return HostileRun.photograph(opened().folder, pair.image());
    }

    /** Pairs of the run, at most two. */
    List<QaPair> pairs(Predicate<QaPair> wanted) {
        List<QaPair> found = new ArrayList<>();
        opened().run.pairs().forEachRemaining(pair -> {
            if (found.size() < 2 && wanted.test(pair)) {
                found.add(pair);
            }
        });
        return found;
    }

    List<QaPair> pairs(String task) {
        return pairs(pair -> pair.claim().task().id().equals(task));
    }

    /** The first element that a selector finds, in pixels of the window. */
    Box rectangle(String selector) {
        List<?> sides = (List<?>) page().evaluate(
                        "s => { const r = document.querySelector(s).getBoundingClientRect();"
                                + " return [r.left, r.top, r.right, r.bottom]; }",
                        selector);
        double[] n = sides.stream()
                .mapToDouble(side -> ((Number) side).doubleValue())
                .toArray();
        return new Box(n[0], n[1], n[2], n[3]);
    }
}
