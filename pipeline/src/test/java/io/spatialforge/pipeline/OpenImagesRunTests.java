package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A folder of OpenImages' tables from its files to pairs. */
class OpenImagesRunTests {

    private static final String DOG = "/m/0bt9lr";
    private static final String CHAIR = "/m/01mzpv";
    private static final int IMAGES = 40;

    @TempDir
    Path folder;

    private Path corpus;

    /** In one half of the images two dogs side by side and no chair, in the other two chairs and no dog. */
    @BeforeEach
    void writeTables() throws IOException {
        corpus = Files.createDirectories(folder.resolve("corpus"));
        List<String> boxes = new ArrayList<>(List.of(
                "ImageID,LabelName,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated," + "IsGroupOf,IsDepiction,IsInside"));
        List<String> labels = new ArrayList<>(List.of("ImageID,Source,LabelName,Confidence"));
        List<String> sizes = new ArrayList<>(List.of("ImageID,Width,Height"));
        for (int i = 0; i < IMAGES; i++) {
            String id = "%016x".formatted(i);
            String shown = i % 2 == 0 ? DOG : CHAIR;
            String denied = i % 2 == 0 ? CHAIR : DOG;
            boxes.add(id + "," + shown + ",0.1,0.3,0.2,0.8,0,0,0,0,0");
            boxes.add(id + "," + shown + ",0.6,0.8,0.2,0.8,0,0,0,0,0");
            labels.add(id + ",verification," + shown + ",1");
            labels.add(id + ",verification," + denied + ",0");
            labels.add(id + ",machine," + CHAIR + ",0.6");
            sizes.add(id + ",800,600");
        }
        Files.write(corpus.resolve("train-annotations-bbox.csv"), boxes);
        Files.write(corpus.resolve("train-annotations-human-imagelabels-boxable.csv"), labels);
        Files.write(corpus.resolve("sizes.csv"), sizes);
        Files.writeString(
                corpus.resolve("bbox_labels_600_hierarchy.json"),
                "{\"LabelName\": \"/m/0bl9f\", \"Subcategory\": [{\"LabelName\": \"" + DOG + "\"}, {\"LabelName\": \""
                        + CHAIR + "\"}]}");
    }

    private ObjectNode tree() {
        ObjectNode tree = RunConfig.empty();
        tree.putArray("sources").addObject().put("kind", "openimages").put("folder", "corpus");
        tree.put("shards", 2);
        return tree;
    }

    private RunSummary forge(ObjectNode tree, ProgressListener progress) throws Exception {
        return Run.forge(
                RunConfig.of("test", tree, folder),
                folder.resolve("run"),
                Run.Options.ofDefaults().withWorkers(2).withProgress(progress));
    }

    @Test
    void whatWasVerifiedIsCountedAndWhatWasDeniedIsZero() throws Exception {
        RunSummary summary = forge(tree(), ProgressListener.NONE);

        List<String> counts = new ArrayList<>();
        FinishedRun.open(folder.resolve("run")).pairs().forEachRemaining((QaPair pair) -> {
            if (pair.claim() instanceof Claim.Count count && count.condition() == null) {
                int number = Integer.parseInt(pair.image().id().substring("openimages/".length()), 16);
                counts.add((number % 2 == 0 ? "dogs: " : "chairs: ") + count.label() + " " + count.count());
            }
        });
        assertThat(counts).containsOnly("dogs: dog 2", "dogs: chair 0", "chairs: chair 2", "chairs: dog 0");
        Books.Page ingest = summary.books(Stage.INGEST).page(Books.WHOLE);
        assertThat(ingest.read(Unit.LABELS)).isEqualTo(3 * IMAGES);
        assertThat(ingest.kept(Unit.LABELS)).isEqualTo(2 * IMAGES);
        assertThat(ingest.dropped(Unit.LABELS, Reason.LABEL_UNVERIFIED)).isEqualTo(IMAGES);
    }

    @Test
    void theBooksBalanceWithALimitToo() throws Exception {
        ObjectNode tree = tree();
        tree.put("limit", 10);

        RunSummary summary = forge(tree, ProgressListener.NONE);

        Books.Page ingest = summary.books(Stage.INGEST).page(Books.WHOLE);
        summary.books(Stage.INGEST).requireBalanced("ingest");
        assertThat(ingest.kept(Unit.IMAGES)).isEqualTo(10);
        assertThat(ingest.kept(Unit.LABELS)).isEqualTo(20);
        assertThat(ingest.dropped(Unit.LABELS, Reason.IMAGE_DROPPED)).isEqualTo(2 * (IMAGES - 10));
    }

    @Test
    void itIsSaidWhatWasFoundAndWhatIsMissing() throws Exception {
        List<String> notes = new ArrayList<>();
        forge(tree(), new ProgressListener() {
            @Override
            public void progressed(String stage, int done, int total) {}

            @Override
            public void note(String text) {
                notes.add(text);
            }
        });

        assertThat(notes)
                .contains("openimages: boxes: train-annotations-bbox.csv")
                .contains("openimages: masks: none, regions have boxes only");
    }

    @Test
    void aChangedTableIsReadAgain() throws Exception {
        forge(tree(), ProgressListener.NONE);
        Path boxes = corpus.resolve("train-annotations-bbox.csv");
        Files.writeString(boxes, Files.readString(boxes).replace(",0.6,0.8,", ",0.65,0.85,"));

        RunSummary again = forge(tree(), ProgressListener.NONE);

        assertThat(again.stage(Stage.INGEST).redone()).isEqualTo(2);
    }

    @Test
    void aFolderWithoutBoxesIsRefused() throws Exception {
        Files.delete(corpus.resolve("train-annotations-bbox.csv"));

        assertThatThrownBy(() -> forge(tree(), ProgressListener.NONE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("train-annotations-bbox.csv");
    }

    @Test
    void withoutPhotographsOrSizesItIsSaidWhatToGive() throws Exception {
        Files.delete(corpus.resolve("sizes.csv"));

        assertThatThrownBy(() -> forge(tree(), ProgressListener.NONE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("ImageID,Width,Height");
    }
}
