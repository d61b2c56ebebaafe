package io.spatialforge.sources;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of one image.
 *
 * @param scene the scene; null where the image was left out or never listed
 * @param drops what was left out, in an order that does not depend on that of the rows
 * @param imagesRead records of images among the rows; one listed alike in several files counts once
 * @param regionsRead records of regions among the rows; one spread over several files counts once
 * @param othersRead masks and expressions among the rows, by unit; units without any may be left out
 * @param depthMap a depth map kept beside the photograph; null where there is none
 * @param photo whether the scene's photograph was looked at; says nothing where there is no scene
 * @param rows records that are neither images nor regions
 */
public record Joined(
        @Nullable Scene scene,
        List<Drop> drops,
        int imagesRead,
        int regionsRead,
        Map<Unit, Integer> othersRead,
        @Nullable DepthSidecar depthMap,
        PhotoCheck photo,
        Rows rows) {

    /**
     * Records such as a label with its points, or a caption. What is neither dropped with the image nor listed as a drop of
     * {@link Unit#ROWS} was kept.
     *
     * @param read how many there are
     * @param withImage how many of them are left out because their image is; counted and not listed
     */
    public record Rows(int read, int withImage) {

        /** Of a corpus that has none. */
        public static final Rows NONE = new Rows(0, 0);
    }

    /**
     * @throws IllegalStateException if the books do not balance: for each unit, read = kept + dropped
     */
    public Joined {
        drops = List.copyOf(drops);
        othersRead = Map.copyOf(othersRead);
        Map<Unit, Integer> read = new EnumMap<>(Unit.class);
        read.putAll(othersRead);
        read.put(Unit.IMAGES, imagesRead);
        read.put(Unit.REGIONS, regionsRead);
        Map<Unit, Integer> dropped = new EnumMap<>(Unit.class);
        for (Drop drop : drops) {
            dropped.merge(drop.unit(), 1, Integer::sum);
            if (drop.unit() != Unit.ROWS) {
                read.putIfAbsent(drop.unit(), 0);
            }
        }
        for (Map.Entry<Unit, Integer> unit : read.entrySet()) {
            int accounted = kept(scene, unit.getKey()) + dropped.getOrDefault(unit.getKey(), 0);
            if (accounted != unit.getValue()) {
                throw new IllegalStateException("%d %s read, %d kept or dropped; %s"
                        .formatted(unit.getValue(), unit.getKey().id(), accounted, drops));
            }
        }
        if (rows.withImage() + dropped.getOrDefault(Unit.ROWS, 0) > rows.read()) {
            throw new IllegalStateException(
                    "%d rows read, %d left out with the image; %s".formatted(rows.read(), rows.withImage(), drops));
        }
    }

    /** How many of a unit the scene holds. */
    public int kept(Unit unit) {
        return kept(scene, unit);
    }

    private static int kept(@Nullable Scene scene, Unit unit) {
        if (scene == null) {
            return 0;
        }
        int n = 0;
        switch (unit) {
            case IMAGES -> n = 1;
            case REGIONS -> n = scene.regions().size();
            case MASKS -> {
                for (Region region : scene.regions()) {
                    n += region.mask() == null ? 0 : 1;
                }
            }
            case EXPRESSIONS -> {
                for (Region region : scene.regions()) {
                    n += region.expressions().size();
                }
            }
            case ROWS, DEPTH_MAPS, CLAIMS, PAIRS -> throw new IllegalArgumentException("no source gives " + unit.id());
        }
        return n;
    }

    /** How many of the rows were kept. */
    public int rowsKept() {
        int kept = rows.read() - rows.withImage();
        for (Drop drop : drops) {
            kept -= drop.unit() == Unit.ROWS ? 1 : 0;
        }
        return kept;
    }

    /** Of a corpus whose records are images and regions. */
    public Joined(
            @Nullable Scene scene,
            List<Drop> drops,
            int imagesRead,
            int regionsRead,
            @Nullable DepthSidecar depthMap,
            PhotoCheck photo) {
        this(scene, drops, imagesRead, regionsRead, Map.of(), depthMap, photo, Rows.NONE);
    }

    /** Of a corpus that has records beside images and regions, but no masks and expressions. */
    public Joined(
            @Nullable Scene scene,
            List<Drop> drops,
            int imagesRead,
            int regionsRead,
            @Nullable DepthSidecar depthMap,
            PhotoCheck photo,
            Rows rows) {
        this(scene, drops, imagesRead, regionsRead, Map.of(), depthMap, photo, rows);
    }
}
