package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.app.docs.Block;
import io.spatialforge.app.docs.Page;
import io.spatialforge.app.extending.BoxesCsv;
import io.spatialforge.app.extending.PlainDialect;
import io.spatialforge.app.extending.UniqueThingsRule;
import io.spatialforge.core.rule.Rule;
import io.spatialforge.export.Dialect;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.sources.SourceRecipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the page on extending shows is what is compiled here, and works by lying on the class path. */
class ExtendingTests {

    private static final Path EXAMPLES = Path.of("src/test/java/io/spatialforge/app/extending");
    private static final Path DECODER = Path.of("../vision/src/test/java/io/spatialforge/vision/extending");

    @TempDir
    Path folder;

    private ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader loader = new URLClassLoader(new URL[0]);

    @BeforeEach
    void addThem() throws IOException {
        service(SourceRecipe.class, BoxesCsv.class);
        service(Rule.class, UniqueThingsRule.class);
        service(Dialect.class, PlainDialect.class);
        before = Thread.currentThread().getContextClassLoader();
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(loader);
    }

    @AfterEach
    void removeThem() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    private void service(Class<?> kind, Class<?> added) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(kind.getName()), added.getName() + "\n");
    }

    @Test
    void aSourceARuleAndADialectOnTheClassPathTakePartInARun() throws IOException {
        Path config = corpus("boxes-csv@1");
        String run = folder.resolve("run").toString();
        String train = folder.resolve("train").toString();

        assertThat(run("forge", config.toString(), "--out", run)).isEmpty();
        assertThat(run("export", run, "--to", "plain", "--out", train)).isEmpty();
        assertThat(run("validate", train, "--as", "plain")).isEmpty();

        Map<String, String> ruleOf = new HashMap<>();
        FinishedRun.open(Path.of(run))
                .pairs()
                .forEachRemaining(
                        pair -> assertThat(ruleOf.put(pair.id(), pair.evidence().rule()))
                                .as("a claim is asked about once, whoever states it")
                                .isNull());
        List<String> added = ruleOf.keySet().stream()
                .filter(id -> "unique-things@1".equals(ruleOf.get(id)))
                .toList();
        assertThat(added).isNotEmpty().hasSizeLessThan(ruleOf.size());
        assertThat(run("explain", run, added.getFirst())).isEmpty();
        assertThat(Files.readString(folder.resolve("train/train.jsonl"))).contains("\"talk\":[");
    }

    @Test
    void aRecipeThatIsNotOnTheClassPathIsNamedWithThoseThatAre() throws IOException {
        String said = run(
                "forge",
                corpus("boxes-tsv@1").toString(),
                "--out",
                folder.resolve("run").toString());

        assertThat(said).contains("boxes-tsv@1").contains("boxes-csv@1");
    }

    /** Five things in a row, in as many images as it takes for both rules to be chosen from. */
    private Path corpus(String recipe) throws IOException {
        List<String> labels = List.of("dog", "bench", "bicycle", "horse", "car");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            for (int k = 0; k < labels.size(); k++) {
                int left = 20 + 120 * k;
                lines.append("%d.jpg,640,480,%s,%d,%d,%d,%d%n"
                        .formatted(i, labels.get((k + i) % 5), left, 100 + 7 * i, left + 80, 300 + 5 * i));
            }
        }
        Files.writeString(folder.resolve("boxes.csv"), lines.toString());
        return Files.writeString(folder.resolve("corpus.yaml"), """
                shards: 2
                sources:
                  - {kind: added, recipe: %s, name: mine, annotations: boxes.csv, exhaustive: yes}
                """.formatted(recipe));
    }

    /** What went wrong, or nothing. */
    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return Main.run(line, arguments) == Main.DONE ? "" : err + out.toString();
    }

    @Test
    void thePageShowsEachFileAsItIs() throws IOException {
        List<String> shown = new ArrayList<>();
        Page page = Page.all().stream()
                .filter(each -> each.file().endsWith("extending.md"))
                .findFirst()
                .orElseThrow();
        for (Block block : page.blocks()) {
            if (block.language().equals("java")) {
                shown.add(block.text());
            }
        }
        List<String> files = new ArrayList<>();
        try (Stream<Path> examples = Stream.concat(Files.list(EXAMPLES), Files.list(DECODER))) {
            for (Path file : examples.filter(ExtendingTests::isShown).toList()) {
                files.add(withoutImports(Files.readString(file)));
            }
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(files);
    }

    private static boolean isShown(Path file) {
        return !file.endsWith("package-info.java") && !file.toString().endsWith("Tests.java");
    }

    /** What a page has room for: from the comment on the class on. */
    private static String withoutImports(String source) {
        return source.substring(source.indexOf("/**"));
    }
}
