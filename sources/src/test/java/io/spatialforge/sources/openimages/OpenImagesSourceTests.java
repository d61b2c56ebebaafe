package io.spatialforge.sources.openimages;

import static io.spatialforge.sources.openimages.Corpus.CHAIR;
import static io.spatialforge.sources.openimages.Corpus.DOG;
import static io.spatialforge.sources.openimages.Corpus.MAN;
import static io.spatialforge.sources.openimages.Corpus.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.TinyJpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenImagesSourceTests {

    private static final String IMAGE_HEADER = "ImageID,Subset,OriginalURL,OriginalLandingURL,License,Rotation";
    private static final String VRD_HEADER =
            "ImageID,LabelName1,LabelName2,XMin1,XMax1,YMin1,YMax1,XMin2,XMax2,YMin2,YMax2,RelationshipLabel";
    private static final Box CHAIR_BOX = new Box(100, 100, 180, 400);

    @TempDir
    private Path folder = Path.of("");

    private Corpus corpus() throws IOException {
        return new Corpus(folder);
    }

    @Test
    void aBoxIsAFractionOfThePhotographsWidthAndHeight() throws IOException {
        Scene scene = corpus().box(DOG, 0.0125, 0.195312, 0.148438, 0.5875, "1,0,0,0,0")
                .read()
                .scene("oi/a1");

        Region dog = scene.regions().getFirst();
        assertThat(dog.label()).isEqualTo("dog");
        assertThat(dog.box()).isEqualTo(new Box(12.5, 0.148438 * 500, 195.312, 0.5875 * 500));
        assertThat(dog.flags().toList()).containsExactly(RegionFlag.OCCLUDED);
        assertThat(scene.image().width()).isEqualTo(1000);
        assertThat(scene.image().licence()).isEqualTo("a licence");
    }

    @Test
    void tablesOfImagesAndBoxesAreToldAsRead() throws IOException {
        Gathered gathered = corpus().box(DOG, 0.1, 0.2, 0.1, 0.2, "0,1,0,0,0").read();
        assertThat(gathered.read()).isNotEmpty();
        for (Map.Entry<Path, Long> told : gathered.read().entrySet()) {
            assertThat(told.getValue()).as(told.toString()).isEqualTo(Files.size(told.getKey()));
        }
    }

    @Test
    void eachFlagIsReadFromTheColumnOfItsName() throws IOException {
        Scene scene = corpus().box(DOG, 0.1, 0.2, 0.1, 0.2, "0,1,0,0,0")
                .box(DOG, 0.2, 0.3, 0.1, 0.2, "0,0,1,0,0")
                .box(DOG, 0.3, 0.4, 0.1, 0.2, "0,0,0,1,0")
                .box(DOG, 0.4, 0.5, 0.1, 0.2, "0,0,0,0,1")
                .read()
                .scene("oi/a1");

        assertThat(scene.regions().stream().flatMap(r -> r.flags().toList().stream()))
                .containsExactly(RegionFlag.TRUNCATED, RegionFlag.GROUP, RegionFlag.DEPICTION, RegionFlag.INSIDE);
    }

    @Test
    void whetherABoxIsOfAGroupAPictureOrARoomCountsAsSoIfItIsUnknown() throws IOException {
        Scene scene =
                corpus().box(DOG, 0.1, 0.2, 0.1, 0.2, "-1,-1,-1,-1,-1").read().scene("oi/a1");

        assertThat(scene.regions().getFirst().flags().toList())
                .containsExactly(RegionFlag.GROUP, RegionFlag.DEPICTION, RegionFlag.INSIDE);
    }

    @Test
    void columnsAreFoundByNameWhateverTheirOrderAndNumber() throws IOException {
        Gathered v6 = corpus().put(
                        OpenImagesRole.BOXES,
                        "boxes.csv",
                        "XClick1X,YMax,XMax,LabelName,ImageID,YMin,IsInside,XMin,IsGroupOf,IsDepiction",
                        "0.5,0.8,0.18," + CHAIR + ",a1,0.2,0,0.1,0,0")
                .read();
        Gathered v3 = corpus().put(
                        OpenImagesRole.BOXES,
                        "boxes.csv",
                        "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax",
                        "a1,verification," + CHAIR + ",1,0.1,0.18,0.2,0.8")
                .read();

        assertThat(v6.scene("oi/a1").regions().getFirst().box()).isEqualTo(CHAIR_BOX);
        assertThat(v6.scene("oi/a1").regions().getFirst().flags().toList()).isEmpty();
        assertThat(v3.scene("oi/a1").regions().getFirst().box()).isEqualTo(CHAIR_BOX);
        assertThat(v3.scene("oi/a1").regions().getFirst().has(RegionFlag.GROUP)).isTrue();
    }

    @Test
    void namesOfClassesAreReadWithAndWithoutAHeader() throws IOException {
        for (String header : List.of("", "LabelName,DisplayName\n", "id,name\n")) {
            Scene scene = corpus().put(
                            OpenImagesRole.CLASSES,
                            "classes.csv",
                            header + "/m/03hgsf0,\"Lemon, lime and bitters\"",
                            "/m/02wvth,\"Fiat 500 \"\"topolino\"\"\"")
                    .box("/m/03hgsf0", 1)
                    .box("/m/02wvth", 2)
                    .read()
                    .scene("oi/a1");

            assertThat(scene.regions().stream().map(Region::label))
                    .containsExactly("fiat 500 \"topolino\"", "lemon, lime and bitters");
        }
    }

    @Test
    void aClassThatNothingDescribesIsDroppedAndNothingIsKnownOfItsImage() throws IOException {
        Gathered gathered = corpus().withHierarchy()
                .box(CHAIR, 1)
                .box("/m/none", 2)
                .label(CHAIR, 1)
                .label(DOG, 0)
                .read();

        assertThat(gathered.reasons()).containsExactly(Reason.CATEGORY_UNKNOWN);
        assertThat(gathered.scene("oi/a1").exhaustive()).isEmpty();
        assertThat(gathered.scene("oi/a1").absent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.0, identity", "'', identity", "90.0, rotate-270", "180, rotate-180", "270.0, rotate-90"})
    void thePhotographAndItsBoxesAreTurnedCounterClockwise(String rotation, String transform) throws IOException {
        Scene scene = corpus().put(
                        OpenImagesRole.IMAGE_TABLE,
                        "images.csv",
                        IMAGE_HEADER,
                        "a1,train,https://u/1_o.jpg,,by," + rotation)
                .box(CHAIR, 1)
                .read()
                .scene("oi/a1");

        Transform turn = Transform.ofId(transform);
        assertThat(scene.image().transform()).isEqualTo(turn);
        assertThat(scene.image().width()).isEqualTo(turn.swapsAxes() ? 500 : 1000);
        assertThat(scene.image().url()).isEqualTo("https://u/1_o.jpg");
        assertThat(scene.image().licence()).isEqualTo("by");
        Box box = scene.regions().getFirst().box();
        assertThat(box)
                .isEqualTo(
                        switch (turn) {
                            case ROTATE_270 -> new Box(100, 820, 400, 900); // what was at the left is at the bottom
                            case ROTATE_180 -> new Box(820, 100, 900, 400);
                            case ROTATE_90 -> new Box(100, 100, 400, 180);
                            default -> CHAIR_BOX;
                        });
    }

    @Test
    void boxesThatCannotBeAreDroppedAndSlightOverhangIsClipped() throws IOException {
        Gathered gathered = corpus().box(DOG, -0.000001, 0.2, 0.1, 1.000001, "0,0,0,0,0")
                .box(DOG, 0.4, 0.3, 0.1, 0.2, "0,0,0,0,0")
                .box(DOG, 0.3, 0.3, 0.1, 0.2, "0,0,0,0,0")
                .box(DOG, 10, 300, 10, 200, "0,0,0,0,0")
                .box(DOG, 1.0, 1.0005, 0.1, 0.2, "0,0,0,0,0")
                .box(DOG, -0.000001, 0.2, 0.1, 1.000001, "0,0,0,0,0")
                .read();

        assertThat(gathered.scene("oi/a1").regions()).hasSize(1);
        assertThat(gathered.scene("oi/a1").regions().getFirst().box()).isEqualTo(new Box(0, 50, 200, 500));
        assertThat(gathered.reasons())
                .containsExactly(
                        Reason.BOX_INVALID,
                        Reason.BOX_INVALID,
                        Reason.BOX_INVALID,
                        Reason.BOX_OUTSIDE,
                        Reason.REGION_DUPLICATE);
        assertThat(gathered.drops()).extracting(Drop::subject).startsWith("boxes.csv:3", "boxes.csv:4", "boxes.csv:5");
        assertThat(gathered.regionsRead()).isEqualTo(6);
    }

    @Test
    void theOrderOfRowsChangesNoScene() throws IOException {
        Corpus corpus = corpus().withHierarchy().label(CHAIR, 1).label(TABLE, 0);
        for (int i = 0; i < 9; i++) {
            corpus.box(CHAIR, i);
        }
        corpus.put(OpenImagesRole.RELATIONSHIPS, "vrd.csv", VRD_HEADER, vrd(CHAIR, 1, CHAIR, 2, "on"));
        Scene scene = corpus.read().scene("oi/a1");

        for (long seed = 1; seed < 20; seed++) {
            assertThat(corpus.read(seed).scene("oi/a1")).isEqualTo(scene);
        }
    }

    @Test
    void theOrderOfLinesInTheFilesChangesNoScene() throws IOException {
        Scene scene = corpus().withHierarchy()
                .box(DOG, 1)
                .box(CHAIR, 2)
                .box(MAN, 3)
                .label(CHAIR, 1)
                .label(DOG, 1)
                .label(TABLE, 0)
                .put(
                        OpenImagesRole.RELATIONSHIPS,
                        "vrd.csv",
                        VRD_HEADER,
                        vrd(MAN, 3, CHAIR, 2, "on"),
                        vrd(DOG, 1, MAN, 3, "at"))
                .read()
                .scene("oi/a1");
        Scene turned = corpus().withHierarchy()
                .label(TABLE, 0)
                .label(DOG, 1)
                .label(CHAIR, 1)
                .box(MAN, 3)
                .box(CHAIR, 2)
                .box(DOG, 1)
                .put(
                        OpenImagesRole.RELATIONSHIPS,
                        "vrd.csv",
                        VRD_HEADER,
                        vrd(DOG, 1, MAN, 3, "at"),
                        vrd(MAN, 3, CHAIR, 2, "on"))
                .read()
                .scene("oi/a1");

        assertThat(scene.relationships()).hasSize(2);
        assertThat(turned).isEqualTo(scene);
    }

    @Test
    void whatIsSaidOfTwoBoxesIsARelationshipOfTheirRegions() throws IOException {
        Gathered gathered = corpus().box(MAN, 1)
                .box(CHAIR, 2)
                .put(
                        OpenImagesRole.RELATIONSHIPS,
                        "vrd.csv",
                        VRD_HEADER,
                        vrd(MAN, 1, CHAIR, 2, "inside_of"),
                        vrd(MAN, 1, CHAIR, 3, "on"),
                        vrd(MAN, 1, CHAIR, 2, "inside_of"),
                        vrd(CHAIR, 2, CHAIR, 2, "at"))
                .read();

        assertThat(gathered.scene("oi/a1").relationships()).containsExactly(new Relationship("r1", "inside of", "r0"));
        assertThat(gathered.reasons())
                .containsExactly(Reason.BOX_UNMATCHED, Reason.REGION_DUPLICATE, Reason.BOX_UNMATCHED);
        assertThat(gathered.only().accounts()).containsExactly(new Joined.Account(Unit.RELATIONSHIPS, 4, 1));
    }

    private static String vrd(String subject, int column, String object, int otherColumn, String predicate) {
        return "a1,%s,%s,%s,%s,%s".formatted(subject, object, edges(column), edges(otherColumn), predicate);
    }

    /** As the publisher writes them, without the last zeros. */
    private static String edges(int column) {
        return "%s,%s,0.2,0.800001".formatted(column / 10.0, (10 * column + 8) / 100.0);
    }

    @Test
    void attributesOfARegionHoldAndOthersOfTheirFamilyDoNot() throws IOException {
        Gathered gathered = corpus().box(CHAIR, 1)
                .box(CHAIR, 2)
                .box(CHAIR, 3)
                .box(MAN, 4)
                .put(
                        OpenImagesRole.ATTRIBUTES,
                        "attributes.csv",
                        "id,name",
                        "/m/083vt,Wooden",
                        "/m/0dnr7,(made of)Textile",
                        "/m/02gy9n,Transparent",
                        "/m/sit,Sit")
                .put(
                        OpenImagesRole.RELATIONSHIPS,
                        "vrd.csv",
                        VRD_HEADER,
                        vrd(CHAIR, 1, "/m/083vt", 1, "is"),
                        vrd(CHAIR, 2, "/m/083vt", 2, "is"),
                        vrd(CHAIR, 2, "/m/0dnr7", 2, "is"),
                        vrd(CHAIR, 3, "/m/02gy9n", 3, "is"),
                        vrd(MAN, 4, "/m/sit", 4, "is"),
                        vrd(MAN, 4, "/m/unheard", 4, "is"))
                .read();

        List<Region> regions = gathered.scene("oi/a1").regions();
        assertThat(regions.get(0).attributes().present()).containsExactly("wooden");
        assertThat(regions.get(0).attributes().absent()).containsExactly("leather", "plastic", "textile");
        assertThat(regions.get(1).attributes().present()).containsExactly("textile", "wooden");
        assertThat(regions.get(1).attributes().absent()).isEmpty();
        assertThat(regions.get(2).attributes().absent()).isEmpty();
        assertThat(regions.get(3).attributes().holds("sitting")).isTrue();
        assertThat(regions.get(3).attributes().holds("standing")).isFalse();
        assertThat(regions.get(3).attributes().holds("smiling")).isNull();
        assertThat(gathered.reasons()).containsExactly(Reason.CATEGORY_UNKNOWN);
    }

    @Test
    void withPhotographsTheirOwnSizeCountsAndTheMissingAreDropped() throws IOException {
        TinyJpeg.write(folder.resolve("photos/a1.jpg"), 200, 100, 1);
        Gathered gathered = corpus().without(OpenImagesRole.SIZES)
                .photographs(folder.resolve("photos"), Photos.REQUIRED)
                .box(CHAIR, 1)
                .boxRow("b2,xclick," + CHAIR + ",1,0.1,0.2,0.1,0.2,0,0,0,0,0")
                .read();

        assertThat(gathered.scene("oi/a1").regions().getFirst().box()).isEqualTo(new Box(20, 20, 36, 80));
        assertThat(gathered.reasons()).containsExactly(Reason.IMAGE_MISSING, Reason.IMAGE_DROPPED);
    }

    @ParameterizedTest
    @CsvSource({"8, 90.0, true", "8, 0.0, false", "8, '', false", "6, 90.0, false", "1, 90.0, true"})
    void aPhotographWhoseExifContradictsTheTableIsDropped(int orientation, String rotation, boolean kept)
            throws IOException {
        TinyJpeg.write(folder.resolve("photos/a1.jpg"), 200, 100, orientation);
        Gathered gathered = corpus().photographs(folder.resolve("photos"), Photos.REQUIRED)
                .put(OpenImagesRole.IMAGE_TABLE, "images.csv", IMAGE_HEADER, "a1,train,,,," + rotation)
                .box(CHAIR, 1)
                .read();

        if (kept) {
            assertThat(gathered.scene("oi/a1").image().transform()).isEqualTo(Transform.ROTATE_270);
            assertThat(gathered.scene("oi/a1").image().width()).isEqualTo(100);
        } else {
            assertThat(gathered.reasons()).containsExactly(Reason.ORIENTATION_AMBIGUOUS, Reason.IMAGE_DROPPED);
        }
    }

    @Test
    void aPhotographWithoutASizeIsDropped() throws IOException {
        Gathered gathered = corpus().boxRow("b2,xclick," + CHAIR + ",1,0.1,0.2,0.1,0.2,0,0,0,0,0")
                .box(CHAIR, 1)
                .read();

        assertThat(gathered.scenes()).hasSize(1);
        assertThat(gathered.reasons()).contains(Reason.IMAGE_DROPPED).hasSize(2);
    }

    @Test
    void twoTablesThatAgreeAreOneImageAndARowThatContradictsDropsIt() throws IOException {
        Corpus corpus = corpus().box(CHAIR, 1)
                .put(OpenImagesRole.IMAGE_TABLE, "images.csv", IMAGE_HEADER, "a1,train,u,,by,90.0")
                .put(OpenImagesRole.IMAGE_TABLE, "ids.csv", "ImageID,Rotation", "a1,");
        Gathered agreeing = corpus.read();
        Gathered contradicting = corpus.put(OpenImagesRole.IMAGE_TABLE, "more.csv", "ImageID,Rotation", "a1,180.0")
                .read();

        assertThat(agreeing.scene("oi/a1").image().transform()).isEqualTo(Transform.ROTATE_270);
        assertThat(agreeing.imagesRead()).isEqualTo(1);
        assertThat(contradicting.scenes()).isEmpty();
        assertThat(contradicting.reasons())
                .containsExactly(
                        Reason.IMAGE_DUPLICATE, Reason.IMAGE_DUPLICATE, Reason.IMAGE_DUPLICATE, Reason.IMAGE_DROPPED);
    }

    @Test
    void machineLabelsAndThoseOfOtherClassesAreCounted() throws IOException {
        Gathered gathered = corpus().box(CHAIR, 1)
                .labelRow("a1,machine," + CHAIR + ",0.7")
                .labelRow("a1,machine," + CHAIR + ",1")
                .labelRow("a1,crowdsource-verification," + DOG + ",0")
                .labelRow("a1,verification,/m/0dx1j,1")
                .read();

        assertThat(gathered.leftOut())
                .containsOnly(entry("labels label-unverified", 2L), entry("labels category-unknown", 1L));
        assertThat(gathered.only().accounts()).containsExactly(new Joined.Account(Unit.LABELS, 1, 1));
    }

    @Test
    void imagesOutsideTheSampleAreCountedOnceWithAllTheirRows() throws IOException {
        Gathered gathered = corpus().sampling(new Sampling(0, 0))
                .box(CHAIR, 1)
                .box(CHAIR, 2)
                .label(CHAIR, 1)
                .boxRow("b2,xclick," + CHAIR + ",1,0.1,0.2,0.1,0.2,0,0,0,0,0")
                .read();

        assertThat(gathered.joined()).isEmpty();
        assertThat(gathered.leftOut())
                .containsOnly(
                        entry("images not-sampled", 2L),
                        entry("regions not-sampled", 3L),
                        entry("labels not-sampled", 1L));
    }
}
