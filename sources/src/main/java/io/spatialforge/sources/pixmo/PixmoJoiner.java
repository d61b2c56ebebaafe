package io.spatialforge.sources.pixmo;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Caption;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.Decision;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Photographs.Found;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.pixmo.PixmoRows.Row;
import io.spatialforge.vision.store.ImageKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * From the rows of one image to its scene: what each row says of its label is checked by itself, then {@link
 * LabelStatements} weighs the rows of a label against each other.
 */
final class PixmoJoiner implements Source.Joiner {

    /** No noun phrase is longer; what is, is an answer or an instruction that went astray. */
    private static final int LONGEST_LABEL = 200;

    private static final int LONGEST_CAPTION = 20_000;

    /** Where points come from that no person set. */
    static final String DETECTOR = "pixmo-count";

    /** The score of the detector's points, whose own scores PixMo does not give: neither sure nor ruled out. */
    private static final double UNSCORED = 0.5;

    private static final Comparator<Said> BY_LABEL = Comparator.comparing(Said::label);

    private final PixmoConfig config;
    private final Map<PixmoRole, List<PixmoFile>> files;
    private final KnownSizes sizes;
    private final Photographs photographs;

    PixmoJoiner(PixmoConfig config, Map<PixmoRole, List<PixmoFile>> files, KnownSizes sizes, Photographs photographs) {
        this.config = config;
        this.files = files;
        this.sizes = sizes;
        this.photographs = photographs;
    }

    @Override
    public List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        for (PixmoRole role : PixmoRole.values()) {
            for (PixmoFile file : files.getOrDefault(role, List.of())) {
                if (file.decision() != null) {
                    decisions.add(file.decision());
                }
            }
        }
        return decisions;
    }

    @Override
    public void close() throws IOException {
        photographs.close();
    }

    @Override
    public Joined join(String imageId, List<byte[]> payloads) {
        List<Row> rows = new ArrayList<>(payloads.size());
        for (byte[] payload : payloads) {
            rows.add(PixmoRows.read(payload));
        }
        rows.sort(Row::inOrder);
        return new Join(imageId, rows).run();
    }

    private PixmoFile file(Row row) {
        return files.getOrDefault(row.role(), List.of()).get(row.file());
    }

    private record Placed(Image image, PhotoCheck photo) {}

    /** A sound row and its label in normal form. */
    private record Said(String label, Row row) {}

    /** Brings the rows of a label together, labels in their order and the rows of each in that of the files. */
    private static List<LabelStatements> byLabel(List<Said> said) {
        said.sort(BY_LABEL);
        List<LabelStatements> labels = new ArrayList<>(said.size());
        for (Said one : said) {
            if (labels.isEmpty() || !labels.getLast().label().equals(one.label())) {
                labels.add(new LabelStatements(one.label()));
            }
            labels.getLast().add(one.row());
        }
        return labels;
    }

    /** The work on one image. */
    private final class Join {

        private final String imageId;
        private final List<Row> rows;
        private final List<Drop> drops = new ArrayList<>();

        Join(String imageId, List<Row> rows) {
            this.imageId = imageId;
            this.rows = rows;
        }

        Joined run() {
            Placed placed = place();
            if (placed == null) {
                return new Joined(
                        null,
                        drops,
                        1,
                        0,
                        null,
                        PhotoCheck.UNCHECKED,
                        List.of(new Joined.Account(Unit.ROWS, rows.size(), 0)));
            }
            Image image = placed.image();
            List<Said> said = new ArrayList<>(rows.size());
            Set<String> captions = new TreeSet<>();
            for (Row row : rows) {
                if (row.role() == PixmoRole.CAPTIONS) {
                    caption(row, captions);
                } else {
                    statement(row, image, said);
                }
            }
            List<Region> regions = new ArrayList<>();
            Set<String> exhaustive = new TreeSet<>();
            Set<String> absent = new TreeSet<>();
            int points = 0;
            LabelStatements.Drops dropped = this::drop;
            for (LabelStatements statements : byLabel(said)) {
                LabelStatements.Outcome outcome = statements.weigh(dropped);
                List<Point> places = places(outcome.shown(), image);
                boolean apart = add(places, statements.label(), outcome.standing(), regions);
                points += places.size();
                switch (outcome.standing()) {
                    case COMPLETE -> {
                        if (apart) {
                            exhaustive.add(statements.label());
                        }
                    }
                    case ABSENT -> absent.add(statements.label());
                    case DETECTED, OPEN -> {}
                }
            }
            Scene scene = null;
            if (regions.isEmpty() && absent.isEmpty() && captions.isEmpty()) {
                drops.add(new Drop(Stage.INGEST, Unit.IMAGES, Reason.NO_ANNOTATIONS, imageId, null, null));
            } else {
                List<Caption> texts = captions.stream()
                        .map(text -> new Caption(text, "human"))
                        .toList();
                scene = new Scene(image, regions, exhaustive, absent, null, List.of(), texts);
            }
            return new Joined(scene, drops, 1, points, null, placed.photo(), List.of(account(scene)));
        }

        private Joined.Account account(@Nullable Scene scene) {
            int left = 0;
            for (Drop drop : drops) {
                left += drop.unit() == Unit.ROWS ? 1 : 0;
            }
            return new Joined.Account(Unit.ROWS, rows.size(), scene == null ? 0 : rows.size() - left);
        }

        /** Adds a label's points in order; false where two are at one place, which are one region and no count. */
        private boolean add(List<Point> places, String label, LabelStatements.Standing standing, List<Region> regions) {
            boolean apart = true;
            Point last = null;
            for (Point place : places) {
                if (last != null && LeftToRight.compare(place, last) == 0) {
                    apart = false;
                    drop(Unit.REGIONS, Reason.REGION_DUPLICATE, label, "two points at one place");
                    continue;
                }
                last = place;
                Region region = Region.annotated(regions.size(), label, place, Flags.NONE);
                regions.add(
                        standing == LabelStatements.Standing.DETECTED ? region.withOrigin(UNSCORED, DETECTOR) : region);
            }
            return apart;
        }

        private @Nullable Placed place() {
            String sha256 = PixmoImages.sha256OfId(imageId);
            String url = null;
            Row last = null;
            for (Row row : rows) {
                if (last != null && row.hasUrlOf(last)) {
                    continue;
                }
                last = row;
                String other = row.url();
                if (other != null && !other.isBlank() && (url == null || other.compareTo(url) < 0)) {
                    url = other;
                }
            }
            String name = imageId.substring(imageId.indexOf('/') + 1); // as files are called that were fetched by hash
            KnownSizes.Size size = sizes.of(sha256, url);
            if (size != null && config.images().isEmpty()) {
                return new Placed(image(null, url, sha256, size.width(), size.height()), PhotoCheck.UNCHECKED);
            }
            ImageKey key = new ImageKey(name, url, sha256);
            Found found = size == null ? photographs.look(key) : photographs.look(key, size.width(), size.height());
            return switch (found) {
                case Found.Unfit unfit -> {
                    drops.add(new Drop(Stage.INGEST, Unit.IMAGES, unfit.reason(), imageId, null, unfit.detail()));
                    yield null;
                }
                case Found.NotAtHand notAtHand -> {
                    KnownSizes.Size listed = Objects.requireNonNull(size);
                    yield new Placed(image(null, url, sha256, listed.width(), listed.height()), PhotoCheck.UNCHECKED);
                }
                case Found.Fitting photo -> {
                    if (photo.transform() != Transform.IDENTITY) {
                        drops.add(new Drop(
                                Stage.INGEST,
                                Unit.IMAGES,
                                Reason.ORIENTATION_AMBIGUOUS,
                                imageId,
                                null,
                                "EXIF says " + photo.transform().id()
                                        + ", and PixMo does not say which frame was shown"));
                        yield null;
                    }
                    yield new Placed(
                            image(photo.file(), url, sha256, photo.width(), photo.height()), PhotoCheck.CHECKED);
                }
            };
        }

        private Image image(
                @Nullable String file, @Nullable String url, @Nullable String sha256, int width, int height) {
            return new Image(
                    imageId, config.name(), file, url, sha256, width, height, Transform.IDENTITY, config.licence());
        }

        private void caption(Row row, Set<String> captions) {
            String stated = row.text();
            String text = stated == null ? "" : stated.strip();
            if (text.isEmpty() || text.length() > LONGEST_CAPTION) {
                drop(row, Reason.TEXT_INVALID, "a caption of " + text.length() + " letters");
            } else if (!captions.add(text)) {
                drop(row, Reason.ROW_DUPLICATE, null);
            }
        }

        private void statement(Row row, Image image, List<Said> said) {
            String text = row.text();
            String label = text == null ? "" : Labels.normal(text);
            if (label.isEmpty() || label.length() > LONGEST_LABEL) {
                drop(row, Reason.TEXT_INVALID, "a label of " + label.length() + " letters");
                return;
            }
            if (row.xs() != row.ys() || row.xs() < 0) {
                drop(row, Reason.POINT_INVALID, shownCounts(row));
                return;
            }
            Reason fault = fault(row, image);
            if (fault != null) {
                drop(row, fault, shownPoints(row));
            } else if (row.role() != PixmoRole.EXPLANATIONS && row.count() != row.xs()) {
                drop(row, Reason.COUNT_MISMATCH, "count " + row.count() + ", " + row.xs() + " points");
            } else {
                said.add(new Said(label, row));
            }
        }

        /** What is wrong with a row's points; one that is leaves the row's label open, so the whole row goes. */
        private @Nullable Reason fault(Row row, Image image) {
            boolean percent = file(row).unit() == PointsUnit.PERCENT;
            double width = percent ? 100 : image.width();
            double height = percent ? 100 : image.height();
            int points = row.points();
            for (int i = 0; i < points; i++) {
                double x = row.x(i);
                double y = row.y(i);
                if (!Double.isFinite(x) || !Double.isFinite(y)) {
                    return Reason.POINT_INVALID;
                }
                if (x < 0 || y < 0 || x > width || y > height) {
                    return Reason.POINT_OUTSIDE;
                }
            }
            return null;
        }

        /** The points of rows in pixels, from left to right. */
        private List<Point> places(List<Row> shown, Image image) {
            int count = 0;
            for (Row row : shown) {
                count += row.points();
            }
            Point[] places = new Point[count];
            int n = 0;
            for (Row row : shown) {
                boolean percent = file(row).unit() == PointsUnit.PERCENT;
                double scaleX = percent ? image.width() / 100.0 : 1;
                double scaleY = percent ? image.height() / 100.0 : 1;
                int points = row.points();
                for (int i = 0; i < points; i++) {
                    places[n++] = new Point(
                                    Math.min(scaleX * row.x(i), image.width()),
                                    Math.min(scaleY * row.y(i), image.height()))
                            .rounded();
                }
            }
            LeftToRight.sort(places);
            return Arrays.asList(places);
        }

        private String subject(Row row) {
            String subject = file(row).file().getFileName() + " row " + row.record();
            return row.role() == PixmoRole.EXPLANATIONS ? subject + " item " + row.item() : subject;
        }

        private void drop(Row row, Reason reason, @Nullable String detail) {
            drop(Unit.ROWS, reason, subject(row), detail);
        }

        private void drop(Unit unit, Reason reason, String subject, @Nullable String detail) {
            drops.add(new Drop(Stage.INGEST, unit, reason, imageId, subject, detail));
        }
    }

    private static String shownCounts(Row row) {
        if (row.role() == PixmoRole.EXPLANATIONS) {
            return "alt_text and points are missing, or not of the same length";
        }
        return row.xs() < 0 ? "no points" : row.xs() + " x and " + row.ys() + " y";
    }

    private static String shownPoints(Row row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.points() && text.length() < 80; i++) {
            text.append('[').append(row.x(i)).append(", ").append(row.y(i)).append("] ");
        }
        return text.toString().strip();
    }
}
