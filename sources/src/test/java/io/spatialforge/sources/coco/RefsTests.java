package io.spatialforge.sources.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People's words for annotations, as RefCOCO's files hold them. */
class RefsTests {

    @TempDir
    Path folder;

    @Test
    void wordsGoToTheRegionOfTheirAnnotation() throws IOException {
        Path refs =
                refs(ref(11, 1, "train", "the lady  with the blue shirt", "blue shirt"), ref(12, 1, "train", "dog"));

        Gathered gathered = read(refs);

        Scene scene = gathered.scene("c/1");
        assertThat(scene.region("r0").expressions()).containsExactly("dog");
        assertThat(scene.region("r1").expressions()).containsExactly("the lady with the blue shirt", "blue shirt");
        assertThat(gathered.drops()).isEmpty();
        assertThat(Objects.requireNonNull(gathered.joined().get("c/1")).accounts())
                .anySatisfy(a -> {
                    assertThat(a.unit()).isEqualTo(Unit.EXPRESSIONS);
                    assertThat(a.read()).isEqualTo(3);
                });
    }

    @Test
    void wordsOfTwoRegionsPickNeitherAndTheSameAgainIsADuplicate() throws IOException {
        Path refs = refs(
                ref(11, 1, "train", "on the left", "blue shirt", "Blue shirt"),
                ref(12, 1, "train", "On the left", "dog"));

        Gathered gathered = read(refs);

        assertThat(gathered.scene("c/1").region("r0").expressions()).containsExactly("dog");
        assertThat(gathered.scene("c/1").region("r1").expressions()).containsExactly("blue shirt");
        assertThat(gathered.reasons())
                .containsExactlyInAnyOrder(Reason.AMBIGUOUS, Reason.AMBIGUOUS, Reason.EXPRESSION_DUPLICATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"val", "testA", "testB", "test"})
    void anImageThatServesABenchmarkGivesNoWordsAtAll(String split) throws IOException {
        Path refs = refs(ref(11, 1, "train", "blue shirt"));
        Path others = Files.writeString(folder.resolve("others.json"), "[" + ref(12, 1, split, "dog") + "]");

        Gathered gathered = read(refs, others);

        assertThat(gathered.scene("c/1").regions())
                .allSatisfy(r -> assertThat(r.expressions()).isEmpty());
        assertThat(gathered.reasons()).containsExactly(Reason.BENCHMARK, Reason.BENCHMARK);
        assertThat(gathered.drops()).extracting(Drop::unit).containsOnly(Unit.EXPRESSIONS);
    }

    @Test
    void wordsWithoutTheirRegionOrImageAreCounted() throws IOException {
        Path refs = refs(ref(99, 1, "train", "a cat"), ref(11, 7, "train", "a bus"), ref(11, 1, "train", " "));

        Gathered gathered = read(refs);

        assertThat(gathered.reasons())
                .containsExactlyInAnyOrder(Reason.REGION_MISSING, Reason.REGION_MISSING, Reason.EXPRESSION_INVALID);
    }

    @Test
    void wordsOfImagesThatAreNotSampledAreCounted() throws IOException {
        Path refs = refs(ref(11, 1, "train", "blue shirt", "lady"));

        Gathered gathered = Gathered.from(new CocoSource(config(refs).withSampling(new Sampling(0, 1))));

        assertThat(gathered.leftOut()).containsEntry("expressions not-sampled", 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(lp0\n(dp1\n", "(l.", "\u0080\u0003]q"})
    void aPickleIsRefusedWithTheCommandThatConvertsIt(String beginning) throws IOException {
        Path refs = Files.write(folder.resolve("refs(unc).p"), beginning.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> read(refs))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("refs(unc).p")
                .hasMessageContaining("a Python pickle")
                .hasMessageContaining("pickle.load");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"refs\": []}",
                "[]",
                "[{\"ann_id\": 11, \"image_id\": 1, \"sentences\": []}]",
                "[{\"ann_id\": 11, \"split\": \"train\", \"sentences\": []}]",
                "[{\"ann_id\": 11, \"image_id\": 1, \"split\": \"train\"}]",
                "[{\"ann_id\": 11, \"image_id\": 1, \"split\": \"train\", \"sentences\": [\"dog\"]}]",
                "[{\"ann_id\": 11, \"image_id\": 1, \"split\": \"train\", \"sentences\": [",
            })
    void aFileThatIsNoListOfRefsIsAnError(String text) throws IOException {
        Path refs = Files.writeString(folder.resolve("refs.json"), text);

        assertThatThrownBy(() -> read(refs)).isInstanceOf(SourceException.class).hasMessageContaining("refs.json");
    }

    private static String ref(int annotation, int image, String split, String... sentences) {
        String list = String.join(
                ", ",
                List.of(sentences).stream()
                        .map(s -> "{\"tokens\": [], \"raw\": \"RAW\", \"sent_id\": 1, \"sent\": \"" + s + "\"}")
                        .toList());
        return ("{\"sent_ids\": [0], \"file_name\": \"COCO_train2014_1_1.jpg\", \"ann_id\": %d, \"ref_id\": 0,"
                        + " \"image_id\": %d, \"split\": \"%s\", \"sentences\": [%s], \"category_id\": 1}")
                .formatted(annotation, image, split, list);
    }

    private Path refs(String... refs) throws IOException {
        return Files.writeString(folder.resolve("refs.json"), "[" + String.join(",\n", refs) + "]");
    }

    private CocoConfig config(Path... refs) throws IOException {
        Path file = CocoFile.ofThree()
                .image(1, 100, 100)
                .annotation(11, 1, 1, "[5, 5, 40, 40]")
                .annotation(12, 1, 18, "[50, 50, 40, 40]")
                .write(folder.resolve("instances.json"));
        return CocoConfig.of("c", file).withRefs(refs);
    }

    private Gathered read(Path... refs) throws IOException {
        return Gathered.from(new CocoSource(config(refs)));
    }
}
