package io.spatialforge.bench.cues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.bench.cues.JudgedImage.Half;
import io.spatialforge.bench.cues.JudgedImages.OcclusionFlags;
import io.spatialforge.core.rule.Margins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HumanJudgementsTests {

    private static final String OBJECTS = """
            image_id,object_id,entity,xmin,xmax,ymin,ymax
            i1,0,/m/0k4j,0.10,0.35,0.45,0.60
            i1,1,/m/0k4j,0.60,0.70,0.40,0.45
            """;
    private static final String PAIRS = """
            image_id_1,object_id_1,image_id_2,object_id_2,distance,occlusion,raw_distance,raw_occlusion
            i1,0,i1,1,%s,0,"1,1,1,1,1","0,0,0,0,0"
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPairIsRightWrongOrForcedByWhatPeopleSaid() throws IOException {
        assertThat(score("1")).isEqualTo(new Score(1, 0, 0, 1));
        assertThat(score("2")).isEqualTo(new Score(0, 1, 0, 1));
        assertThat(score("3")).isEqualTo(new Score(0, 0, 1, 0));
        assertThat(score("0")).isEqualTo(new Score(0, 0, 0, 0));
    }

    @Test
    void aRowThatIsNotAsExpectedIsNamed() throws IOException {
        write("1");
        Path objects = folder.resolve("within_image_objects_validation.csv");
        Files.writeString(objects, Files.readString(objects).replace("0.60,0.70", "0.60,1.70"));
        assertThatThrownBy(() -> JudgedImages.read(folder, "validation", OcclusionFlags.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "within_image_objects_validation.csv, line 3, column xmax: expected a number from 0 to 1, got '1.70'");
    }

    @Test
    void theCurveIsDrawnWithTheChosenMarginsMarked() throws IOException {
        write("1");
        List<JudgedImage> images = JudgedImages.read(folder, "validation", OcclusionFlags.NONE);
        String svg = CueCurve.of(images, Margins.ofDefaults(), EnumSet.allOf(Half.class))
                .svg();
        assertThat(svg).startsWith("<svg").endsWith("</svg>\n").containsPattern("<circle cx=\"[0-9.]+\"");
    }

    /** What was measured when the margins were chosen, less three wrong pairs. */
    @Test
    void onTheHeldOutHalfOfRealJudgementsBoxesAreRightAsOftenAsMeasured() throws IOException {
        String data = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(data != null, "SPATIALFORGE_TESTDATA is not set: people's judgements are not read");
        Path csv = Path.of(String.valueOf(data)).resolve("truth/openimages_25vrd/csv");
        List<JudgedImage> images = JudgedImages.read(csv, "validation", OcclusionFlags.NONE);

        Score score = Score.of(images, Half.HELD_OUT, Voters.rule(Margins.ofDefaults(), images));

        assertThat(score.clear()).isEqualTo(2501);
        assertThat(score.onClear()).isGreaterThan(0.978);
        assertThat(score.onAll()).isGreaterThan(0.973);
        assertThat(score.coverage()).isGreaterThan(0.14);
    }

    private Score score(String distance) throws IOException {
        write(distance);
        List<JudgedImage> images = JudgedImages.read(folder, "validation", OcclusionFlags.NONE);
        return Score.of(images, images.get(0).half(), Voters.rule(Margins.ofDefaults(), images));
    }

    private void write(String distance) throws IOException {
        Files.writeString(folder.resolve("within_image_objects_validation.csv"), OBJECTS);
        Files.writeString(folder.resolve("within_image_vrd_validation.csv"), PAIRS.formatted(distance));
    }
}
