package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.rule.Findings;
import io.spatialforge.core.rule.Rule;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.SourceRecipe;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule of a user's jar takes part in a run over a source of one, and finished work is known by its version. */
class AdditionsRunTests {

    private static final String CONFIG = """
            shards: 1
            tasks: [left-right]
            sources:
              - {kind: added, recipe: names-alone@1, name: mine, annotations: names.txt, exhaustive: yes}
            """;

    private static String ruleVersion = "1";

    @TempDir
    Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<String> said = new ArrayList<>();
    private URLClassLoader path;

    @BeforeEach
    void putAJarOnTheClassPath() throws IOException {
        Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
        Files.writeString(services.resolve(Rule.class.getName()), OrderOfThree.class.getName());
        Files.writeString(services.resolve(SourceRecipe.class.getName()), NamesAlone.class.getName());
        path = new URLClassLoader(new URL[] {folder.resolve("jar").toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(path);
        ruleVersion = "1";
    }

    @AfterEach
    void takeItAway() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        path.close();
    }

    @Test
    void whatAJarAddsTakesPartInARunAndIsKnownByItsVersion() throws Exception {
        Files.writeString(folder.resolve("names.txt"), "a.jpg\nb.jpg\n");
        Path config = Files.writeString(folder.resolve("c.yaml"), CONFIG);

        forge(config);
        assertThat(said).isEmpty();
        List<QaPair> pairs = new ArrayList<>();
        FinishedRun.open(folder.resolve("run")).forEachPair(pairs::add);
        assertThat(pairs)
                .filteredOn(pair -> pair.evidence().rule().equals("order-of-three@1"))
                .isNotEmpty()
                .allSatisfy(pair ->
                        assertThat(pair.claim()).isEqualTo(new Claim.HorizontalOrder(List.of("r0", "r2", "r3"))));
        assertThat(pairs).extracting(pair -> pair.image().id()).contains("mine/a.jpg", "mine/b.jpg");
        assertThat(Files.readString(folder.resolve("run/run.json"))).contains("order-of-three@1");

        forge(config);
        assertThat(said).isEmpty();

        ruleVersion = "2";
        forge(config);
        assertThat(said).first().asString().isEqualTo("forge: 1 of 1 shard is done again: the rules changed");
    }

    private void forge(Path config) throws IOException, InterruptedException {
        Run.forge(
                RunConfig.read(config),
                folder.resolve("run"),
                Run.Options.ofDefaults().withWorkers(1).withProgress(new ProgressListener() {
                    @Override
                    public void progressed(String stage, int done, int total) {}

                    @Override
                    public void note(String text) {
                        said.add(text);
                    }
                }));
    }

    /** States an order of three things, where the project's rule takes the longest there is. */
    public static final class OrderOfThree implements Rule {

        @Override
        public String id() {
            return "order-of-three@" + ruleVersion;
        }

        @Override
        public Task task() {
            return Task.LEFT_RIGHT;
        }

        @Override
        public void apply(SceneFacts facts, Findings findings) {
            List<String> order = List.of("r0", "r2", "r3");
            List<Mention> mentions = new ArrayList<>();
            for (String id : order) {
                mentions.add(new Mention.Named(
                        id, new Expression.Only(facts.scene().region(id).label())));
            }
            findings.claim(new Candidate(new Claim.HorizontalOrder(order), Evidence.of(id()), mentions));
        }
    }

    /** Of each name a photograph with the same things. */
    public static final class NamesAlone implements SourceRecipe {

        @Override
        public String id() {
            return "names-alone@1";
        }

        @Override
        public Source open(Given given) {
            return new Source() {
                @Override
                public String name() {
                    return given.name();
                }

                @Override
                public List<Path> inputs() {
                    return given.annotations();
                }

                @Override
                public Joiner scan(RowSink rows, int threads) throws IOException {
                    for (String name : Files.readAllLines(given.annotations().getFirst())) {
                        byte[] row = name.getBytes(StandardCharsets.UTF_8);
                        rows.row(given.name() + "/" + name, row, 0, row.length);
                    }
                    return (id, found) -> {
                        Scene scene = scene(given.name(), new String(found.getFirst(), StandardCharsets.UTF_8));
                        return new Joined(scene, List.of(), 1, scene.regions().size(), null, PhotoCheck.UNCHECKED);
                    };
                }
            };
        }

        static Scene scene(String source, String name) {
            return Scene.of(Image.of(source, name, 640, 480))
                    .region("bench", new Box(20, 200, 120, 300))
                    .region("bird", new Box(170, 60, 230, 110))
                    .region("car", new Box(300, 220, 420, 320))
                    .region("dog", new Box(500, 300, 600, 400))
                    .exhaustive("bench", "bird", "car", "dog")
                    .build();
        }
    }
}
