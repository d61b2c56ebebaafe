package io.spatialforge.pipeline.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.licence.CopyRules;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.Photographs.Photograph;
import io.spatialforge.export.target.Photographs.Withheld;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.Sha256;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photograph whose stored top left quarter is red, the rest blue. */
class RunPhotographsTests {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;

    @TempDir
    Path folder;

    private Photographs photographs = Photographs.NONE;

    @BeforeEach
    void open() throws IOException {
        photographs = RunPhotographs.open(Map.of("street", List.of(folder.toString())), CopyRules.DEFAULTS);
    }

    @Test
    void whatIsDrawnOnAPhotographIsInItsCopyAndNowhereElse() throws IOException {
        store("a.png", encoded("png", WIDTH, HEIGHT));
        Photograph photograph = photograph(image("a.png", WIDTH, HEIGHT, Transform.IDENTITY));

        Photograph drawn = (Photograph) photographs.drawn(photograph, pixels -> pixels.fill(40, 20, 42, 23, 0x12A4F0));

        BufferedImage before = ImageIO.read(new ByteArrayInputStream(photograph.bytes()));
        BufferedImage after = ImageIO.read(new ByteArrayInputStream(drawn.bytes()));
        int changed = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                changed += before.getRGB(x, y) == after.getRGB(x, y) ? 0 : 1;
            }
        }
        assertThat(changed).isEqualTo(6);
        assertThat(after.getRGB(41, 22)).isEqualTo(0xFF12A4F0);
        assertThat(drawn.extension()).isEqualTo("png");
        assertThat(drawn.verbatim()).isFalse();
    }

    @Test
    void anUprightPhotographIsPassedOnAsItIs() throws IOException {
        byte[] stored = store("a.jpg", encoded("jpg", WIDTH, HEIGHT));

        Photograph photograph = photograph(image("a.jpg", WIDTH, HEIGHT, Transform.IDENTITY));

        assertThat(photograph.bytes()).isEqualTo(stored);
        assertThat(photograph.verbatim()).isTrue();
        assertThat(photograph.extension()).isEqualTo("jpg");
        assertThat(photograph.licence().name()).isEqualTo("CC-BY-2.0");
    }

    @Test
    void aPhotographThatIsStoredOtherwiseIsTurnedAndHasNoOrientationLeft() throws IOException {
        store("a.jpg", oriented(6, encoded("jpg", WIDTH, HEIGHT)));

        Photograph photograph = photograph(image("a.jpg", HEIGHT, WIDTH, Transform.ROTATE_90));

        assertThat(photograph.verbatim()).isFalse();
        assertThat(photograph.extension()).isEqualTo("jpg");
        assertThat(PhotoProbe.probe(photograph.bytes(), PhotoProbe.MAX_PIXELS))
                .isEqualTo(new Photo.Sound(HEIGHT, WIDTH, Transform.IDENTITY, "jpeg"));
        assertThat(redCorner(photograph)).isEqualTo("top right");
    }

    @Test
    void aTurnThatOnlyTheCorpusKnowsIsMade() throws IOException {
        store("a.jpg", encoded("jpg", WIDTH, HEIGHT));

        assertThat(redCorner(photograph(image("a.jpg", WIDTH, HEIGHT, Transform.ROTATE_180))))
                .isEqualTo("bottom right");
    }

    @Test
    void aPngStaysAPng() throws IOException {
        store("a.png", encoded("png", WIDTH, HEIGHT));

        Photograph photograph = photograph(image("a.png", WIDTH, HEIGHT, Transform.FLIP_HORIZONTAL));

        assertThat(photograph.extension()).isEqualTo("png");
        assertThat(redCorner(photograph)).isEqualTo("top right");
    }

    @Test
    void anOrientationThatNobodyLookedAtIsHeededIfTheListedSizeSaysSo() throws IOException {
        store("a.jpg", oriented(6, encoded("jpg", WIDTH, HEIGHT)));

        Photograph upright = photograph(image("a.jpg", HEIGHT, WIDTH, Transform.IDENTITY));
        Photograph asStored = photograph(image("a.jpg", WIDTH, HEIGHT, Transform.IDENTITY));

        assertThat(redCorner(upright)).isEqualTo("top right");
        assertThat(redCorner(asStored)).isEqualTo("top left");
        assertThat(PhotoProbe.probe(asStored.bytes(), PhotoProbe.MAX_PIXELS))
                .isEqualTo(new Photo.Sound(WIDTH, HEIGHT, Transform.IDENTITY, "jpeg"));
    }

    @Test
    void anOrientationThatNobodyLookedAtIsNotGuessed() throws IOException {
        store("a.jpg", oriented(3, encoded("jpg", WIDTH, HEIGHT)));

        assertThat(withheld(image("a.jpg", WIDTH, HEIGHT, Transform.IDENTITY))).isEqualTo(Reason.ORIENTATION_AMBIGUOUS);
    }

    @Test
    void anOrientationInXmpIsTakenAway() throws IOException {
        byte[] xmp = "http://ns.adobe.com/xap/1.0/\0<rdf:Description tiff:Orientation=\"6\"/>"
                .getBytes(StandardCharsets.US_ASCII);
        store("a.jpg", withSegment(xmp, encoded("jpg", WIDTH, HEIGHT)));

        Photograph photograph = photograph(image("a.jpg", WIDTH, HEIGHT, Transform.IDENTITY));

        assertThat(photograph.verbatim()).isFalse();
        assertThat(new String(photograph.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Orientation");
    }

    @Test
    void whatTheHashDoesNotFitIsWithheld() throws IOException {
        byte[] stored = store("a.jpg", encoded("jpg", WIDTH, HEIGHT));

        assertThat(withheld(hashed("a.jpg", "0".repeat(64)))).isEqualTo(Reason.IMAGE_ALTERED);
        assertThat(photographs.upright(hashed("a.jpg", Sha256.of(stored)))).isInstanceOf(Photograph.class);
    }

    @Test
    void whatIsMissingOrCutOrOfAnotherSizeIsWithheld() throws IOException {
        byte[] whole = encoded("jpg", WIDTH, HEIGHT);
        store("cut.jpg", Arrays.copyOf(whole, whole.length - 20));
        store("whole.jpg", whole);

        assertThat(withheld(image("none.jpg", WIDTH, HEIGHT, Transform.IDENTITY)))
                .isEqualTo(Reason.IMAGE_MISSING);
        assertThat(withheld(image("cut.jpg", WIDTH, HEIGHT, Transform.IDENTITY)))
                .isEqualTo(Reason.IMAGE_TRUNCATED);
        assertThat(withheld(image("whole.jpg", WIDTH + 1, HEIGHT, Transform.IDENTITY)))
                .isEqualTo(Reason.IMAGE_SIZE_MISMATCH);
    }

    @Test
    void aPhotographThatMustNotBeAlteredIsPassedOnOnlyIfItIsUpright() throws IOException {
        store("a.jpg", encoded("jpg", WIDTH, HEIGHT));
        Image upright = licensed("a.jpg", Transform.IDENTITY, "CC BY-ND 2.0");

        assertThat(photographs.upright(upright)).isInstanceOf(Photograph.class);
        assertThat(withheld(licensed("a.jpg", Transform.ROTATE_180, "CC BY-ND 2.0")))
                .isEqualTo(Reason.LICENCE_FORBIDS);
        assertThat(photographs.upright(upright, Photographs.Use.ALTERED)).isInstanceOf(Withheld.class);
    }

    @Test
    void whatIsAskedForAsAJpegIsEncodedAsOneUnlessThatAltersWhatMustNotBe() throws IOException {
        store("a.png", encoded("png", WIDTH, HEIGHT));
        byte[] jpeg = store("b.jpg", encoded("jpg", WIDTH, HEIGHT));
        Image png = image("a.png", WIDTH, HEIGHT, Transform.IDENTITY);
        Image unalterable = licensed("a.png", Transform.IDENTITY, "CC BY-ND 2.0");

        Photograph photograph = (Photograph) photographs.upright(png, Photographs.Use.JPEG);

        assertThat(photograph.extension()).isEqualTo("jpg");
        assertThat(photograph.verbatim()).isFalse();
        assertThat(redCorner(photograph)).isEqualTo("top left");
        assertThat(photographs.upright(unalterable, Photographs.Use.JPEG)).isInstanceOf(Withheld.class);
        assertThat(photographs.upright(unalterable, Photographs.Use.SHOWN)).isInstanceOf(Photograph.class);
        Photograph same = (Photograph)
                photographs.upright(image("b.jpg", WIDTH, HEIGHT, Transform.IDENTITY), Photographs.Use.JPEG);
        assertThat(same.bytes()).isEqualTo(jpeg);
    }

    @Test
    void withoutALicenceNothingIsPassedOn() throws IOException {
        store("a.jpg", encoded("jpg", WIDTH, HEIGHT));

        assertThat(withheld(licensed("a.jpg", Transform.IDENTITY, null))).isEqualTo(Reason.LICENCE_UNKNOWN);
    }

    private byte[] store(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return bytes;
    }

    private Photograph photograph(Image image) throws IOException {
        return (Photograph) photographs.upright(image);
    }

    private Reason withheld(Image image) throws IOException {
        return ((Withheld) photographs.upright(image)).refusal().reason();
    }

    private static Image image(String file, int width, int height, Transform transform) {
        return new Image("street/1", "street", file, null, null, width, height, transform, "CC BY 2.0");
    }

    private static Image hashed(String file, String sha256) {
        return new Image("street/1", "street", file, null, sha256, WIDTH, HEIGHT, Transform.IDENTITY, "CC BY 2.0");
    }

    private static Image licensed(String file, Transform transform, @Nullable String licence) {
        return new Image("street/1", "street", file, null, null, WIDTH, HEIGHT, transform, licence);
    }

    private static byte[] encoded(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] oriented(int orientation, byte[] jpeg) throws IOException {
        byte[] exif = {
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return withSegment(exif, jpeg);
    }

    private static byte[] withSegment(byte[] content, byte[] jpeg) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xFF);
        out.write(0xE1);
        out.write(content.length + 2 >> 8);
        out.write(content.length + 2);
        out.write(content);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static String redCorner(Photograph photograph) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(photograph.bytes()));
        int right = image.getWidth() * 3 / 4;
        int bottom = image.getHeight() * 3 / 4;
        int left = image.getWidth() / 4;
        int top = image.getHeight() / 4;
        StringBuilder corners = new StringBuilder();
        for (int[] corner : new int[][] {{left, top}, {right, top}, {left, bottom}, {right, bottom}}) {
            if (new Color(image.getRGB(corner[0], corner[1])).getRed() > 128) {
                corners.append(corner[1] == top ? "top" : "bottom").append(corner[0] == left ? " left" : " right");
            }
        }
        return corners.toString();
    }
}
