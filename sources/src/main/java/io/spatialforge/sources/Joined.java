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
 * @param accounts of what else was among the rows, one a unit
 * @param origin URL at which the photograph was first published, where that is another than the scene's; null where unknown
 */
public record Joined(
        @Nullable Scene scene,
        List<Drop> drops,
        int imagesRead,
        int regionsRead,
        @Nullable DepthSidecar depthMap,
        PhotoCheck photo,
        List<Account> accounts,
        @Nullable String origin) {

    /**
     * Records of one unit. What is neither kept nor among the drops was left out along with the image, which is counted
     * and not listed.
     *
     * @param unit neither images nor regions
     * @param read how many there were
     * @param kept how many went into the scene
     */
    public record Account(Unit unit, int read, int kept) {}

    /**
     * @throws IllegalStateException if the books do not balance: for images and for regions, read = kept + dropped; for
     *     the rest as well if the image is kept
     */
    public Joined {
        drops = List.copyOf(drops);
        accounts = List.copyOf(accounts);
        int images = scene == null ? 0 : 1;
        int regions = scene == null ? 0 : scene.regions().size();
        images += dropped(drops, Unit.IMAGES);
        regions += dropped(drops, Unit.REGIONS);
        if (images != imagesRead || regions != regionsRead) {
            throw new IllegalStateException(
                    "%d images read, %d kept or dropped; %d regions read, %d kept or dropped; %s"
                            .formatted(imagesRead, images, regionsRead, regions, drops));
        }
        for (Account account : accounts) {
            int told = account.kept() + dropped(drops, account.unit());
            if (scene != null ? told != account.read() : account.kept() != 0 || told > account.read()) {
                throw new IllegalStateException(account + ", but " + drops);
            }
        }
    }

    /** Of images and regions only. */
    public Joined(
            @Nullable Scene scene,
            List<Drop> drops,
            int imagesRead,
            int regionsRead,
            @Nullable DepthSidecar depthMap,
            PhotoCheck photo) {
        this(scene, drops, imagesRead, regionsRead, depthMap, photo, List.of());
    }

    /** Of a photograph of which nobody says where it was first published. */
    public Joined(
            @Nullable Scene scene,
            List<Drop> drops,
            int imagesRead,
            int regionsRead,
            @Nullable DepthSidecar depthMap,
            PhotoCheck photo,
            List<Account> accounts) {
        this(scene, drops, imagesRead, regionsRead, depthMap, photo, accounts, null);
    }

    /** The same of a photograph that was first published there. */
    public Joined withOrigin(@Nullable String newOrigin) {
        return new Joined(scene, drops, imagesRead, regionsRead, depthMap, photo, accounts, newOrigin);
    }

    /** Drops of a unit. */
    public int dropped(Unit unit) {
        return dropped(drops, unit);
    }

    private static int dropped(List<Drop> drops, Unit unit) {
        int count = 0;
        for (Drop drop : drops) {
            count += drop.unit() == unit ? 1 : 0;
        }
        return count;
    }
}
