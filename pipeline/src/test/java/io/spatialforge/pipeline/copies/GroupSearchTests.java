package io.spatialforge.pipeline.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.pipeline.copies.CopyGroups.How;
import io.spatialforge.vision.copies.Miniature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupSearchTests {

    @TempDir
    private Path folder;

    @Test
    void imagesWithoutCopiesBelongToNoGroup() throws Exception {
        CopyGroups groups = groups(List.of(line("a/1", picture(1)), line("a/2", picture(2)), line("b/3", null)));
        assertThat(groups.members()).isEmpty();
        assertThat(groups.images()).isEqualTo(3);
        assertThat(groups.unseen()).isEqualTo(1);
        assertThat(groups.leader("a/1")).isEqualTo("a/1");
    }

    @Test
    void theSameBytesTheSameNameAndTheSameLooksJoinImages() throws Exception {
        CopyGroups groups = groups(List.of(
                line("b/bytes", null, "sha256:1"),
                line("a/bytes", null, "sha256:1"),
                line("b/name", null, "flickr:77"),
                line("a/name", null, "url:x", "flickr:77"),
                line("b/looks", picture(3)),
                line("a/looks", noisy(picture(3))),
                line("c/other", picture(4), "flickr:78")));
        assertThat(groups.members()).hasSize(6).doesNotContainKey("c/other");
        for (How how : How.values()) {
            String name = how.name().toLowerCase(java.util.Locale.ROOT);
            assertThat(groups.leader("b/" + name)).isEqualTo("a/" + name);
            assertThat(Objects.requireNonNull(member(groups, "b/" + name).kinship())
                            .how())
                    .isEqualTo(how);
        }
        assertThat(groups.count()).isEqualTo(3);
    }

    @Test
    void aChainIsOneGroupButItsEndsAreNoCopies() throws Exception {
        List<PrintLine> frames = new ArrayList<>();
        Waves film = new Waves(11);
        for (int i = 0; i < 8; i++) {
            frames.add(line("film/" + i, film.from(0.03 * i)));
        }
        CopyGroups groups = groups(frames);
        assertThat(groups.largest()).isEqualTo(8);
        assertThat(member(groups, "film/7").leader()).isEqualTo("film/0");
        assertThat(member(groups, "film/7").kinship()).isNull();
    }

    @Test
    void aChainOfNamesAndLooksIsOneGroup() throws Exception {
        CopyGroups groups = groups(List.of(
                line("a/1", picture(5)),
                line("b/1", noisy(picture(5)), "flickr:1"),
                line("c/1", null, "flickr:1", "coco:9"),
                line("d/1", null, "coco:9")));
        assertThat(groups.count()).isEqualTo(1);
        assertThat(groups.leader("d/1")).isEqualTo("a/1");
        assertThat(member(groups, "d/1").kinship()).isNull();
    }

    @Test
    void imagesOfOneNameAndUnlikeShapeAreGroupedWithoutBeingCopies() throws Exception {
        CopyGroups groups = groups(List.of(
                new PrintLine("a/1", 640, 480, List.of("flickr:1"), null),
                new PrintLine("b/1", 480, 480, List.of("flickr:1"), null)));
        assertThat(groups.leader("b/1")).isEqualTo("a/1");
        assertThat(member(groups, "b/1").kinship()).isNull();
    }

    @Test
    void photographsOfOneNameThatShowDifferentThingsAreNoCopies() throws Exception {
        CopyGroups groups = groups(List.of(line("a/1", picture(6), "url:x"), line("b/1", picture(7), "url:x")));
        assertThat(groups.leader("b/1")).isEqualTo("a/1");
        assertThat(member(groups, "b/1").kinship()).isNull();
    }

    @Test
    void plainPicturesAreNotGroupedUnlessTheirBytesAreTheSame() throws Exception {
        Miniature dark = Miniature.ofBytes(new byte[Miniature.BYTES]);
        CopyGroups groups = groups(
                List.of(line("a/1", dark, "sha256:1"), line("a/2", dark, "sha256:2"), line("a/3", dark, "sha256:2")));
        assertThat(groups.members()).containsOnlyKeys("a/2", "a/3");
    }

    @Test
    void neitherTheOrderNorTheThreadsMatter() throws Exception {
        List<PrintLine> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Miniature picture = picture(100 + i % 40);
            boolean altered = i >= 40 && i < 50;
            lines.add(line(
                    "s" + i % 3 + "/" + i,
                    altered ? noisy(picture).mirrored() : picture,
                    "sha256:" + (altered ? i : i % 40)));
        }
        CopyGroups groups = groups(lines);
        assertThat(groups.count()).isEqualTo(20);
        for (int workers = 1; workers <= 4; workers++) {
            Collections.shuffle(lines, new Random(workers));
            assertThat(groups(lines, workers, GroupSearch.By.LOOKS)).isEqualTo(groups);
        }
    }

    @Test
    void looksCanBeLeftAlone() throws Exception {
        List<PrintLine> lines =
                List.of(line("a/1", picture(1), "sha256:1"), line("a/2", noisy(picture(1)), "sha256:2"));
        assertThat(groups(lines, 1, GroupSearch.By.NAMES).members()).isEmpty();
        assertThat(groups(lines, 1, GroupSearch.By.LOOKS).members()).hasSize(2);
    }

    @Test
    void groupsAreReadBackUnlessTheyAreOfSomethingElse() throws Exception {
        CopyGroups groups = groups(List.of(
                line("a/1", picture(1)),
                line("a/2", noisy(picture(1)).mirrored()),
                line("a/3", picture(3), "url:x"),
                line("a/4", picture(4), "url:x")));
        Path file = folder.resolve("copies.jsonl");
        CopyGroupsFile.write(file, "f", groups);
        assertThat(CopyGroupsFile.read(file, "f")).isEqualTo(groups);
        assertThat(CopyGroupsFile.read(file, "g")).isNull();
        java.nio.file.Files.writeString(file, "{\"fingerprint\":\"f\"");
        assertThat(CopyGroupsFile.read(file, "f")).isNull();
    }

    private CopyGroups groups(List<PrintLine> lines) throws Exception {
        return groups(lines, 2, GroupSearch.By.LOOKS);
    }

    private CopyGroups groups(List<PrintLine> lines, int workers, GroupSearch.By by) throws Exception {
        try (GroupSearch search = new GroupSearch(folder)) {
            for (PrintLine line : lines) {
                search.add(PrintLine.read(line.toLine()));
            }
            return search.groups(workers, by);
        }
    }

    private static PrintLine line(String image, @Nullable Miniature miniature, String... keys) {
        return new PrintLine(image, 640, 480, List.of(keys), miniature);
    }

    private static Miniature picture(int seed) {
        return new Waves(seed).from(0);
    }

    private static Miniature noisy(Miniature picture) {
        SplittableRandom dice = new SplittableRandom(1);
        byte[] luma = picture.bytes();
        for (int i = 0; i < luma.length; i++) {
            luma[i] = (byte) Math.clamp(Math.round(0.9 * (luma[i] & 0xff) + 10 + dice.nextGaussian()), 0, 255);
        }
        return Miniature.ofBytes(luma);
    }

    /** A landscape of random waves, seen through a window that can be moved to the right. */
    private static final class Waves {

        private final double[][] strengths = new double[24][14];

        Waves(long seed) {
            SplittableRandom dice = new SplittableRandom(seed);
            for (int across = 0; across < 24; across++) {
                for (int down = 0; down < 14; down++) {
                    strengths[across][down] = across + down == 0
                            ? 0
                            : 45 * dice.nextGaussian() / Math.pow(across * across / 3.0 + down * down, 0.6);
                }
            }
        }

        Miniature from(double left) {
            byte[] luma = new byte[Miniature.BYTES];
            for (int i = 0; i < luma.length; i++) {
                double x = (left + (i % Miniature.SIDE + 0.5) / Miniature.SIDE) / 1.5;
                double y = (i / Miniature.SIDE + 0.5) / Miniature.SIDE;
                double sum = 120;
                for (int across = 0; across < 24; across++) {
                    for (int down = 0; down < 14; down++) {
                        sum += strengths[across][down] * Math.cos(Math.PI * across * x) * Math.cos(Math.PI * down * y);
                    }
                }
                luma[i] = (byte) Math.clamp(Math.round(sum), 0, 255);
            }
            return Miniature.ofBytes(luma);
        }
    }

    private static CopyGroups.Member member(CopyGroups groups, String image) {
        return Objects.requireNonNull(groups.members().get(image), image);
    }
}
