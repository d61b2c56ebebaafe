package io.spatialforge.sources;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of one image.
 *
 * @param scene the scene; null where the image was left out or never listed
 * @param drops what was left out, in an order that does not depend on that of the rows
 * @param imagesRead records of images among the rows; one listed alike in several files counts once
 * @param regionsRead records of regions among the rows; one spread over several files counts once
 * @param depthMap a depth map kept beside the photograph; null where there is none
 * @param photo whether the scene's photograph was looked at; says nothing where there is no scene
 * @param rows records that are neither images nor regions
 */
public record Joined(
        @Nullable Scene scene,
        List<Drop> drops,
        int imagesRead,
        int regionsRead,
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
     * @throws IllegalStateException if the books do not balance: for images and for regions, read = kept + dropped
     */
    public Joined {
        drops = List.copyOf(drops);
        int rowsDropped = rows.withImage();
        int images = scene == null ? 0 : 1;
        int regions = scene == null ? 0 : scene.regions().size();
        for (Drop drop : drops) {
            if (drop.unit() == Unit.IMAGES) {
                images++;
            } else if (drop.unit() == Unit.REGIONS) {
                regions++;
            } else if (drop.unit() == Unit.ROWS) {
                rowsDropped++;
            }
        }
        if (images != imagesRead || regions != regionsRead || rowsDropped > rows.read()) {
            throw new IllegalStateException(
                    "%d images read, %d kept or dropped; %d regions read, %d kept or dropped; %d rows read, %d dropped; %s"
                            .formatted(imagesRead, images, regionsRead, regions, rows.read(), rowsDropped, drops));
        }
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
        this(scene, drops, imagesRead, regionsRead, depthMap, photo, Rows.NONE);
    }
}
