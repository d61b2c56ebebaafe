package io.spatialforge.sources.openimages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenImagesFilesTests {

    @TempDir
    private Path folder = Path.of("");

    private void put(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    private List<String> found(OpenImagesRole role) throws IOException {
        return OpenImagesFiles.discover(folder).of(role).stream()
                .map(p -> folder.relativize(p).toString().replace('\\', '/'))
                .toList();
    }

    @Test
    void filesAreFoundByTheNamesTheyArePublishedUnder() throws IOException {
        put(
                "validation-annotations-bbox.csv",
                "test-annotations-bbox.csv.gz",
                "oidv6-train-annotations-bbox.csv",
                "class-descriptions-boxable.csv",
                "bbox_labels_600_hierarchy.json",
                "train-annotations-human-imagelabels-boxable.csv",
                "oidv7-val-annotations-human-imagelabels.csv",
                "train-annotations-machine-imagelabels.csv",
                "oidv6-train-annotations-vrd.csv",
                "oidv6-attributes-description.csv",
                "train-annotations-object-segmentation.csv",
                "masks/677c122b0eaa5d16_m04yx4_9a041d52.png",
                "train-images-boxable-with-rotation.csv",
                "validation-images-with-rotation.csv",
                "image_ids_and_rotation.csv",
                "sizes.csv",
                "notes.csv");

        assertThat(found(OpenImagesRole.BOXES))
                .containsExactlyInAnyOrder(
                        "validation-annotations-bbox.csv",
                        "test-annotations-bbox.csv.gz",
                        "oidv6-train-annotations-bbox.csv");
        assertThat(found(OpenImagesRole.CLASSES)).containsExactly("class-descriptions-boxable.csv");
        assertThat(found(OpenImagesRole.HIERARCHY)).containsExactly("bbox_labels_600_hierarchy.json");
        assertThat(found(OpenImagesRole.LABELS))
                .containsExactlyInAnyOrder(
                        "train-annotations-human-imagelabels-boxable.csv",
                        "oidv7-val-annotations-human-imagelabels.csv");
        assertThat(found(OpenImagesRole.RELATIONSHIPS)).containsExactly("oidv6-train-annotations-vrd.csv");
        assertThat(found(OpenImagesRole.ATTRIBUTES)).containsExactly("oidv6-attributes-description.csv");
        assertThat(found(OpenImagesRole.SEGMENTATIONS)).containsExactly("train-annotations-object-segmentation.csv");
        assertThat(found(OpenImagesRole.MASKS)).containsExactly("masks");
        assertThat(found(OpenImagesRole.IMAGE_TABLE))
                .containsExactlyInAnyOrder(
                        "train-images-boxable-with-rotation.csv",
                        "validation-images-with-rotation.csv",
                        "image_ids_and_rotation.csv");
        assertThat(found(OpenImagesRole.SIZES)).containsExactly("sizes.csv");
    }

    @Test
    void ofTwoReleasesOfOneFileTheNewerIsRead() throws IOException {
        put(
                "train-annotations-bbox.csv",
                "oidv6-train-annotations-bbox.csv",
                "class-descriptions-boxable.csv",
                "oidv7-class-descriptions-boxable.csv",
                "oidv7-class-descriptions.csv",
                "train-annotations-human-imagelabels.csv",
                "train-annotations-human-imagelabels-boxable.csv",
                "validation-annotations-human-imagelabels.csv",
                "oidv7-val-annotations-human-imagelabels.csv");

        assertThat(found(OpenImagesRole.BOXES)).containsExactly("oidv6-train-annotations-bbox.csv");
        assertThat(found(OpenImagesRole.CLASSES)).containsExactly("oidv7-class-descriptions-boxable.csv");
        assertThat(found(OpenImagesRole.LABELS))
                .containsExactlyInAnyOrder(
                        "train-annotations-human-imagelabels-boxable.csv",
                        "oidv7-val-annotations-human-imagelabels.csv");
    }

    @Test
    void theFoldersOfSubsetsAreLookedInto() throws IOException {
        put("train/annotations-human-bbox.csv", "test/annotations-human-bbox.csv", "train/annotations-human.csv");

        assertThat(found(OpenImagesRole.BOXES))
                .containsExactlyInAnyOrder("train/annotations-human-bbox.csv", "test/annotations-human-bbox.csv");
        assertThat(found(OpenImagesRole.LABELS)).containsExactly("train/annotations-human.csv");
    }

    @Test
    void whatIsMissingIsSaidWithItsCost() throws IOException {
        put("train-annotations-bbox.csv");

        assertThat(OpenImagesFiles.discover(folder).described())
                .contains("boxes: train-annotations-bbox.csv")
                .contains("labels: none, no label is exhaustive or known to be absent, so nothing is counted")
                .contains("hierarchy: none, no label is exhaustive, so nothing is counted");
    }

    @Test
    void filesNamedSinglyTakeThePlaceOfThoseFound() throws IOException {
        put("train-annotations-bbox.csv", "sizes.csv");
        Path mine = folder.resolve("mine.csv");

        OpenImagesFiles files = new OpenImagesFiles(Map.of(OpenImagesRole.BOXES, List.of(mine)))
                .orElse(OpenImagesFiles.discover(folder));

        assertThat(files.of(OpenImagesRole.BOXES)).containsExactly(mine);
        assertThat(files.has(OpenImagesRole.SIZES)).isTrue();
    }

    @Test
    void aCorpusWithoutBoxesOrSizesIsNotASource() {
        Map<OpenImagesRole, List<Path>> boxes = Map.of(OpenImagesRole.BOXES, List.of(folder));

        assertThatThrownBy(() -> config(Map.of(), Exhaustive.AUTO, Photos.OPTIONAL))
                .hasMessageContaining("no file of boxes");
        assertThatThrownBy(() -> config(boxes, Exhaustive.AUTO, Photos.OPTIONAL))
                .hasMessageContaining("ImageID,Width,Height");
        assertThatThrownBy(() -> config(
                        Map.of(OpenImagesRole.BOXES, List.of(folder), OpenImagesRole.SIZES, List.of(folder)),
                        Exhaustive.YES,
                        Photos.OPTIONAL))
                .hasMessageContaining("leave 'exhaustive' at auto");
    }

    private static OpenImagesConfig config(
            Map<OpenImagesRole, List<Path>> files, Exhaustive exhaustive, Photos photos) {
        return new OpenImagesConfig(
                "oi", new OpenImagesFiles(files), List.of(), exhaustive, 3, null, photos, Sampling.ALL, 0);
    }
}
