package io.spatialforge.sources.coco;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.TinyJpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look at the photographs does to the scenes: each is 40 by 20 as stored, with a box at its upper left. */
class CocoPhotosTests {

    @TempDir
    Path folder;

    Path photos = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void boxesOfTheStoredImageAreTurnedUpright(int orientation) throws IOException {
        TinyJpeg.write(photos.resolve("1.jpg"), 40, 20, orientation);

        Scene scene = read(40, 20).scene("c/1");

        Transform transform = Transform.ofExif(orientation);
        assertThat(scene.image().width()).isEqualTo(20);
        assertThat(scene.image().height()).isEqualTo(40);
        assertThat(scene.image().transform()).isEqualTo(transform);
        assertThat(scene.region("r0").shape()).isEqualTo(transform.apply(new Box(3, 4, 13, 10), 40, 20));
        assertThat(scene.region("r0").has(RegionFlag.TRUNCATED)).isFalse();
        Keypoints keypoints = requireNonNull(scene.region("r0").keypoints());
        boolean mirrors = orientation == 5 || orientation == 7;
        var eye = transform.apply(new io.spatialforge.core.scene.Point(5, 6), 40, 20);
        int point = mirrors ? Keypoints.RIGHT_EYE : Keypoints.LEFT_EYE;
        assertThat(keypoints.x(point)).isEqualTo(eye.x());
        assertThat(keypoints.y(point)).isEqualTo(eye.y());
        assertThat(keypoints.labelled(mirrors ? Keypoints.LEFT_EYE : Keypoints.RIGHT_EYE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void boxesOfTheUprightImageStayAsTheyAre(int orientation) throws IOException {
        TinyJpeg.write(photos.resolve("1.jpg"), 40, 20, orientation);

        Scene scene = read(20, 40).scene("c/1");

        assertThat(scene.image().width()).isEqualTo(20);
        assertThat(scene.image().transform()).isEqualTo(Transform.ofExif(orientation));
        assertThat(scene.region("r0").shape()).isEqualTo(new Box(3, 4, 13, 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void aTurnThatKeepsTheSizeLeavesTheFrameOfTheBoxesOpen(int orientation) throws IOException {
        TinyJpeg.write(photos.resolve("1.jpg"), 40, 20, orientation);

        assertThat(read(40, 20).reasons()).containsExactly(Reason.ORIENTATION_AMBIGUOUS, Reason.IMAGE_DROPPED);
    }

    @Test
    void aTurnedSquareLeavesTheFrameOfTheBoxesOpen() throws IOException {
        TinyJpeg.write(photos.resolve("1.jpg"), 30, 30, 6);

        assertThat(read(30, 30).reasons()).containsExactly(Reason.ORIENTATION_AMBIGUOUS, Reason.IMAGE_DROPPED);
    }

    @Test
    void anUprightPhotographOfTheListedSizeIsKept() throws IOException {
        TinyJpeg.write(photos.resolve("1.jpg"), 40, 20, 1);

        assertThat(read(40, 20).scene("c/1").image().transform()).isEqualTo(Transform.IDENTITY);
    }

    @Test
    void widthAndHeightSwappedInTheListIsAMismatch() throws IOException {
        TinyJpeg.write(photos.resolve("1.jpg"), 40, 20, 1);

        Gathered gathered = read(20, 40);

        assertThat(gathered.reasons()).containsExactly(Reason.IMAGE_SIZE_MISMATCH, Reason.IMAGE_DROPPED);
        assertThat(gathered.drops().getFirst().detail()).contains("20x40", "40x20");
    }

    @Test
    void missingTruncatedAndUnreadablePhotographsAreDropped() throws IOException {
        assertThat(read(40, 20).reasons()).containsExactly(Reason.IMAGE_MISSING, Reason.IMAGE_DROPPED);

        Path photo = TinyJpeg.write(photos.resolve("1.jpg"), 40, 20, 1);
        byte[] whole = Files.readAllBytes(photo);
        Files.write(photo, Arrays.copyOf(whole, whole.length - 10));
        assertThat(read(40, 20).reasons()).containsExactly(Reason.IMAGE_TRUNCATED, Reason.IMAGE_DROPPED);

        Files.writeString(photo, "<html>rate limited</html>");
        assertThat(read(40, 20).reasons()).containsExactly(Reason.IMAGE_UNREADABLE, Reason.IMAGE_DROPPED);
    }

    @Test
    void aLinkOutOfTheFolderIsUnsafe() throws IOException {
        Path outside = TinyJpeg.write(folder.resolve("outside/1.jpg"), 40, 20, 1);
        Files.createSymbolicLink(photos.resolve("1.jpg"), outside);

        assertThat(read(40, 20).reasons()).containsExactly(Reason.IMAGE_PATH_UNSAFE, Reason.IMAGE_DROPPED);
    }

    @Test
    void ofAPathOfItsMakersDiskTheLastTwoPartsCount() throws IOException {
        TinyJpeg.write(photos.resolve("patch8/1.jpg"), 40, 20, 1);
        Path file = CocoFile.ofThree()
                .image("{\"id\": 1, \"width\": 40, \"height\": 20, \"file_name\": \"images/v1/patch8/1.jpg\"}")
                .annotation(1, 1, 18, "[3, 4, 10, 6]")
                .write(folder.resolve("x.json"));

        Gathered gathered =
                Gathered.from(new CocoSource(CocoConfig.of("o", file).withPhotos(photos)));

        assertThat(gathered.scene("o/1").image().file()).isEqualTo("patch8/1.jpg");
    }

    @Test
    void requiringPhotographsNeedsTheirPlace() {
        assertThatThrownBy(() -> new CocoConfig(
                        CocoCorpus.COCO,
                        "c",
                        List.of(folder),
                        List.of(),
                        Masks.SKIP,
                        List.of(),
                        Exhaustive.NO,
                        0,
                        null,
                        Photos.REQUIRED,
                        Sampling.ALL,
                        0))
                .hasMessageContaining("source 'c'")
                .hasMessageContaining("folder");
    }

    private Gathered read(int width, int height) throws IOException {
        Path file = CocoFile.ofThree()
                .image(1, width, height)
                .annotation("{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [3, 4, 10, 6],"
                        + " \"keypoints\": [0, 0, 0, 5, 6, 2" + ", 0, 0, 0".repeat(15) + "]}")
                .write(folder.resolve("x.json"));
        return Gathered.from(new CocoSource(CocoConfig.of("c", file).withPhotos(photos)));
    }
}
