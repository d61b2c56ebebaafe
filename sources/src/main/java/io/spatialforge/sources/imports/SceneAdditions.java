package io.spatialforge.sources.imports;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Caption;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.DepthSidecar;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.imports.ImportFile.Frame;
import io.spatialforge.sources.imports.ImportJoiner.Placed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a scene what was imported for its image: boxes first, then the masks and keypoints that may belong to them, then
 * captions and a depth map. What was annotated stays as it is. The order of records changes nothing.
 */
final class SceneAdditions {

    private static final int LONGEST_CAPTION = 20_000;

    private final Scene scene;
    private final Joined joined;
    private final List<Placed> imported;
    private final List<Drop> drops;
    private int rowsDropped;

    /**
     * @param scene as its source made it
     * @param joined what the source said beside it
     * @param imported the records, by file and place
     */
    SceneAdditions(Scene scene, Joined joined, List<Placed> imported) {
        this.scene = scene;
        this.joined = joined;
        this.imported = imported;
        drops = new ArrayList<>(joined.drops());
    }

    /** Hears of a record that is left out. */
    @FunctionalInterface
    interface Drops {
        void drop(Placed placed, Reason reason, @Nullable String detail);
    }

    Joined added() {
        List<Placed> boxes = new ArrayList<>();
        List<Placed> details = new ArrayList<>();
        List<Placed> captions = new ArrayList<>();
        List<Placed> maps = new ArrayList<>();
        for (Placed placed : imported) {
            switch (placed.content()) {
                case ImportRecord.Boxed boxed -> {
                    boxes.add(placed);
                    ImportRecord.Masked mask = boxed.mask();
                    if (mask != null) {
                        details.add(placed.with(mask));
                    }
                }
                case ImportRecord.Masked masked -> details.add(placed);
                case ImportRecord.Posed posed -> details.add(placed);
                case ImportRecord.Captioned captioned -> captions.add(placed);
                case ImportRecord.Mapped mapped -> maps.add(placed);
            }
        }
        int rowsRead = details.size() + captions.size() + maps.size();
        BoxAdditions.Result boxed = new BoxAdditions(scene, this::drop).add(boxes);
        List<Region> regions = new RegionDetails(scene, boxed, this::drop).add(details);
        Scene whole = new Scene(
                scene.image(),
                regions,
                boxed.exhaustive(),
                boxed.absent(),
                scene.depth(),
                boxed.relationships(scene.relationships()),
                captions(captions));
        return new Joined(
                        whole,
                        drops,
                        joined.imagesRead(),
                        joined.regionsRead() + boxes.size(),
                        depthMap(maps),
                        joined.photo(),
                        ImportJoiner.withRows(joined.accounts(), rowsRead, rowsRead - rowsDropped))
                .withOrigin(joined.origin());
    }

    /** How coordinates of a file become those of the upright image. */
    static Transform turn(Image image, ImportFile file) {
        return file.frame() == Frame.STORED ? image.transform() : Transform.IDENTITY;
    }

    /** Width of the image in the frame of a file, in pixels. */
    static int width(Image image, ImportFile file) {
        return turn(image, file).swapsAxes() ? image.height() : image.width();
    }

    /** Height of the image in the frame of a file, in pixels. */
    static int height(Image image, ImportFile file) {
        return turn(image, file).swapsAxes() ? image.width() : image.height();
    }

    private List<Caption> captions(List<Placed> placed) {
        List<Caption> added = new ArrayList<>();
        Set<Caption> known = new HashSet<>(scene.captions());
        for (Placed one : placed) {
            String text = ((ImportRecord.Captioned) one.content()).text().strip();
            Caption caption = new Caption(text, one.file().origin());
            if (text.isEmpty() || text.length() > LONGEST_CAPTION) {
                drop(one, Reason.TEXT_INVALID, "a caption of " + text.length() + " letters");
            } else if (known.add(caption)) {
                added.add(caption);
            } else {
                drop(one, Reason.ROW_DUPLICATE, null);
            }
        }
        added.sort(Comparator.comparing(Caption::origin).thenComparing(Caption::text));
        List<Caption> all = new ArrayList<>(scene.captions());
        all.addAll(added);
        return all;
    }

    /** The source's own map, or the first by the order of files and then of names. */
    private @Nullable DepthSidecar depthMap(List<Placed> maps) {
        DepthSidecar chosen = joined.depthMap();
        List<Placed> sorted = new ArrayList<>(maps);
        sorted.sort(Comparator.comparingInt(Placed::index)
                .thenComparing(placed -> ((ImportRecord.Mapped) placed.content()).map())
                .thenComparing(placed ->
                        ((ImportRecord.Mapped) placed.content()).meaning().toString()));
        for (Placed placed : sorted) {
            if (chosen != null) {
                drop(placed, Reason.ROW_DUPLICATE, "the image has the depth map " + chosen.file());
                continue;
            }
            ImportRecord.Mapped mapped = (ImportRecord.Mapped) placed.content();
            chosen = new DepthSidecar(beside(placed.file(), mapped.map()), mapped.meaning());
        }
        return chosen;
    }

    /** A file named relative to the folder of the import's file. */
    static Path beside(ImportFile file, String name) {
        return file.file().toAbsolutePath().resolveSibling(name).normalize();
    }

    private void drop(Placed placed, Reason reason, @Nullable String detail) {
        rowsDropped += placed.unit() == Unit.ROWS ? 1 : 0;
        drops.add(new Drop(Stage.INGEST, placed.unit(), reason, scene.image().id(), placed.subject(), detail));
    }
}
