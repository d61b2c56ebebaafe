package io.spatialforge.viewer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.RunFolder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs and depth maps, and runs of which something is gone or damaged. */
class PictureAnswersTests {

    @TempDir
    Path folder;

    /** A copy of the run with photographs of its own, which the run itself does not know. */
    private Path copy() throws Exception {
        return ServedRun.copyWithPhotographs(folder);
    }

    private Path photograph(String image) {
        int number = Integer.parseInt(image.substring(image.indexOf('/') + 1)) - 1;
        return folder.resolve("images/%05d.jpg".formatted(number));
    }

    @Test
    void aPhotographIsAJpegThatTheBrowserMayKeep() throws Exception {
        try (ServedRun served = ServedRun.start()) {
            HttpResponse<byte[]> response = served.bytes("/photo?image=drawn/1");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(response.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(kept -> assertThat(kept).contains("private", "max-age"));
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));
            assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(640, 480);
            BufferedImage small = ImageIO.read(new ByteArrayInputStream(
                    served.bytes("/photo?image=drawn/1&small=1").body()));
            assertThat(small.getWidth()).isEqualTo(Photographs.SMALL);
        }
    }

    @Test
    void aDepthMapIsAPictureOfItsOwnSize() throws Exception {
        try (ServedRun served = ServedRun.start()) {
            HttpResponse<byte[]> response = served.bytes("/depth?image=drawn/1");
            assertThat(response.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(ImageIO.read(new ByteArrayInputStream(response.body())).getWidth())
                    .isEqualTo(640);
            assertThat(served.page("/pair/" + served.pair("near-far").id()))
                    .contains("<img class=\"depth\" src=\"/depth?")
                    .contains("class=\"depth-share\"");
        }
    }

    @Test
    void aLargePhotographIsSentScaledDownUnlessAllOfItIsAskedFor() throws Exception {
        Path run = copy();
        ImageIO.write(
                new BufferedImage(1800, 1350, BufferedImage.TYPE_INT_RGB),
                "jpg",
                photograph("drawn/1").toFile());
        try (ServedRun served = ServedRun.start(run, List.of())) {
            byte[] usual = served.bytes("/photo?image=drawn/1").body();
            byte[] full = served.bytes("/photo?image=drawn/1&full=1").body();
            assertThat(ImageIO.read(new ByteArrayInputStream(usual)).getWidth()).isEqualTo(Photographs.LONGEST);
            assertThat(ImageIO.read(new ByteArrayInputStream(full)).getWidth()).isEqualTo(1800);
        }
    }

    @Test
    void aFileThatIsNoPhotographIsNotSent() throws Exception {
        Path run = copy();
        Files.writeString(photograph("drawn/1"), "<script>alert(1)</script>");
        Files.writeString(photograph("drawn/3"), "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
        try (ServedRun served = ServedRun.start(run, List.of())) {
            for (String image : List.of("drawn/1", "drawn/3")) {
                HttpResponse<String> response = served.get("/photo?image=" + image);
                assertThat(response.statusCode()).isEqualTo(422);
                assertThat(response.body()).contains(image).doesNotContain("alert(1)");
            }
        }
    }

    @Test
    void aLinkOutOfTheImageFolderIsNotFollowed() throws Exception {
        Path run = copy();
        Path secret = folder.resolve("secret.jpg");
        Files.move(photograph("drawn/1"), secret);
        Files.createSymbolicLink(photograph("drawn/1"), secret);
        try (ServedRun served = ServedRun.start(run, List.of())) {
            assertThat(served.get("/photo?image=drawn/1").statusCode()).isBetween(400, 599);
        }
    }

    @Test
    void withoutPhotographsACanvasOfTheirSizeHasTheBoxes() throws Exception {
        Path run = copy();
        ServedRun.delete(folder.resolve("images"));
        try (ServedRun served = ServedRun.start(run, List.of())) {
            QaPair pair = served.pair("left-right");
            String page = served.page("/pair/" + pair.id());
            assertThat(page)
                    .contains("<svg class=\"photograph blank\" viewBox=\"0 0 %d %d\""
                            .formatted(pair.image().width(), pair.image().height()))
                    .contains("The photograph is not at hand")
                    .contains("<g class=\"mark\" data-region=\""
                            + pair.regions().getFirst().id())
                    .doesNotContain("/photo?");
            assertThat(served.page("/pairs")).doesNotContain("/photo?");
            assertThat(served.get("/photo?image=" + pair.image().id()).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aDamagedShardIsNamedAndTheOtherIsStillShown() throws Exception {
        Path run = copy();
        try (ServedRun served = ServedRun.start(run, List.of())) {
            QaPair there = served.pairs().getFirst();
            int shard = served.run().shards().of(there.image().id());
            QaPair other = served.pairs().stream()
                    .filter(pair -> served.run().shards().of(pair.image().id()) != shard)
                    .findFirst()
                    .orElseThrow();
            Path scenes = run.resolve(RunFolder.SCENES).resolve("%05d-of-00002.jsonl.zst".formatted(shard));
            byte[] bytes = Files.readAllBytes(scenes);
            for (int i = 20; i < bytes.length; i++) {
                bytes[i] ^= 0x5a;
            }
            Files.write(scenes, bytes);
            HttpResponse<String> response = served.get("/pair/" + there.id());
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body())
                    .contains(
                            "A file of the run is damaged", scenes.getFileName().toString(), "run forge again")
                    .doesNotContain("Exception");
            assertThat(served.get("/pair/" + other.id()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aReportIsShownApartFromThePages() throws Exception {
        Path run = copy();
        Files.writeString(run.resolve("report.html"), "<h1>Report</h1>", StandardCharsets.UTF_8);
        try (ServedRun served = ServedRun.start(run, List.of())) {
            assertThat(served.page("/")).contains("href=\"/report\"");
            assertThat(served.get("/report").headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
            Files.move(run.resolve("report.html"), folder.resolve("other.html"));
            Files.createSymbolicLink(run.resolve("report.html"), folder.resolve("other.html"));
            assertThat(served.get("/report").statusCode()).isEqualTo(404);
        }
    }
}
