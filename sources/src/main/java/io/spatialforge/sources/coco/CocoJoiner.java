package io.spatialforge.sources.coco;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.RegionList;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.coco.CocoRows.ImageRow;
import io.spatialforge.sources.coco.CocoRows.RegionRow;
import io.spatialforge.sources.coco.CocoRows.WordsRow;
import io.spatialforge.sources.coco.Placement.Placed;
import io.spatialforge.sources.coco.Placement.Unusable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * From the rows of one image to its scene.
 *
 * <p>What several files say is put together: an image that they list alike is one image; annotations of the same id, label
 * and place are one annotation, with the keypoints of the file that has them. An image is exhaustive for the categories of
 * the exhaustive files that list it, less every label of which a region is a crowd, was dropped for another reason than
 * being the same again, or comes from a file that is not exhaustive: each would make a count lie.
 * {@link Completeness} says what the lists of the corpus allow beyond that.
 */
final class CocoJoiner implements Source.Joiner {

    private final List<CocoTables> tables;
    private final Completeness completeness;
    private final CocoPhotographs photographs;
    private final Photographs opened;

    /**
     * @param opened the photographs; closed with the joiner
     */
    CocoJoiner(CocoConfig config, List<CocoTables> tables, Photographs opened) {
        this.tables = List.copyOf(tables);
        this.opened = opened;
        photographs = new CocoPhotographs(config, this.tables, opened);
        completeness = new Completeness(config, this.tables);
    }

    @Override
    public Joined join(String imageId, List<byte[]> rows) {
        List<ImageRow> images = new ArrayList<>();
        List<RegionRow> regions = new ArrayList<>(rows.size());
        List<WordsRow> words = new ArrayList<>();
        for (byte[] row : rows) {
            switch (CocoRows.read(row)) {
                case ImageRow i -> images.add(i);
                case RegionRow r -> regions.add(r);
                case WordsRow w -> words.add(w);
            }
        }
        images.sort(CocoRows.Row::inOrder);
        regions.sort(CocoRows.Row::inOrder);
        words.sort(((Comparator<WordsRow>) CocoRows.Row::inOrder).thenComparingInt(WordsRow::place));
        return new Join(imageId, images, regions, words).run();
    }

    @Override
    public void close() throws IOException {
        opened.close();
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
        private final PeoplesWords words;
        private final int wordsRead;
        private boolean strange;
        private int imagesRead;
        private int regionsRead;
        private int masksRead;

        Join(String imageId, List<ImageRow> images, List<RegionRow> rows, List<WordsRow> words) {
            this.imageId = imageId;
            this.images = images;
            this.words = new PeoplesWords(imageId, words, drops);
            wordsRead = words.size();
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
                words.leaveOut(never ? Reason.REGION_MISSING : Reason.IMAGE_DROPPED);
                return joined(null, PhotoCheck.UNCHECKED);
            }
            Scene scene = scene(placed);
            if (scene == null) {
                drop(Reason.NO_ANNOTATIONS, null);
            }
            return joined(scene, placed.photo()).withOrigin(origin());
        }

        private @Nullable String origin() {
            for (ImageRow row : images) {
                if (row.origin() != null) {
                    return row.origin();
                }
            }
            return null;
        }

        private Joined joined(@Nullable Scene scene, PhotoCheck photo) {
            int masks = 0;
            int expressions = 0;
            for (Region region : scene == null ? List.<Region>of() : scene.regions()) {
                masks += region.mask() == null ? 0 : 1;
                expressions += region.expressions().size();
            }
            List<Joined.Account> accounts = new ArrayList<>(2);
            if (masksRead > 0) {
                accounts.add(new Joined.Account(Unit.MASKS, masksRead, masks));
            }
            if (wordsRead > 0) {
                accounts.add(new Joined.Account(Unit.EXPRESSIONS, wordsRead, expressions));
            }
            return new Joined(scene, drops, imagesRead, regionsRead, null, photo, accounts);
        }

        /** One row for each annotation. */
        private List<RegionRow> together(List<RegionRow> rows) {
            List<RegionRow> kept = new ArrayList<>(rows.size());
            Map<String, Integer> places = HashMap.newHashMap(rows.size());
            for (RegionRow row : rows) {
                Integer place = row.id() == null ? null : places.putIfAbsent(row.id(), kept.size());
                RegionRow first = place == null ? null : kept.get(place);
                if (place == null || first == null) {
                    count(row);
                    kept.add(row);
                } else if (first.file() == row.file()) {
                    count(row);
                    drop(
                            row,
                            Reason.REGION_DUPLICATE,
                            "annotations[%d] has the id of annotations[%d]".formatted(row.record(), first.record()));
                    String label = label(row);
                    strange |= label == null;
                    if (label != null && !(label.equals(label(first)) && SameAnnotation.sameNumbers(first, row))) {
                        spoiled.add(label);
                        seen.add(label);
                    }
                } else if (Objects.equals(label(first), label(row)) && SameAnnotation.samePlace(first, row)) {
                    if (first.segmentation() == null && row.segmentation() != null) {
                        masksRead++;
                    }
                    kept.set(place, SameAnnotation.merged(first, row));
                } else {
                    count(row);
                    kept.add(row); // ids are unique within a file only
                }
            }
            return kept;
        }

        private void count(RegionRow row) {
            regionsRead++;
            if (row.segmentation() != null) {
                masksRead++;
            }
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

        /** What is decided on the image, or null after dropping it. */
        private @Nullable Placed place(ImageRow row) {
            return switch (photographs.place(imageId, row)) {
                case Placed placed -> placed;
                case Unusable no -> {
                    drop(no.reason(), no.detail());
                    yield null;
                }
            };
        }

        private @Nullable Scene scene(Placed placed) {
            RegionList list = new RegionList(placed.width(), placed.height(), placed.turn());
            List<String> masked = new ArrayList<>();
            for (RegionRow row : regions) {
                String label = label(row);
                if (label == null) {
                    drop(row, Reason.CATEGORY_UNKNOWN, "category_id " + row.category());
                    strange = true;
                    continue;
                }
                if (completeness.any()) {
                    seen.add(label);
                    if (!completeness.exhaustive(row.file())) {
                        spoiled.add(label);
                    }
                }
                Mask mask = row.problem() != null ? null : BelievedMask.of(row, placed);
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
                                row.keypoints() == null ? null : new Keypoints(row.keypoints()),
                                mask);
                if (fault != null) {
                    drop(
                            row,
                            fault,
                            row.problem() != null
                                    ? row.problem()
                                    : "bbox [%s, %s, %s, %s]".formatted(row.x(), row.y(), row.width(), row.height()));
                    spoiled.add(label);
                } else if (mask != null) {
                    masked.add(subject(row));
                } else if (row.segmentation() != null) {
                    drop(
                            Unit.MASKS,
                            Reason.MASK_INVALID,
                            subject(row),
                            BelievedMask.problem(row.segmentation(), placed));
                }
            }
            RegionList.Numbered numbered = list.numbered();
            for (String again : numbered.duplicates()) {
                drop(Unit.REGIONS, Reason.REGION_DUPLICATE, again, "same label and box");
            }
            Map<String, Integer> places = masked.isEmpty() ? Map.of() : numbered.places();
            Set<Integer> withMask = new HashSet<>();
            for (String id : masked) {
                if (!withMask.add(places.getOrDefault(id, -1))) {
                    drop(Unit.MASKS, Reason.REGION_DUPLICATE, id, "same label and box");
                }
            }
            spoiled.addAll(numbered.crowds());
            Completeness.Answer known = strange // a region of an unknown category may be anything
                    ? Completeness.Answer.NOTHING
                    : completeness.of(imageId, listedBy, images, regions, numbered.labels(), spoiled, seen);
            List<Region> described = words.give(numbered);
            return described.isEmpty() && known.absent().isEmpty()
                    ? null
                    : new Scene(placed.image(), described, known.exhaustive(), new TreeSet<>(known.absent()), null);
        }

        private void drop(Reason reason, @Nullable String detail) {
            drops.add(new Drop(Stage.INGEST, Unit.IMAGES, reason, imageId, null, detail));
        }

        private void drop(RegionRow row, Reason reason, @Nullable String detail) {
            drop(Unit.REGIONS, reason, subject(row), detail);
            if (row.segmentation() != null) {
                drop(Unit.MASKS, Reason.REGION_MISSING, subject(row), null);
            }
        }

        private void drop(Unit unit, Reason reason, String subject, @Nullable String detail) {
            drops.add(new Drop(Stage.INGEST, unit, reason, imageId, subject, detail));
        }
    }

    private static String subject(RegionRow row) {
        return row.id() != null ? row.id() : "annotations[" + row.record() + "]";
    }
}
