package io.spatialforge.bench.cues;

import io.spatialforge.bench.cues.JudgedImage.Judgement;
import io.spatialforge.bench.cues.JudgedImage.Pair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.Vocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tables of 2.5VRD: boxes of OpenImages, and five people's judgements of each pair. */
public final class JudgedImages {

    /** The images' true sides are unknown; nothing that is measured here depends on their ratio. */
    private static final int SIDE = 1000;

    private JudgedImages() {}

    /** Whether what people saw of hiding becomes flags of the regions, as OpenImages' own boxes have them. */
    public enum OcclusionFlags {
        NONE,
        AS_JUDGED
    }

    /**
     * @param folder with {@code within_image_objects_PART.csv} and {@code within_image_vrd_PART.csv}
     * @param part {@code validation} or {@code test}
     * @throws IOException if a file can't be read, or a row is not as expected; the message names file and row
     */
    public static List<JudgedImage> read(Path folder, String part, OcclusionFlags flags) throws IOException {
        Map<String, Map<String, Thing>> things = new LinkedHashMap<>();
        Table.of(folder.resolve("within_image_objects_" + part + ".csv")).forEach(row -> {
            Box box = new Box(
                    SIDE * row.number("xmin"),
                    SIDE * row.number("ymin"),
                    SIDE * row.number("xmax"),
                    SIDE * row.number("ymax"));
            String label = Vocabulary.openImages().labelOfId(row.text("entity"));
            if (label == null) {
                throw row.wrong("entity", "a class of OpenImages");
            }
            Map<String, Thing> ofImage = things.computeIfAbsent(row.text("image_id"), i -> new LinkedHashMap<>());
            ofImage.put(row.text("object_id"), new Thing(ofImage.size(), label, box));
        });
        Map<String, List<Pair>> pairs = new LinkedHashMap<>();
        Table.of(folder.resolve("within_image_vrd_" + part + ".csv")).forEach(row -> {
            String image = row.text("image_id_1");
            Thing first = thing(things, row, image, "object_id_1");
            Thing second = thing(things, row, row.text("image_id_2"), "object_id_2");
            int hides = switch (row.text("occlusion")) {
                case "1" -> 1;
                case "2" -> -1;
                case "0", "3", "-1" -> 0;
                default -> throw row.wrong("occlusion", "-1 to 3");
            };
            if (flags == OcclusionFlags.AS_JUDGED) {
                first.hidden |= hides < 0 || row.text("occlusion").equals("3");
                second.hidden |= hides > 0 || row.text("occlusion").equals("3");
            }
            Judgement judgement = judgement(row);
            if (judgement != null) {
                pairs.computeIfAbsent(image, i -> new ArrayList<>())
                        .add(new Pair(first.place, second.place, judgement, hides));
            }
        });
        List<JudgedImage> images = new ArrayList<>();
        things.forEach((id, ofImage) -> {
            List<Region> regions = new ArrayList<>();
            for (Thing thing : ofImage.values()) {
                regions.add(Region.annotated(
                        thing.place,
                        thing.label,
                        thing.box,
                        thing.hidden ? Flags.of(RegionFlag.OCCLUDED) : Flags.NONE));
            }
            Image image = new Image("2.5vrd/" + id, "2.5vrd", null, null, null, SIDE, SIDE, Transform.IDENTITY, null);
            images.add(new JudgedImage(
                    new Scene(image, regions, Set.of(), Set.of(), null), pairs.getOrDefault(id, List.of())));
        });
        return images;
    }

    /** Null where people were unsure or of different minds. */
    private static @Nullable Judgement judgement(Row row) {
        return switch (row.text("distance")) {
            case "1" -> Judgement.FIRST_NEARER;
            case "2" -> Judgement.SECOND_NEARER;
            case "3" -> Judgement.ABOUT_THE_SAME;
            case "0", "-1" -> null;
            default -> throw row.wrong("distance", "-1 to 3");
        };
    }

    private static Thing thing(Map<String, Map<String, Thing>> things, Row row, String image, String column) {
        Thing thing = things.getOrDefault(image, Map.of()).get(row.text(column));
        if (thing == null) {
            throw row.wrong(column, "an object that the objects file lists");
        }
        return thing;
    }

    private static final class Thing {
        private final int place;
        private final String label;
        private final Box box;
        private boolean hidden;

        Thing(int place, String label, Box box) {
            this.place = place;
            this.label = label;
            this.box = box;
        }
    }

    /** A table whose quoted columns, if any, come last and are not read. */
    private record Table(Path file, List<String> header, List<Row> rows) {

        static Table of(Path file) throws IOException {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                String first = in.readLine();
                if (first == null) {
                    throw new IOException(file + ": the file is empty; expected a header");
                }
                Table table = new Table(file, Arrays.asList(first.strip().split(",")), new ArrayList<>());
                int number = 1;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    number++;
                    table.rows.add(new Row(table, number, line.strip().split(",", -1)));
                }
                return table;
            }
        }

        void forEach(java.util.function.Consumer<Row> reader) throws IOException {
            try {
                rows.forEach(reader);
            } catch (RowException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    private record Row(Table table, int number, String[] cells) {

        String text(String column) {
            int at = table.header.indexOf(column);
            if (at < 0 || at >= cells.length) {
                throw new RowException(table.file + ", line " + number + ": there is no column " + column);
            }
            return cells[at];
        }

        double number(String column) {
            try {
                double value = Double.parseDouble(text(column));
                if (value >= 0 && value <= 1) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw wrong(column, "a number from 0 to 1");
            }
            throw wrong(column, "a number from 0 to 1");
        }

        RowException wrong(String column, String expected) {
            return new RowException("%s, line %d, column %s: expected %s, got '%s'"
                    .formatted(table.file, number, column, expected, text(column)));
        }
    }

    private static final class RowException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RowException(String message) {
            super(message);
        }
    }
}
