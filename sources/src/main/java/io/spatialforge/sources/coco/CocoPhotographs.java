package io.spatialforge.sources.coco;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Photographs.Found;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.coco.CocoRows.ImageRow;
import io.spatialforge.sources.coco.Placement.Placed;
import io.spatialforge.sources.coco.Placement.Unusable;
import io.spatialforge.vision.store.ImageKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the photographs of listed images, each corpus's in its own way. */
final class CocoPhotographs {

    private final CocoConfig config;
    private final List<CocoTables> tables;
    private final Photographs photographs;

    CocoPhotographs(CocoConfig config, List<CocoTables> tables, Photographs photographs) {
        this.config = config;
        this.tables = tables;
        this.photographs = photographs;
    }

    Placement place(String imageId, ImageRow row) {
        if (row.width() <= 0 || row.height() <= 0) {
            return new Unusable(
                    Reason.IMAGE_SIZE_INVALID,
                    "%s: images[%d] has width %d and height %d (0 stands for none or no whole number)"
                            .formatted(
                                    tables.get(row.file()).file().getFileName(),
                                    row.record(),
                                    row.width(),
                                    row.height()));
        }
        List<String> names = names(row);
        for (String name : names) {
            String unsafe = ImageKey.unsafe(name);
            if (unsafe != null) {
                return new Unusable(Reason.IMAGE_PATH_UNSAFE, unsafe);
            }
        }
        if (names.isEmpty()) {
            return config.photos() == Photos.REQUIRED
                    ? new Unusable(Reason.IMAGE_MISSING, "images[%d] has no file_name".formatted(row.record()))
                    : placed(imageId, row, null, row.width(), row.height(), Transform.IDENTITY, Transform.IDENTITY);
        }
        Objects365Flaw flaw = config.corpus() == CocoCorpus.OBJECTS365 ? Objects365Flaw.of(names.getFirst()) : null;
        return switch (flaw) {
            case null -> located(imageId, row, names, row.width(), row.height());
            case MISSING ->
                new Unusable(
                        Reason.IMAGE_MISSING, names.getFirst() + " is listed, but in none of Objects365's archives");
            case BAD ->
                new Unusable(Reason.IMAGE_UNREADABLE, names.getFirst() + " is known to be a bad file of Objects365");
            case SWAPPED -> swapped(imageId, row, names);
        };
    }

    /** Where the photograph is at hand, it decides which of the listed sides is the width. */
    private Placement swapped(String imageId, ImageRow row, List<String> names) {
        Placement listed = located(imageId, row, names, row.width(), row.height());
        boolean fits = listed instanceof Placed placed && placed.photo() == PhotoCheck.CHECKED;
        boolean tells = fits || (listed instanceof Unusable no && no.reason() != Reason.IMAGE_SIZE_MISMATCH);
        return tells ? listed : located(imageId, row, names, row.height(), row.width());
    }

    private Placement located(String imageId, ImageRow row, List<String> names, int width, int height) {
        Found found = null;
        for (String name : names) {
            found = photographs.look(ImageKey.ofFile(name), width, height);
            if (!isMissing(found)) {
                break;
            }
        }
        return switch (found) {
            case Found.Unfit unfit -> new Unusable(unfit.reason(), unfit.detail());
            case Found.Fitting fitting -> {
                Transform transform = fitting.transform();
                Transform turn = fitting.annotatedAsStored() ? transform : Transform.IDENTITY;
                yield placed(imageId, row, fitting.file(), width, height, transform, turn);
            }
            case Found.NotAtHand notAtHand ->
                placed(imageId, row, null, width, height, Transform.IDENTITY, Transform.IDENTITY);
            case null -> throw new IllegalArgumentException("an image without a name");
        };
    }

    private static boolean isMissing(Found found) {
        return found instanceof Found.NotAtHand
                || (found instanceof Found.Unfit unfit && unfit.reason() == Reason.IMAGE_MISSING);
    }

    private Placed placed(
            String imageId,
            ImageRow row,
            @Nullable String file,
            int width,
            int height,
            Transform transform,
            Transform turn) {
        List<String> names = names(row);
        String licence =
                row.licence() == null ? null : tables.get(row.file()).licences().get(row.licence());
        Image image = new Image(
                imageId,
                config.name(),
                file != null ? file : names.isEmpty() ? null : names.getFirst(),
                row.url(),
                null,
                turn.swapsAxes() ? height : width,
                turn.swapsAxes() ? width : height,
                transform,
                licence == null ? config.licence() : licence);
        return new Placed(image, width, height, turn, file == null ? PhotoCheck.UNCHECKED : PhotoCheck.CHECKED);
    }

    /** The names the photograph may have, the likeliest first. */
    private List<String> names(ImageRow row) {
        return switch (config.corpus()) {
            case COCO -> row.name() == null ? List.of() : List.of(row.name());
            case OBJECTS365 -> row.name() == null ? List.of() : List.of(lastParts(row.name(), 2));
            case LVIS -> {
                Set<String> names = new LinkedHashSet<>();
                if (row.name() != null) {
                    names.add(row.name());
                }
                String url = row.url();
                if (url != null && url.indexOf('?') < 0 && url.startsWith("http")) {
                    names.add(lastParts(url, 2)); // train2017/000000000009.jpg: LVIS mixes the folders of COCO
                    names.add(lastParts(url, 1));
                }
                if (row.name() != null && row.name().startsWith("COCO_")) {
                    names.add(row.name().substring(row.name().lastIndexOf('_') + 1));
                }
                yield List.copyOf(names);
            }
        };
    }

    private static String lastParts(String path, int parts) {
        int from = path.length();
        for (int i = 0; i < parts && from >= 0; i++) {
            from = path.lastIndexOf('/', from - 1);
        }
        return path.substring(from + 1);
    }
}
