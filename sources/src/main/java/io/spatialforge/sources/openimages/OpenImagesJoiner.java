package io.spatialforge.sources.openimages;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.AbsentLabels;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.RegionList;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.openimages.OpenImagesRows.BoxRow;
import io.spatialforge.sources.openimages.OpenImagesRows.Edges;
import io.spatialforge.sources.openimages.OpenImagesRows.ImageRow;
import io.spatialforge.sources.openimages.OpenImagesRows.LabelRow;
import io.spatialforge.sources.openimages.OpenImagesRows.MaskRow;
import io.spatialforge.sources.openimages.OpenImagesRows.RelationRow;
import io.spatialforge.sources.openimages.OpenImagesRows.Row;
import io.spatialforge.sources.openimages.OpenImagesRows.SizeRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * From the rows of one image to its scene.
 *
 * <p>An image is whatever a table has a row of. Its boxes are fractions of the stored photograph; with the turn of the
 * image table they become pixels of the upright one. What relationships and masks say is brought to the region whose box
 * they repeat.
 */
final class OpenImagesJoiner implements Source.Joiner {

    /** How far a box may reach over the border, in billionths; V4 has -0.000001. Beyond that they are no fractions. */
    private static final int OVER_BORDER = CsvRow.BILLION / 100;

    private static final String IS = "is";

    private final OpenImagesConfig config;
    private final Taxonomy taxonomy;
    private final AttributeWords words;
    private final Photographs photographs;
    private final Placing placing;
    private final MaskFolder maskFolder;
    private final AbsentLabels absentLabels;
    private final Map<Integer, String> predicates = new ConcurrentHashMap<>();
    private final List<List<String>> names = new ArrayList<>();

    OpenImagesJoiner(OpenImagesConfig config, Taxonomy taxonomy, AttributeWords words, Photographs photographs) {
        this.config = config;
        this.taxonomy = taxonomy;
        this.words = words;
        this.photographs = photographs;
        placing = new Placing(config, photographs);
        maskFolder = new MaskFolder(config.files().of(OpenImagesRole.MASKS));
        absentLabels = new AbsentLabels(taxonomy.boxable(), config.absentSample(), config.seed());
        for (OpenImagesRole role : OpenImagesRole.values()) {
            names.add(config.files().of(role).stream()
                    .map(f -> f.getFileName().toString())
                    .toList());
        }
    }

    @Override
    public Joined join(String imageId, List<byte[]> rows) {
        Join join = new Join(imageId);
        for (byte[] row : rows) {
            switch (OpenImagesRows.read(row)) {
                case BoxRow r -> join.boxes.add(r);
                case LabelRow r -> join.labels.add(r);
                case ImageRow r -> join.images.add(r);
                case SizeRow r -> join.sizes.add(r);
                case RelationRow r -> join.relations.add(r);
                case MaskRow r -> join.masks.add(r);
            }
        }
        join.boxes.sort(Row::inOrder);
        join.labels.sort(Row::inOrder);
        join.images.sort(Row::inOrder);
        join.sizes.sort(Row::inOrder);
        join.relations.sort(Row::inOrder);
        join.masks.sort(Comparator.comparing(MaskRow::path).thenComparing(Row::inOrder)); // the first counts
        return join.run();
    }

    @Override
    public void close() throws IOException {
        photographs.close();
    }

    /** The work on one image. */
    private final class Join {

        private final String imageId;
        private final List<BoxRow> boxes = new ArrayList<>();
        private final List<LabelRow> labels = new ArrayList<>();
        private final List<ImageRow> images = new ArrayList<>();
        private final List<SizeRow> sizes = new ArrayList<>();
        private final List<RelationRow> relations = new ArrayList<>();
        private final List<MaskRow> masks = new ArrayList<>();
        private final List<Drop> drops = new ArrayList<>();
        private final Set<Integer> spoiled = new HashSet<>();
        private PhotoCheck photo = PhotoCheck.UNCHECKED;
        private boolean strange;
        private int imagesRead;

        Join(String imageId) {
            this.imageId = imageId;
        }

        Joined run() {
            Scene scene = null;
            if (imagesAgree()) {
                imagesRead++;
                switch (placing.place(imageId, listed(), sizes)) {
                    case Placing.Outcome.Unfit unfit -> drop(Unit.IMAGES, unfit.reason(), null, unfit.detail());
                    case Placing.Outcome.Placed placed -> {
                        photo = placed.photo();
                        scene = scene(placed);
                        if (scene == null) {
                            drop(Unit.IMAGES, Reason.NO_ANNOTATIONS, null, null);
                            return joined(null);
                        }
                    }
                }
            }
            if (scene == null) {
                for (BoxRow box : boxes) {
                    drop(Unit.REGIONS, Reason.IMAGE_DROPPED, subject(box), null);
                }
            }
            return joined(scene);
        }

        private Joined joined(@Nullable Scene scene) {
            List<Joined.Account> accounts = new ArrayList<>(3);
            account(Unit.LABELS, labels.size(), scene, accounts);
            account(Unit.RELATIONSHIPS, relations.size(), scene, accounts);
            account(Unit.MASKS, masks.size(), scene, accounts);
            return new Joined(scene, drops, imagesRead, boxes.size(), null, photo, accounts);
        }

        private void account(Unit unit, int read, @Nullable Scene scene, List<Joined.Account> accounts) {
            if (read > 0) {
                int dropped = 0;
                for (Drop drop : drops) {
                    dropped += drop.unit() == unit ? 1 : 0;
                }
                accounts.add(new Joined.Account(unit, read, scene == null ? 0 : read - dropped));
            }
        }

        /** Whether the tables say the same of the photograph; if not, their rows are dropped. */
        private boolean imagesAgree() {
            ImageRow first = listed();
            boolean agree = true;
            for (ImageRow row : images) {
                agree &= first != null
                        && agree(row.rotation(), first.rotation())
                        && agree(row.url(), first.url())
                        && agree(row.licence(), first.licence());
            }
            Set<Integer> files = new HashSet<>();
            for (ImageRow row : images) {
                boolean again = !files.add(row.file());
                if (again || !agree) {
                    imagesRead++;
                    drop(
                            Unit.IMAGES,
                            Reason.IMAGE_DUPLICATE,
                            null,
                            place(OpenImagesRole.IMAGE_TABLE, row)
                                    + (agree ? " repeats a row" : " contradicts another row"));
                }
            }
            return agree;
        }

        private static boolean agree(@Nullable Object a, @Nullable Object b) {
            return a == null || b == null || a.equals(b);
        }

        /** What the rows of the image table say together, each field by the first row that has it; null without rows. */
        private @Nullable ImageRow listed() {
            ImageRow all = null;
            for (ImageRow row : images) {
                all = all == null
                        ? row
                        : new ImageRow(
                                all.file(),
                                all.line(),
                                all.rotation() != null ? all.rotation() : row.rotation(),
                                all.url() != null ? all.url() : row.url(),
                                all.licence() != null ? all.licence() : row.licence());
            }
            return all;
        }

        private @Nullable Scene scene(Placing.Outcome.Placed placed) {
            RegionList list = new RegionList(placed.width(), placed.height(), placed.turn());
            List<BoxRow> kept = new ArrayList<>(boxes.size());
            Set<Integer> boxed = new HashSet<>();
            for (BoxRow box : boxes) {
                boxed.add(box.label());
                if (box.flags().has(RegionFlag.GROUP)) {
                    spoiled.add(box.label());
                }
                if (add(box, placed, list)) {
                    kept.add(box);
                }
            }
            RegionList.Numbered numbered = list.numbered();
            for (String again : numbered.duplicates()) {
                drop(Unit.REGIONS, Reason.REGION_DUPLICATE, again, "same label and box");
            }
            Verified verified = new Verified(taxonomy, labels, boxed, spoiled);
            for (LabelRow label : labels) {
                if (verified.isContradicted(label.label())) {
                    drop(
                            Unit.LABELS,
                            Reason.LABEL_CONTRADICTED,
                            taxonomy.id(label.label()),
                            place(OpenImagesRole.LABELS, label));
                }
            }
            Matches matches = new Matches(kept, numbered.places(), this::subject);
            List<Region> regions = new ArrayList<>(numbered.regions());
            List<Relationship> relationships = relate(matches, regions);
            mask(matches, regions, placed.turn());
            boolean known = !strange && config.exhaustive() != Exhaustive.NO;
            Set<String> exhaustive = known ? verified.exhaustive(numbered.labels()) : Set.of();
            Set<String> absent =
                    known ? new TreeSet<>(absentLabels.draw(imageId, verified.seen(), verified.absent())) : Set.of();
            return regions.isEmpty() && absent.isEmpty()
                    ? null
                    : new Scene(placed.image(), regions, exhaustive, absent, null, relationships, List.of());
        }

        /** Adds a box to the regions, or drops it. */
        private boolean add(BoxRow box, Placing.Outcome.Placed placed, RegionList list) {
            String label = taxonomy.label(box.label());
            if (label == null) {
                drop(Unit.REGIONS, Reason.CATEGORY_UNKNOWN, subject(box), taxonomy.id(box.label()));
                strange = true;
                return false;
            }
            Edges edges = box.edges();
            double billion = CsvRow.BILLION;
            Reason fault = isFractions(edges)
                    ? list.add(
                            subject(box),
                            label,
                            edges.left() / billion * placed.width(),
                            edges.top() / billion * placed.height(),
                            edges.right() / billion * placed.width(),
                            edges.bottom() / billion * placed.height(),
                            box.flags(),
                            null)
                    : Reason.BOX_INVALID;
            if (fault != null) {
                drop(Unit.REGIONS, fault, subject(box), edges.toString());
                spoiled.add(box.label());
            }
            return fault == null;
        }

        /** Attributes go to their regions; what was said of two regions is returned. */
        private List<Relationship> relate(Matches matches, List<Region> regions) {
            Set<Relationship> said = new TreeSet<>();
            Map<Integer, Set<String>> attributes = new TreeMap<>();
            for (RelationRow row : relations) {
                String predicate = predicate(row.predicate());
                Integer subject = matches.region(row.subject(), row.ofSubject());
                if (subject == null) {
                    drop(row, Reason.BOX_UNMATCHED, taxonomy.id(row.subject()) + " at " + row.ofSubject());
                } else if (predicate.equals(IS)) {
                    String word = words.word(taxonomy.id(row.object()));
                    if (word == null) {
                        drop(row, Reason.CATEGORY_UNKNOWN, "attribute " + taxonomy.id(row.object()));
                    } else if (!attributes
                            .computeIfAbsent(subject, r -> new TreeSet<>())
                            .add(word)) {
                        drop(row, Reason.REGION_DUPLICATE, word + ", said before");
                    }
                } else {
                    Integer object = matches.region(row.object(), row.ofObject());
                    if (object == null || object.equals(subject)) {
                        drop(row, Reason.BOX_UNMATCHED, taxonomy.id(row.object()) + " at " + row.ofObject());
                    } else if (!said.add(new Relationship("r" + subject, predicate, "r" + object))) {
                        drop(row, Reason.REGION_DUPLICATE, predicate + ", said before");
                    }
                }
            }
            attributes.forEach(
                    (region, present) -> regions.set(region, regions.get(region).withAttributes(words.known(present))));
            return List.copyOf(said);
        }

        private void mask(Matches matches, List<Region> regions, Transform turn) {
            for (MaskRow row : masks) {
                Integer region = matches.region(row.label(), row.edges());
                if (region == null) {
                    drop(row, Reason.BOX_UNMATCHED, taxonomy.id(row.label()) + " at " + row.edges());
                } else if (regions.get(region).mask() != null) {
                    drop(row, Reason.REGION_DUPLICATE, "the region has a mask");
                } else {
                    switch (maskFolder.read(row.path())) {
                        case MaskFolder.Found.Given given ->
                            regions.set(
                                    region,
                                    regions.get(region).withMask(given.mask().turned(turn)));
                        case MaskFolder.Found.Missing missing -> drop(row, missing.reason(), missing.detail());
                    }
                }
            }
        }

        private String subject(BoxRow row) {
            return place(OpenImagesRole.BOXES, row);
        }

        private void drop(RelationRow row, Reason reason, String detail) {
            drop(Unit.RELATIONSHIPS, reason, place(OpenImagesRole.RELATIONSHIPS, row), detail);
        }

        private void drop(MaskRow row, Reason reason, String detail) {
            drop(Unit.MASKS, reason, place(OpenImagesRole.SEGMENTATIONS, row), detail);
        }

        private void drop(Unit unit, Reason reason, @Nullable String subject, @Nullable String detail) {
            drops.add(new Drop(Stage.INGEST, unit, reason, imageId, subject, detail));
        }
    }

    private static boolean isFractions(Edges edges) {
        return isFraction(edges.left())
                && isFraction(edges.right())
                && isFraction(edges.top())
                && isFraction(edges.bottom());
    }

    private static boolean isFraction(int billionths) {
        return billionths >= -OVER_BORDER && billionths <= CsvRow.BILLION + OVER_BORDER;
    }

    /** {@code inside_of} as it is said. */
    private String predicate(int number) {
        return predicates.computeIfAbsent(
                number, n -> Labels.normal(taxonomy.id(n).replace('_', ' ')));
    }

    /** File and line of a row. */
    private String place(OpenImagesRole role, Row row) {
        return names.get(role.ordinal()).get(row.file()) + ":" + row.line();
    }
}
