package io.spatialforge.vision.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.vision.pixels.PictureException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CuratorTests {

    private final Curator curator = new Curator(CurationLimits.ofDefaults());

    @Test
    void aPhotographIsKeptAtAnySize() {
        for (int width : new int[] {320, 640, 1600}) {
            for (int seed = 0; seed < 4; seed++) {
                assertThat(reason(SketchedPictures.photograph(width, width * 3 / 4, seed)))
                        .as("%d wide, seed %d", width, seed)
                        .isNull();
            }
        }
    }

    @Test
    void oneThingBeforeAnEvenSkyIsNotBlank() {
        assertThat(reason(SketchedPictures.thingInTheSky())).isNull();
    }

    @Test
    void whatShowsNextToNothingIsBlank() {
        BufferedImage fog =
                SketchedPictures.grained(SketchedPictures.blank(640, 480, new Color(200, 200, 205)), new Random(1));
        assertThat(reason(fog)).isEqualTo(Reason.IMAGE_BLANK);
    }

    @Test
    void aPictureInWhichNothingIsInFocusIsBlurredAndOneWithSomethingInFocusIsNot() {
        BufferedImage sharp = SketchedPictures.photograph(640, 480, 1);
        BufferedImage blurred = SketchedPictures.blurred(sharp, 9);
        assertThat(reason(blurred)).isEqualTo(Reason.IMAGE_BLURRED);
        blurred.createGraphics().drawImage(SketchedPictures.photograph(220, 220, 2), 100, 100, null);
        assertThat(reason(blurred)).isNull();
    }

    @Test
    void aPictureSmearedToOneSideIsBlurred() {
        assertThat(reason(SketchedPictures.smeared(SketchedPictures.photograph(900, 480, 1), 14)))
                .isEqualTo(Reason.IMAGE_BLURRED);
    }

    @Test
    void twoPhotographsSideBySideAreACollageWithOrWithoutAStripBetween() {
        for (int strip : new int[] {0, 3, 12}) {
            assertThat(reason(SketchedPictures.collage(strip)))
                    .as("strip of %d", strip)
                    .isEqualTo(Reason.IMAGE_COLLAGE);
        }
    }

    @Test
    void aPageOfPrintIsText() {
        assertThat(reason(SketchedPictures.page())).isEqualTo(Reason.IMAGE_TEXT);
    }

    @Test
    void windowsAndButtonsAreAScreenshot() {
        assertThat(reason(SketchedPictures.screenshot())).isEqualTo(Reason.IMAGE_SCREENSHOT);
    }

    @Test
    void sizeAndShapeAreHeldAgainstTheLimits() {
        assertThat(curator.ofSize(640, 480)).isNull();
        assertThat(fault(curator.ofSize(640, 199)).reason()).isEqualTo(Reason.IMAGE_TOO_SMALL);
        assertThat(fault(curator.ofSize(900, 200)))
                .isEqualTo(new Curator.Fault(Reason.IMAGE_EXTREME_ASPECT, "aspect ratio 4.50, is to be at most 4.0"));
        assertThat(new Curator(CurationLimits.ofDefaults().withShape(100, 5)).ofSize(500, 120))
                .isNull();
    }

    @Test
    void whatNoDecoderKnowsIsAnErrorAndNoVerdict() {
        assertThatThrownBy(() -> PhotoMeasures.read("<html>".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(PictureException.class);
    }

    /** Photographs that people took for datasets of photographs: hardly any may be lost. */
    @Test
    void nextToNoRealPhotographIsLeftOut() throws IOException, PictureException {
        String testdata = System.getenv("SPATIALFORGE_TESTDATA");
        assumeTrue(testdata != null, "SPATIALFORGE_TESTDATA is not set: no real photographs to look at");
        List<Path> photographs = new ArrayList<>();
        for (String folder : List.of(
                "samples/coco/free_licence/images",
                "samples/photos_free",
                "truth/coco_instances/images",
                "truth/coco_persons/images",
                "truth/voc_pose/images",
                "truth/kitti_object/images",
                "truth/openimages_25vrd/images")) {
            try (var files = Files.list(Path.of(String.valueOf(testdata), folder))) {
                files.filter(f -> f.toString().matches(".*\\.(jpg|png)"))
                        .sorted()
                        .forEach(photographs::add);
            }
        }
        TreeMap<String, Reason> leftOut = new TreeMap<>();
        for (Path photograph : photographs) {
            Curator.Fault fault = curator.of(PhotoMeasures.read(Files.readAllBytes(photograph)));
            if (fault != null) {
                leftOut.put(photograph.getFileName().toString(), fault.reason());
            }
        }
        System.out.printf("curation: of %d real photographs left out: %s%n", photographs.size(), leftOut);
        assertThat(photographs).hasSizeGreaterThan(200);
        assertThat(leftOut.size()).isLessThanOrEqualTo(photographs.size() / 100);
    }

    private @Nullable Reason reason(BufferedImage image) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(image, "png", file);
            Curator.Fault fault = curator.of(PhotoMeasures.read(file.toByteArray()));
            return fault == null ? null : fault.reason();
        } catch (IOException | PictureException e) {
            throw new AssertionError(e);
        }
    }

    private static Curator.Fault fault(Curator.@Nullable Fault fault) {
        return Objects.requireNonNull(fault, "nothing was found wrong");
    }
}
