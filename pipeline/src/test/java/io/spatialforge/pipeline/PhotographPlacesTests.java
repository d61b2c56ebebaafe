package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.LineReader;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.ingest.Ingest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The same photographs in a folder, in tars and in Parquet. */
class PhotographPlacesTests {

    private static final int SCENES = 6;

    @TempDir
    static Path shared;

    private static DrawnCorpus.Written corpus;
    private static List<String> reference;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawScenes() throws Exception {
        corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(5, SCENES).withWorkers(2));
        Run.forge(config(corpus.images().toString()), shared.resolve("reference"), Run.Options.ofDefaults());
        reference = pairs(shared.resolve("reference"));
    }

    @Test
    void photographsInTarsGiveThePairsOfAFolder() throws Exception {
        List<Path> photos = photos();
        tar(folder.resolve("photos_0.tar"), photos.subList(0, 2));
        tar(folder.resolve("photos_1.tar"), photos.subList(2, SCENES));

        Run.forge(config(folder.resolve("photos_*.tar").toString()), folder.resolve("run"), Run.Options.ofDefaults());

        assertThat(pairs(folder.resolve("run"))).isEqualTo(reference).isNotEmpty();
    }

    @Test
    void photographsInATarAndInParquetGiveThePairsOfAFolder() throws Exception {
        List<Path> photos = photos();
        tar(folder.resolve("some.tar"), photos.subList(0, 2));
        parquet(folder.resolve("others.parquet"), photos.subList(2, SCENES));

        RunSummary summary = Run.forge(
                config(
                        folder.resolve("some.tar").toString(),
                        folder.resolve("others.parquet").toString()),
                folder.resolve("run"),
                Run.Options.ofDefaults());

        assertThat(pairs(folder.resolve("run"))).isEqualTo(reference);
        assertThat(summary.stage(Stage.INGEST).figures().get(Ingest.PHOTOS_UNCHECKED))
                .isZero();
    }

    @Test
    void whatIsNotAtHandIsCountedWherePhotosAreOptional() throws Exception {
        tar(folder.resolve("some.tar"), photos().subList(0, 2));
        ObjectNode tree = tree(folder.resolve("some.tar").toString());
        ((ObjectNode) tree.get("sources").get(0)).put("photos", "optional");

        RunSummary summary =
                Run.forge(RunConfig.of("test", tree, Path.of("")), folder.resolve("run"), Run.Options.ofDefaults());

        assertThat(summary.books(Stage.INGEST).page(Books.WHOLE).kept(Unit.IMAGES))
                .isEqualTo(SCENES);
        assertThat(summary.stage(Stage.INGEST).figures().get(Ingest.PHOTOS_UNCHECKED))
                .isEqualTo(SCENES - 2.0);
        assertThat(pairs(folder.resolve("run"))).isEqualTo(reference);
    }

    @Test
    void aTarThatIsReplacedIsLookedAtAgain() throws Exception {
        Path tar = folder.resolve("some.tar");
        tar(tar, photos());
        Run.forge(config(tar.toString()), folder.resolve("run"), Run.Options.ofDefaults());
        RunSummary again = Run.forge(config(tar.toString()), folder.resolve("run"), Run.Options.ofDefaults());
        assertThat(again.stage(Stage.INGEST).redone()).isZero();

        tar(tar, photos().subList(0, 4));
        RunSummary less = Run.forge(config(tar.toString()), folder.resolve("run"), Run.Options.ofDefaults());
        assertThat(less.stage(Stage.INGEST).redone()).isPositive();
        assertThat(less.books(Stage.INGEST).page(Books.WHOLE).kept(Unit.IMAGES)).isEqualTo(4);
    }

    @Test
    void aPlaceThatIsNotThereIsNamedWithItsSource() {
        assertThatThrownBy(() -> Run.forge(
                        config(folder.resolve("none-*.tar").toString()),
                        folder.resolve("run"),
                        Run.Options.ofDefaults()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("source 'drawn'")
                .hasMessageContaining("none-*.tar");
    }

    private static List<Path> photos() throws IOException {
        try (Stream<Path> files = Files.list(corpus.images())) {
            return files.sorted().toList();
        }
    }

    private static void tar(Path file, List<Path> photos) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Path photo : photos) {
                tar.putArchiveEntry(new TarArchiveEntry(photo, name(photo)));
                Files.copy(photo, tar);
                tar.closeArchiveEntry();
            }
        }
    }

    private static void parquet(Path file, List<Path> photos) throws SQLException {
        StringBuilder rows = new StringBuilder();
        for (Path photo : photos) {
            rows.append(rows.isEmpty() ? "" : " UNION ALL ")
                    .append("SELECT {'bytes': content, 'path': '%s'} AS image FROM read_blob('%s')"
                            .formatted(name(photo), photo));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + rows + ") TO '" + file + "' (FORMAT parquet)");
        }
    }

    private static String name(Path photo) {
        return corpus.images().relativize(photo).toString();
    }

    private static ObjectNode tree(String... images) {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 2);
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("name", "drawn")
                .put("annotations", corpus.annotations().toString())
                .put("exhaustive", "yes");
        ArrayNode places = source.putArray("images");
        for (String image : images) {
            places.add(image);
        }
        return tree;
    }

    private static RunConfig config(String... images) {
        return RunConfig.of("test", tree(images), Path.of(""));
    }

    private static List<String> pairs(Path run) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(run.resolve("qa"))) {
            for (Path file : files.sorted().toList()) {
                try (LineReader reader = LineReader.open(file)) {
                    while (reader.next()) {
                        lines.add(new String(reader.line(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return lines;
    }
}
