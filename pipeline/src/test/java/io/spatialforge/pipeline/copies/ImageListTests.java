package io.spatialforge.pipeline.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.vision.copies.Miniature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageListTests {

    private static final String SHA = "E3B0C44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    private Path folder;

    @Test
    void aTextHasOneNameALine() throws Exception {
        ImageList list = read("list.txt", """
                # asked for by mail

                coco/139
                  my photo, cropped.jpg
                https://farm4.staticflickr.com/3153/2970773875_164f0c0b83_o.jpg
                8119368305
                COCO_val2014_000000581929.jpg
                %s
                """.formatted(SHA));
        assertThat(list.names())
                .contains(
                        "coco/139",
                        "my photo, cropped.jpg",
                        "flickr:2970773875",
                        "url:farm4.staticflickr.com/3153/2970773875_164f0c0b83_o.jpg",
                        "8119368305",
                        "flickr:8119368305",
                        "COCO_val2014_000000581929.jpg",
                        "coco:581929",
                        "sha256:" + SHA.toLowerCase(java.util.Locale.ROOT))
                .noneMatch(name -> name.contains("mail"));
    }

    @Test
    void aPrintIsAPrint() throws Exception {
        byte[] luma = new byte[Miniature.BYTES];
        luma[7] = 9;
        Miniature miniature = Miniature.ofBytes(luma);
        assertThat(read("list.txt", miniature.text() + "\n").prints()).containsExactly(miniature);
    }

    @Test
    void aBenchmarksJsonIsSearchedForWhatCanBeNothingElse() throws Exception {
        ImageList list = read("benchmark.json", """
                [{"id": 7, "image": "COCO_val2014_000000000139.jpg", "question": "How many chairs are in 3 rows?"},
                 {"image_id":391895,"url":"http:\\/\\/farm9.staticflickr.com\\/8186\\/8119368305_4e622c8349_z.jpg","boxes":[12,13]},
                 {"coco_id": "000000000285", "flickr_id": 2970773875, "file": "images/blink 3.png"}]
                """);
        assertThat(list.names())
                .contains("coco:139", "391895", "flickr:8119368305", "coco:285", "flickr:2970773875", "3.png")
                .doesNotContain("7", "12", "13", "3", "How", "chairs");
    }

    @Test
    void aTableIsSearchedToo() throws Exception {
        ImageList list = read(
                "benchmark.csv",
                "image,question,coco_id\nphotos/one.jpg,\"left, or right?\",285\n%s,7,391895\n".formatted(SHA));
        assertThat(list.names())
                .contains("photos/one.jpg", "coco:285", "coco:391895")
                .doesNotContain("7", "left")
                .anyMatch(name -> name.startsWith("sha256:e3b0"));
    }

    @Test
    void whatIsNoTextIsSaidSo() throws Exception {
        Path file = Files.write(folder.resolve("list.txt"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 10, 0});
        assertThatThrownBy(() -> ImageList.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("list.txt")
                .hasMessageContaining("UTF-8");
    }

    private ImageList read(String name, String text) throws IOException {
        return ImageList.read(Files.writeString(folder.resolve(name), text));
    }
}
