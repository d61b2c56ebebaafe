package io.spatialforge.sources.openimages;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.sources.Source.RowSink;
import io.spatialforge.sources.openimages.CsvTable.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over each table of the corpus, row by row.
 *
 * <p>A field that can't be read is an error: the publisher's tables have none, so the file was spoilt on its way. A value
 * that can be read and makes no sense, such as edges in the wrong order, is a row's own fault and is dropped at the join.
 */
final class OpenImagesScan {

    private static final Columns BOXES = new Columns(
            List.of("ImageID", "LabelName", "XMin", "XMax", "YMin", "YMax"),
            List.of("IsOccluded", "IsTruncated", "IsGroupOf", "IsDepiction", "IsInside"));
    private static final int FIRST_FLAG = 6;

    /** In the order of their columns. */
    private static final RegionFlag[] FLAGS = {
        RegionFlag.OCCLUDED, RegionFlag.TRUNCATED, RegionFlag.GROUP, RegionFlag.DEPICTION, RegionFlag.INSIDE
    };

    /** Flags that count as set where it is unknown whether they are. */
    private static final Flags SAFE = Flags.of(RegionFlag.GROUP, RegionFlag.DEPICTION, RegionFlag.INSIDE);

    private static final Columns LABELS = new Columns(List.of("ImageID", "LabelName", "Confidence"), List.of("Source"));
    private static final Columns IMAGES =
            new Columns(List.of("ImageID"), List.of("Rotation", "OriginalURL", "License"));
    private static final Columns SIZES = new Columns(List.of("ImageID", "Width", "Height"), List.of());
    private static final Columns RELATIONS = new Columns(
            List.of(
                    "ImageID",
                    "LabelName1",
                    "LabelName2",
                    "RelationshipLabel",
                    "XMin1",
                    "XMax1",
                    "YMin1",
                    "YMax1",
                    "XMin2",
                    "XMax2",
                    "YMin2",
                    "YMax2"),
            List.of());
    private static final Columns MASKS = new Columns(
            List.of("ImageID", "LabelName", "MaskPath", "BoxXMin", "BoxXMax", "BoxYMin", "BoxYMax"), List.of());

    private static final int LONGEST_ID = 64;

    private final OpenImagesConfig config;
    private final Classes classes;
    private final Texts texts;
    private final RowSink sink;
    private final OpenImagesRows out = new OpenImagesRows();
    private final IdSet leftOut = new IdSet();

    /** Twenty thousand classes are verified, of which a few hundred become rows: these names are kept apart. */
    private final Texts labelNames = new Texts();

    private int[] classOfName = new int[1024];
    private int namesKnown;

    private char[] lastId = {};
    private String image = "";
    private boolean kept;

    OpenImagesScan(OpenImagesConfig config, Classes classes, Texts texts, RowSink sink) {
        this.config = config;
        this.classes = classes;
        this.texts = texts;
        this.sink = sink;
    }

    void run() throws IOException {
        each(OpenImagesRole.IMAGE_TABLE, IMAGES, this::image);
        each(OpenImagesRole.SIZES, SIZES, this::size);
        regions(OpenImagesRole.BOXES, Unit.REGIONS, BOXES, this::box);
        labels();
        regions(OpenImagesRole.RELATIONSHIPS, Unit.RELATIONSHIPS, RELATIONS, this::relation);
        if (config.files().has(OpenImagesRole.MASKS)) {
            regions(OpenImagesRole.SEGMENTATIONS, Unit.MASKS, MASKS, this::mask);
        }
        count(Unit.IMAGES, Reason.NOT_SAMPLED, leftOut.size());
    }

    /** Makes a row of an image of one of a table. */
    private interface Rows {
        void row(int file, CsvRow row) throws IOException;
    }

    private void each(OpenImagesRole role, Columns columns, Rows rows) throws IOException {
        List<Path> files = config.files().of(role);
        for (int i = 0; i < files.size(); i++) {
            int file = i;
            CsvTable.read(files.get(i), columns, sink, row -> {
                if (enter(row)) {
                    rows.row(file, row);
                    sink.row(image, out.array(), 0, out.length());
                }
            });
        }
    }

    /** As {@link #each}; rows of images outside the sample are counted. */
    private void regions(OpenImagesRole role, Unit unit, Columns columns, Rows rows) throws IOException {
        List<Path> files = config.files().of(role);
        for (int i = 0; i < files.size(); i++) {
            int file = i;
            long[] others = new long[1];
            CsvTable.read(files.get(i), columns, sink, row -> {
                if (enter(row)) {
                    rows.row(file, row);
                    sink.row(image, out.array(), 0, out.length());
                } else {
                    others[0]++;
                }
            });
            count(unit, Reason.NOT_SAMPLED, others[0]);
        }
    }

    private void count(Unit unit, Reason reason, long count) throws IOException {
        if (count > 0) {
            sink.leftOut(unit, reason, count);
        }
    }

    /** Finds the image of a row, its first column; most rows are of the same image as the row before. */
    private boolean enter(CsvRow row) {
        int start = row.start(0);
        int length = row.length(0);
        if (!Arrays.equals(lastId, 0, lastId.length, row.chars(), start, start + length)) {
            lastId = Arrays.copyOfRange(row.chars(), start, start + length);
            if (!isId(lastId)) {
                throw row.wrong(0, "an image id of letters and digits", "correct or remove the row");
            }
            image = config.name() + "/" + new String(lastId);
            kept = config.sampling().keeps(image);
            if (!kept) {
                leftOut.add(StableHash.of(image));
            }
        }
        return kept;
    }

    private static boolean isId(char[] id) {
        for (char c : id) {
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-')) {
                return false;
            }
        }
        return id.length > 0 && id.length <= LONGEST_ID;
    }

    private void box(int file, CsvRow row) {
        Flags flags = Flags.NONE;
        for (int i = 0; i < FLAGS.length; i++) {
            int column = FIRST_FLAG + i;
            int value = row.isEmpty(column) ? -1 : row.flag(column);
            if (value == 1 || (value < 0 && SAFE.has(FLAGS[i]))) {
                flags = flags.with(FLAGS[i]);
            }
        }
        out.box(
                file,
                row.line(),
                name(row, 1),
                flags.bits(),
                row.billionths(2),
                row.billionths(3),
                row.billionths(4),
                row.billionths(5));
    }

    private int name(CsvRow row, int column) {
        if (row.isEmpty(column)) {
            throw row.wrong(column, "a name", "correct or remove the row");
        }
        return texts.of(row.chars(), row.start(column), row.length(column));
    }

    /** Rows of classes nobody draws boxes of, and of machines, are most of them; they are counted and not listed. */
    private void labels() throws IOException {
        List<Path> files = config.files().of(OpenImagesRole.LABELS);
        for (int i = 0; i < files.size(); i++) {
            int file = i;
            long[] others = new long[3];
            CsvTable.read(files.get(i), LABELS, sink, row -> {
                int label = boxable(row);
                Boolean present = verified(row);
                if (present == null) {
                    others[0]++;
                } else if (label < 0) {
                    others[1]++;
                } else if (!enter(row)) {
                    others[2]++;
                } else {
                    out.label(file, row.line(), label, present);
                    sink.row(image, out.array(), 0, out.length());
                }
            });
            count(Unit.LABELS, Reason.LABEL_UNVERIFIED, others[0]);
            count(Unit.LABELS, Reason.CATEGORY_UNKNOWN, others[1]);
            count(Unit.LABELS, Reason.NOT_SAMPLED, others[2]);
        }
    }

    /** Number of the class a row of labels names; -1 if nobody draws boxes of it. */
    private int boxable(CsvRow row) {
        int name = labelNames.of(row.chars(), row.start(1), row.length(1));
        if (name == classOfName.length) {
            classOfName = Arrays.copyOf(classOfName, 2 * name);
        }
        if (name == namesKnown) {
            String id = labelNames.get(name);
            classOfName[name] = classes.isBoxable(id) ? texts.of(id) : -1;
            namesKnown++;
        }
        return classOfName[name];
    }

    /** Whether a person said that the label is present; null where a machine did, or nobody was sure. */
    private static @Nullable Boolean verified(CsvRow row) {
        int confidence = row.billionths(2);
        if (confidence < 0 || confidence > CsvRow.BILLION) {
            throw row.wrong(2, "a number from 0 to 1", "correct or remove the row");
        }
        boolean sure = confidence == 0 || confidence == CsvRow.BILLION;
        return !sure || isMachine(row) ? null : confidence != 0;
    }

    private static boolean isMachine(CsvRow row) {
        int start = row.start(3);
        return row.length(3) == 7 && row.chars()[start] == 'm' && row.text(3).equals("machine");
    }

    private void image(int file, CsvRow row) {
        Integer rotation = switch (row.text(1).strip()) {
            case "" -> null;
            case "0", "0.0" -> 0;
            case "90", "90.0" -> 90;
            case "180", "180.0" -> 180;
            case "270", "270.0" -> 270;
            default -> throw row.wrong(1, "0, 90, 180 or 270", "correct or empty the field");
        };
        out.image(file, row.line(), rotation, row.text(2), row.text(3));
    }

    private void size(int file, CsvRow row) {
        out.size(file, row.line(), side(row, 1), side(row, 2));
    }

    private static int side(CsvRow row, int column) {
        String text = row.text(column).strip();
        if (!text.matches("0*[1-9][0-9]{0,5}(\\.0)?")) {
            throw row.wrong(column, "a number of pixels", "measure the photograph again");
        }
        return Integer.parseInt(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
    }

    private void relation(int file, CsvRow row) {
        out.relation(file, row.line(), name(row, 1), name(row, 3), name(row, 2));
        edges(row, 4);
        edges(row, 8);
    }

    private void mask(int file, CsvRow row) {
        out.mask(file, row.line(), name(row, 1), row.text(2));
        edges(row, 3);
    }

    private void edges(CsvRow row, int first) {
        out.edges(
                row.billionths(first), row.billionths(first + 1), row.billionths(first + 2), row.billionths(first + 3));
    }
}
