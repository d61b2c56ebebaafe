package io.spatialforge.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.audit.questions.Question;
import io.spatialforge.audit.questions.Question.Ask;
import io.spatialforge.audit.questions.SpatialStatements;
import io.spatialforge.audit.questions.ViewSpatial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On measured sets, where they are at hand. */
class RealTruthTests {

    private static Path file(String path) {
        String folder = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(folder != null, "SPATIALFORGE_TESTDATA names no folder with truth/");
        Path file = Path.of(String.valueOf(folder), "truth").resolve(path);
        assumeTrue(Files.isRegularFile(file), "there is no " + file);
        return file;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coco_instances",
                "coco_persons",
                "kitti_object",
                "openimages_25vrd",
                "rgbd_7scenes",
                "rgbd_open3d",
                "rgbd_ycb",
                "sunrgbd",
                "voc_pose"
            })
    void everySetWithObjectsIsRead(String set) throws IOException {
        Truth truth = Truth.read(file(set + "/truth.jsonl"));
        assertThat(truth.images()).isPositive();
        assertThat(truth.objects()).isPositive();
        assertThat(truth.scenes() > 0).isEqualTo(set.startsWith("rgbd") || set.equals("sunrgbd"));
    }

    @Test
    void aSetOfDepthMapsHasNoObjectsAndSaysSo() throws IOException {
        Truth truth = Truth.read(file("stereo_middlebury/truth.jsonl"));
        assertThat(truth.objects()).isZero();
        assertThat(new Audit(truth).report().notes()).anyMatch(note -> note.contains("lists no objects"));
    }

    @Test
    void theWordsOfQuestionsAndStatementsAreUnderstood() throws IOException {
        List<Question> questions = ViewSpatial.read(file("viewspatial/viewspatial_with_photo.jsonl"));
        List<Question> statements = SpatialStatements.read(file("vsr/vsr_statements_with_photo.jsonl"));
        assertThat(questions).extracting(Question::ask).hasAtLeastOneElementOfType(Ask.Bearing.class);
        assertThat(questions).extracting(Question::ask).hasAtLeastOneElementOfType(Ask.Facing.class);
        assertThat(statements).extracting(Question::ask).hasAtLeastOneElementOfType(Ask.Ordered.class);
        assertThat(questions).extracting(Question::ask).noneMatch(RealTruthTests::isNotUnderstood);
        assertThat(statements).extracting(Question::ask).noneMatch(RealTruthTests::isNotUnderstood);
    }

    private static boolean isNotUnderstood(Ask ask) {
        return ask instanceof Ask.Beyond beyond && beyond.why().contains("not understood");
    }
}
