package io.spatialforge.pipeline.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoKeysTests {

    @ParameterizedTest
    @CsvSource({
        "https://farm4.staticflickr.com/3153/2970773875_164f0c0b83_o.jpg, 2970773875",
        "http://farm9.staticflickr.com/8186/8119368305_4e622c8349_z.jpg, 8119368305",
        "https://c8.staticflickr.com/4/3153/2970773875_164f0c0b83.jpg, 2970773875",
        "https://live.staticflickr.com/65535/51234567890_abcdef0123_b.jpg, 51234567890",
        "http://farm1.static.flickr.com/23/30189302_c5ab3d51a2.jpg, 30189302",
        "https://www.flickr.com/photos/somebody/2970773875/, 2970773875",
        "https://www.flickr.com/photos/12345678@N00/30189302/in/photostream, 30189302"
    })
    void theIdAtFlickrIsReadFromUrlsOfFilesAndPages(String url, String id) {
        assertThat(PhotoKeys.flickr(url)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.flickr.com/people/12345678/",
                "https://example.org/2970773875_164f0c0b83_o.jpg",
                "http://images.cocodataset.org/val2017/000000000139.jpg"
            })
    void otherUrlsHaveNoIdAtFlickr(String url) {
        assertThat(PhotoKeys.flickr(url)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "000000000139.jpg, 139",
        "COCO_val2014_000000581929.jpg, 581929",
        "COCO_train2014_000000000009, 9",
        "val2017/000000000139.jpg, 139",
        "http://images.cocodataset.org/val2017/000000000139.jpg, 139"
    })
    void theNumberInCocoIsReadFromItsNames(String name, String number) {
        assertThat(PhotoKeys.coco(name)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"000123.png", "frame-000000.jpg", "0000000000139.jpg", "000000000000.jpg", "100000000139.jpg"})
    void otherNumbersAreNotOfCoco(String name) {
        assertThat(PhotoKeys.coco(name)).isNull();
    }

    @Test
    void theSamePhotographInTwoCorporaSharesAKey() {
        Image ofCoco = image("coco/139", "000000000139.jpg", "http://images.cocodataset.org/val2017/000000000139.jpg");
        Image ofOpenImages =
                image("openimages/0a1b", "0a1b.jpg", "https://c8.staticflickr.com/4/3153/2970773875_164f0c0b83_o.jpg");
        assertThat(PhotoKeys.of(ofCoco, "http://farm4.staticflickr.com/3153/2970773875_4e622c8349_z.jpg", null))
                .contains("flickr:2970773875", "coco:139");
        assertThat(PhotoKeys.of(ofOpenImages, null, null)).contains("flickr:2970773875");
    }

    @Test
    void aUrlIsTheSameWithHttpAndHttps() {
        assertThat(PhotoKeys.of(image("a/1", null, "http://example.org/1.jpg"), null, null))
                .isEqualTo(PhotoKeys.of(image("b/2", null, "https://example.org/1.jpg"), null, null));
    }

    @Test
    void twelveDigitsAloneDoNotJoinImagesOfTwoCorpora() {
        assertThat(PhotoKeys.of(image("mine/1", "000000000001.jpg", null), null, null))
                .isEmpty();
    }

    @Test
    void theHashOfTheBytesIsAKey() {
        assertThat(PhotoKeys.of(image("mine/1", "1.jpg", null), null, "AB12")).containsExactly("sha256:ab12");
    }

    static Image image(String id, @Nullable String file, @Nullable String url) {
        return new Image(id, id.substring(0, id.indexOf('/')), file, url, null, 640, 480, Transform.IDENTITY, null);
    }
}
