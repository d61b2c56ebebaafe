package io.spatialforge.sources.coco;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.AbsentLabels;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Photographs.Found;
import io.spatialforge.sources.Photos;
import io.spatialforge.sources.RegionList;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.Vocabulary;
import io.spatialforge.sources.coco.CocoRows.ImageRow;
import io.spatialforge.sources.coco.CocoRows.RegionRow;
import io.spatialforge.vision.store.ImageKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * From the rows of one image to its scene.
 *
 * <p>What several files say is put together: an image that they list alike is one image; annotations of the same id, label
 * and place are one annotation, with the keypoints of the file that has them. An image is exhaustive for the categories of
 * the exhaustive files that list it, less every label of which a region is a crowd, was dropped for another reason than
 * being the same again, or comes from a file that is not exhaustive: each would make a count lie.
 */
final class CocoJoiner implements Source.Joiner {

    /** Two files' boxes of one annotation id are the same box from this IoU on; they may be rounded differently. */
    private static final double SAME_BOX = 0.9;

    private final CocoConfig config;
    private final List<CocoTables> tables;
    private final boolean[] exhaustive;
    private final boolean anyExhaustive;
    private final Photographs photographs;
    private final Map<Set<Integer>, Known> known = new ConcurrentHashMap<>();

    CocoJoiner(CocoConfig config, List<CocoTables> tables, Photographs photographs) {
        this.config = config;
        this.tables = List.copyOf(tables);
        exhaustive = new boolean[tables.size()];
        boolean any = false;
        boolean wholeCoco = tables.stream().anyMatch(t -> isWholeCoco(t.categories()));
        for (int i = 0; i < exhaustive.length; i++) {
            exhaustive[i] = switch (config.exhaustive()) {
                case YES -> true;
                case NO -> false;
                case AUTO -> wholeCoco && isOfCoco(tables.get(i).categories());
            };
            any |= exhaustive[i];
        }
        anyExhaustive = any;
        this.photographs = photographs;
    }

    /** Whether a file lists COCO's 80 classes, whatever their ids. */
    private static boolean isWholeCoco(Map<String, String> categories) {
        return new TreeSet<>(categories.values()).equals(Vocabulary.coco80().labels());
    }

    /** Whether a file lists COCO's classes or, beside a file that does, some of them: its keypoints have people only. */
    private static boolean isOfCoco(Map<String, String> categories) {
        return isWholeCoco(categories) || Vocabulary.coco80().holdsAll(categories);
    }

    /** The labels that images listed by the same files are exhaustive for. */
    private record Known(Set<String> labels, AbsentLabels absent) {}

    /** The image as decided on, with what turning it means for boxes. */
    private record Placed(Image image, int listedWidth, int listedHeight, Transform turn, PhotoCheck photo) {}

    @Override
    public Joined join(String imageId, List<byte[]> rows) {
        List<ImageRow> images = new ArrayList<>();
        List<RegionRow> regions = new ArrayList<>(rows.size());
        for (byte[] row : rows) {
            switch (CocoRows.read(row)) {
                case ImageRow i -> images.add(i);
                case RegionRow r -> regions.add(r);
            }
        }
        images.sort(CocoRows.Row::inOrder);
        regions.sort(CocoRows.Row::inOrder);
        return new Join(imageId, images, regions).run();
    }

    @Override
    public void close() throws IOException {
        photographs.close();
    }

    /** The work on one image. */
    private final class Join {

        private final String imageId;
        private final List<ImageRow> images;
        private final List<Drop> drops = new ArrayList<>();
        private final Set<Integer> listedBy = new TreeSet<>();
        private final Set<String> spoiled = new HashSet<>();
        private final Set<String> seen = new HashSet<>();
        private final List<RegionRow> regions;
        private boolean strange;
        private int imagesRead;
        private int regionsRead;

        Join(String imageId, List<ImageRow> images, List<RegionRow> rows) {
            this.imageId = imageId;
            this.images = images;
            regions = together(rows);
        }

        Joined run() {
            ImageRow listed = listed();
            Placed placed = listed == null ? null : place(listed);
            if (placed == null) {
                boolean never = images.isEmpty();
                for (RegionRow region : regions) {
                    drop(region, never ? Reason.REGION_ORPHAN : Reason.IMAGE_DROPPED, null);
                }
                return new Joined(null, drops, imagesRead, regionsRead, null, PhotoCheck.UNCHECKED);
            }
            Scene scene = scene(placed);
            if (scene == null) {
                drop(Reason.NO_ANNOTATIONS, null);
            }
            return new Joined(scene, drops, imagesRead, regionsRead, null, placed.photo());
        }

        /** One row for each annotation. */
        private List<RegionRow> together(List<RegionRow> rows) {
            List<RegionRow> kept = new ArrayList<>(rows.size());
            Map<String, Integer> places = HashMap.newHashMap(rows.size());
            for (RegionRow row : rows) {
                Integer place = row.id() == null ? null : places.putIfAbsent(row.id(), kept.size());
                RegionRow first = place == null ? null : kept.get(place);
                if (place == null || first == null) {
                    regionsRead++;
                    kept.add(row);
                } else if (first.file() == row.file()) {
                    regionsRead++;
                    drop(
                            row,
                            Reason.REGION_DUPLICATE,
                            "annotations[%d] has the id of annotations[%d]".formatted(row.record(), first.record()));
                    String label = label(row);
                    strange |= label == null;
                    if (label != null && !(label.equals(label(first)) && sameNumbers(first, row))) {
                        spoiled.add(label);
                        seen.add(label);
                    }
                } else if (Objects.equals(label(first), label(row)) && samePlace(first, row)) {
                    kept.set(place, merged(first, row));
                } else {
                    regionsRead++;
                    kept.add(row); // ids are unique within a file only
                }
            }
            return kept;
        }

        private @Nullable String label(RegionRow row) {
            return row.category() == null
                    ? null
                    : tables.get(row.file()).categories().get(row.category());
        }

        /** The record to go by, or null after dropping what there is. */
        private @Nullable ImageRow listed() {
            if (images.isEmpty()) {
                return null;
            }
            ImageRow first = images.getFirst();
            boolean alike = true;
            for (ImageRow row : images) {
                alike &= Objects.equals(row.name(), first.name())
                        && row.width() == first.width()
                        && row.height() == first.height();
            }
            for (ImageRow row : images) {
                boolean again = !listedBy.add(row.file());
                if (again || !alike) {
                    imagesRead++;
                    ImageRow other = row == first ? images.getLast() : first;
                    drop(Reason.IMAGE_DUPLICATE, described(row) + "; " + described(other));
                }
            }
            if (!alike) {
                return null;
            }
            imagesRead++;
            return first;
        }

        private String described(ImageRow row) {
            return "%s: images[%d] is %s, %dx%d"
                    .formatted(fileName(row), row.record(), row.name(), row.width(), row.height());
        }

        private String fileName(ImageRow row) {
            return String.valueOf(tables.get(row.file()).file().getFileName());
        }

        /** Size, file and turn of the image, or null after dropping it. */
        private @Nullable Placed place(ImageRow row) {
            if (row.width() <= 0 || row.height() <= 0) {
                drop(
                        Reason.IMAGE_SIZE_INVALID,
                        "%s: images[%d] has width %d and height %d (0 stands for none or no whole number)"
                                .formatted(fileName(row), row.record(), row.width(), row.height()));
                return null;
            }
            String name = row.name();
            String unsafe = name == null ? null : ImageKey.unsafe(name);
            if (unsafe != null) {
                drop(Reason.IMAGE_PATH_UNSAFE, unsafe);
                return null;
            }
            Transform transform = Transform.IDENTITY;
            Transform turn = Transform.IDENTITY;
            PhotoCheck photo = PhotoCheck.UNCHECKED;
            if (name == null && config.photos() == Photos.REQUIRED) {
                drop(Reason.IMAGE_MISSING, "images[%d] has no file_name".formatted(row.record()));
                return null;
            }
            if (name != null) {
                switch (photographs.look(ImageKey.ofFile(name), row.width(), row.height())) {
                    case Found.Unfit unfit -> {
                        drop(unfit.reason(), unfit.detail());
                        return null;
                    }
                    case Found.NotAtHand notAtHand -> {}
                    case Found.Fitting fitting -> {
                        name = fitting.file();
                        transform = fitting.transform();
                        turn = fitting.annotatedAsStored() ? transform : Transform.IDENTITY;
                        photo = PhotoCheck.CHECKED;
                    }
                }
            }
            String licence = row.licence() == null
                    ? null
                    : tables.get(row.file()).licences().get(row.licence());
            Image image = new Image(
                    imageId,
                    config.name(),
                    name,
                    row.url(),
                    null,
                    turn.swapsAxes() ? row.height() : row.width(),
                    turn.swapsAxes() ? row.width() : row.height(),
                    transform,
                    licence == null ? config.licence() : licence);
            return new Placed(image, row.width(), row.height(), turn, photo);
        }

        private @Nullable Scene scene(Placed placed) {
            RegionList list = new RegionList(placed.listedWidth(), placed.listedHeight(), placed.turn());
            for (RegionRow row : regions) {
                String label = label(row);
                if (label == null) {
                    drop(row, Reason.CATEGORY_UNKNOWN, "category_id " + row.category());
                    strange = true;
                    continue;
                }
                if (anyExhaustive) {
                    seen.add(label);
                    if (!exhaustive[row.file()]) {
                        spoiled.add(label);
                    }
                }
                Reason fault = row.problem() != null
                        ? Reason.BOX_INVALID
                        : list.add(
                                subject(row),
                                label,
                                row.x(),
                                row.y(),
                                row.x() + row.width(),
                                row.y() + row.height(),
                                row.flags(),
                                row.keypoints() == null ? null : new Keypoints(row.keypoints()));
                if (fault != null) {
                    drop(
                            row,
                            fault,
                            row.problem() != null
                                    ? row.problem()
                                    : "bbox [%s, %s, %s, %s]".formatted(row.x(), row.y(), row.width(), row.height()));
                    spoiled.add(label);
                }
            }
            RegionList.Numbered numbered = list.numbered();
            for (String again : numbered.duplicates()) {
                drop(Unit.REGIONS, Reason.REGION_DUPLICATE, again, "same label and box");
            }
            spoiled.addAll(numbered.crowds());
            Known all = known.computeIfAbsent(Set.copyOf(listedBy), this::known);
            Set<String> complete = new TreeSet<>();
            List<String> absent = List.of();
            if (!strange && !all.labels().isEmpty()) { // a region of an unknown category may be anything
                for (String label : numbered.labels()) {
                    if (all.labels().contains(label) && !spoiled.contains(label)) {
                        complete.add(label);
                    }
                }
                absent = all.absent().draw(imageId, seen);
            }
            return numbered.regions().isEmpty() && absent.isEmpty()
                    ? null
                    : new Scene(placed.image(), numbered.regions(), complete, new TreeSet<>(absent), null);
        }

        private Known known(Set<Integer> files) {
            Set<String> labels = new HashSet<>();
            for (int file : files) {
                if (exhaustive[file]) {
                    labels.addAll(tables.get(file).categories().values());
                }
            }
            return new Known(labels, new AbsentLabels(labels, config.absentSample(), config.seed()));
        }

        private void drop(Reason reason, @Nullable String detail) {
            drops.add(new Drop(Stage.INGEST, Unit.IMAGES, reason, imageId, null, detail));
        }

        private void drop(RegionRow row, Reason reason, @Nullable String detail) {
            drop(Unit.REGIONS, reason, subject(row), detail);
        }

        private void drop(Unit unit, Reason reason, String subject, @Nullable String detail) {
            drops.add(new Drop(Stage.INGEST, unit, reason, imageId, subject, detail));
        }
    }

    private static String subject(RegionRow row) {
        return row.id() != null ? row.id() : "annotations[" + row.record() + "]";
    }

    private static boolean sameNumbers(RegionRow a, RegionRow b) {
        return a.x() == b.x()
                && a.y() == b.y()
                && a.width() == b.width()
                && a.height() == b.height()
                && Objects.equals(a.problem(), b.problem());
    }

    private static boolean samePlace(RegionRow a, RegionRow b) {
        if (sameNumbers(a, b)) {
            return true;
        }
        double w = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
        double h = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
        double shared = w > 0 && h > 0 ? w * h : 0;
        return shared > 0 && shared >= SAME_BOX * (a.width() * a.height() + b.width() * b.height() - shared);
    }

    private static RegionRow merged(RegionRow a, RegionRow b) {
        return new RegionRow(
                a.file(),
                a.record(),
                a.id(),
                a.category(),
                new Flags(a.flags().bits() | b.flags().bits()),
                a.problem(),
                a.x(),
                a.y(),
                a.width(),
                a.height(),
                a.keypoints() != null ? a.keypoints() : b.keypoints());
    }
}
