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
 */
public record Joined(
        @Nullable Scene scene,
        List<Drop> drops,
        int imagesRead,
        int regionsRead,
        @Nullable DepthSidecar depthMap,
        PhotoCheck photo) {

    /**
     * @throws IllegalStateException if the books do not balance: for images and for regions, read = kept + dropped
     */
    public Joined {
        drops = List.copyOf(drops);
        int images = scene == null ? 0 : 1;
        int regions = scene == null ? 0 : scene.regions().size();
        for (Drop drop : drops) {
            if (drop.unit() == Unit.IMAGES) {
                images++;
            } else if (drop.unit() == Unit.REGIONS) {
                regions++;
            }
        }
        if (images != imagesRead || regions != regionsRead) {
            throw new IllegalStateException(
                    "%d images read, %d kept or dropped; %d regions read, %d kept or dropped; %s"
                            .formatted(imagesRead, images, regionsRead, regions, drops));
        }
    }
}
