package io.spatialforge.export.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopyNameTests {

    @Test
    void aPlainPathIsKeptBelowItsSource() {
        assertThat(name("coco", "val2017/000000000139.jpg", "jpg")).isEqualTo("coco/val2017/000000000139.jpg");
        assertThat(name("coco", "a.jpeg", "jpg")).isEqualTo("coco/a.jpeg");
        assertThat(name("coco", "a.b_c-1.png", "png")).isEqualTo("coco/a.b_c-1.png");
    }

    @Test
    void theSamePathOfTwoSourcesIsTwoPaths() {
        assertThat(name("coco", "1.jpg", "jpg")).isNotEqualTo(name("street", "1.jpg", "jpg"));
        assertThat(name("coco", "1.jpg", "jpg")).isNotEqualToIgnoringCase(name("COCO", "1.jpg", "jpg"));
    }

    @Test
    void pathsThatDifferInCaseAloneAreToldApart() {
        Set<String> names = new HashSet<>();
        for (String file : List.of("img_1.jpg", "IMG_1.jpg", "IMG_1.JPG", "Img_1.jpg", "img_1.JPG")) {
            names.add(name("street", file, "jpg").toLowerCase(Locale.ROOT));
        }
        assertThat(names).hasSize(5).allMatch(name -> name.matches("street/img_1(-[0-9a-f]{12})?\\.jpg"));
    }

    @Test
    void whatIsOddInAPathIsReplaced() {
        for (String file : List.of(
                "a b.jpg",
                "wo:rld?.jpg",
                "naïve.jpg",
                "狗.jpg",
                "con.jpg",
                "x/lpt1.tar.jpg",
                ".hidden.jpg",
                "a./b.jpg",
                "./a.jpg",
                "a//b.jpg",
                "<b>\n.jpg",
                "long".repeat(100) + ".jpg")) {
            assertThat(name("street", file, "jpg"))
                    .matches("street/([a-z0-9_]([a-z0-9._-]*[a-z0-9_])?/)*[a-z0-9_][a-z0-9._-]*-[0-9a-f]{12}\\.jpg")
                    .doesNotContain("/con", "/lpt1.")
                    .hasSizeLessThan(140);
        }
    }

    @Test
    void theEndingIsThatOfTheFormat() {
        assertThat(name("street", "a.webp", "jpg")).matches("street/a\\.webp-[0-9a-f]{12}\\.jpg");
        assertThat(name("street", "a.jpg", "png")).matches("street/a\\.jpg-[0-9a-f]{12}\\.png");
        assertThat(name("street", "a", "jpg")).matches("street/a-[0-9a-f]{12}\\.jpg");
    }

    private static String name(String source, String file, String extension) {
        return CopyName.of(
                new Image(source + "/" + file, source, file, null, null, 10, 10, Transform.IDENTITY, null), extension);
    }
}
