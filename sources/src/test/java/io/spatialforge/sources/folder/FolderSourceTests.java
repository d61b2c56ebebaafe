package io.spatialforge.sources.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.TinyJpeg;
import io.spatialforge.vision.store.FetchIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTests {

    @TempDir
    Path folder;

    @Test
    void everyPhotographBecomesASceneOfWhichNothingElseIsKnown() throws IOException {
        TinyJpeg.write(folder.resolve("sub/a.jpg"), 60, 40, 1);
        TinyJpeg.write(folder.resolve("turned.jpg"), 60, 40, 6);

        Gathered gathered = read();

        assertThat(gathered.scene("photos/sub/a.jpg"))
                .isEqualTo(new Scene(
                        new Image(
                                "photos/sub/a.jpg",
                                "photos",
                                "sub/a.jpg",
                                null,
                                null,
                                60,
                                40,
                                Transform.IDENTITY,
                                null),
                        List.of(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        null));
        Image turned = gathered.scene("photos/turned.jpg").image();
        assertThat(turned.width()).isEqualTo(40);
        assertThat(turned.height()).isEqualTo(60);
        assertThat(turned.transform()).isEqualTo(Transform.ofExif(6));
        assertThat(gathered.drops()).isEmpty();
        assertThat(gathered.imagesRead()).isEqualTo(2);
    }

    @Test
    void whatIsNoPhotographByItsNameIsCountedAsAFile() throws IOException {
        TinyJpeg.write(folder.resolve("a.jpg"), 60, 40, 1);
        Files.writeString(folder.resolve("notes.txt"), "a");
        Files.writeString(folder.resolve(".DS_Store"), "a");

        Gathered gathered = read();

        assertThat(gathered.scenes()).hasSize(1);
        assertThat(gathered.leftOut()).isEqualTo(Map.of("files not-a-photograph", 2L));
    }

    @Test
    void aPhotographThatCannotBeReadIsLeftOutWithTheReason() throws IOException {
        byte[] whole = Files.readAllBytes(TinyJpeg.write(folder.resolve("whole.jpg"), 600, 400, 1));
        Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(whole, whole.length - 20));
        Files.writeString(folder.resolve("text.jpg"), "no photograph");
        Files.write(folder.resolve("empty.png"), new byte[0]);

        Gathered gathered = read();

        assertThat(gathered.scenes()).hasSize(1);
        assertThat(Objects.requireNonNull(gathered.joined().get("photos/cut.jpg"))
                        .drops())
                .extracting(Drop::reason)
                .containsExactly(Reason.IMAGE_TRUNCATED);
        assertThat(Objects.requireNonNull(gathered.joined().get("photos/text.jpg"))
                        .drops())
                .extracting(Drop::reason)
                .containsExactly(Reason.IMAGE_UNREADABLE);
        assertThat(Objects.requireNonNull(gathered.joined().get("photos/empty.png"))
                        .drops())
                .extracting(Drop::reason)
                .containsExactly(Reason.IMAGE_UNREADABLE);
    }

    @Test
    void ofPhotographsWithTheSameBytesTheFirstByNameIsKept() throws IOException {
        Path photo = TinyJpeg.write(folder.resolve("b.jpg"), 60, 40, 1);
        Files.copy(photo, folder.resolve("c.jpg"));
        Files.copy(photo, folder.resolve("a.jpg"));

        Gathered gathered = read();

        assertThat(gathered.scenes()).extracting(s -> s.image().file()).containsExactly("a.jpg");
        assertThat(gathered.drops()).extracting(Drop::image).containsExactly("photos/b.jpg", "photos/c.jpg");
        assertThat(gathered.drops())
                .allSatisfy(drop -> assertThat(drop.reason()).isEqualTo(Reason.IMAGE_COPY))
                .allSatisfy(drop -> assertThat(drop.detail()).isEqualTo("of 'a.jpg'"));
        assertThat(gathered.imagesRead()).isEqualTo(3);
    }

    @Test
    void aSampleIsChosenByHashAndTheRestIsCounted() throws IOException {
        for (int i = 0; i < 40; i++) {
            TinyJpeg.write(folder.resolve(i + ".jpg"), 30 + i, 40, 1);
        }
        Sampling half = new Sampling(0.5, 3);

        Gathered gathered =
                Gathered.from(new FolderSource(new FolderConfig("photos", List.of(folder.toString()), null, half)));

        int kept = gathered.scenes().size();
        assertThat(kept).isBetween(10, 30);
        assertThat(gathered.scenes())
                .allSatisfy(s -> assertThat(half.keeps(s.image().id())).isTrue());
        assertThat(gathered.leftOut()).isEqualTo(Map.of("images not-sampled", 40L - kept));
    }

    @Test
    void ofPhotographsOfOneNameInTwoPlacesTheFirstPlacesIsKept() throws IOException {
        TinyJpeg.write(folder.resolve("one/a.jpg"), 60, 40, 1);
        TinyJpeg.write(folder.resolve("two/a.jpg"), 70, 40, 1);
        List<String> places =
                List.of(folder.resolve("one").toString(), folder.resolve("two").toString());

        Gathered gathered = Gathered.from(new FolderSource(new FolderConfig("photos", places, "CC0", Sampling.ALL)));

        assertThat(gathered.onlyScene().image().width()).isEqualTo(60);
        assertThat(gathered.onlyScene().image().licence()).isEqualTo("CC0");
        assertThat(gathered.reasons()).containsExactly(Reason.IMAGE_DUPLICATE);
    }

    @Test
    void aPhotographThatANameLeadsAwayFromIsNotTakenForTheOther() throws IOException {
        TinyJpeg.write(folder.resolve("one/photos/a.jpg"), 60, 40, 1);
        TinyJpeg.write(folder.resolve("two/x/photos/a.jpg"), 70, 40, 1);
        List<String> places =
                List.of(folder.resolve("one").toString(), folder.resolve("two").toString());

        Gathered gathered = Gathered.from(new FolderSource(new FolderConfig("photos", places, null, Sampling.ALL)));

        assertThat(gathered.scenes()).extracting(s -> s.image().file()).containsExactly("photos/a.jpg");
        assertThat(gathered.reasons()).containsExactly(Reason.IMAGE_DUPLICATE);
    }

    @Test
    void aFetchedPhotographKeepsTheUrlItCameFrom() throws IOException {
        TinyJpeg.write(folder.resolve("0/a.jpg"), 60, 40, 1);
        Files.writeString(
                folder.resolve(FetchIndex.FILE),
                new FetchIndex.Entry("https://a.example/b", null, "0".repeat(64), 1, "0/a.jpg").toLine()
                        + "\n"
                        + new FetchIndex.Entry("https://a.example/a", null, "0".repeat(64), 1, "0/a.jpg").toLine()
                        + "\n");

        Image image = read().onlyScene().image();

        assertThat(image.file()).isEqualTo("0/a.jpg");
        assertThat(image.url()).isEqualTo("https://a.example/a");
    }

    @Test
    void aPlaceWithoutPhotographsIsRefused() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "a");

        assertThatThrownBy(this::read)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("none among 1 files");
    }

    private Gathered read() throws IOException {
        return Gathered.from(new FolderSource(FolderConfig.of("photos", folder.toString())));
    }
}
