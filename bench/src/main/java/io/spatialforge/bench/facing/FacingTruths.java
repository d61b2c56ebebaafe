package io.spatialforge.bench.facing;

import io.spatialforge.bench.facing.KnownPerson.Precision;
import io.spatialforge.bench.facing.PeoplePhoto.Marked;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Keypoints;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads sets of people whose facing is known otherwise than from keypoints. */
public final class FacingTruths {

    /** Facing as people told it of COCO photographs, from the photographs alone; part of this repository. */
    public static final String BY_EYE = "by eye";

    private static final List<String> SETS = List.of("voc_pose", "kitti_object", "coco_persons", "coco_instances");
    private static final Set<String> PEOPLE = Set.of("person", "pedestrian", "cyclist", "person_sitting");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FacingTruths() {}

    /**
     * The sets that a folder holds, and what was told by eye of the photographs that are at hand.
     *
     * @param folder with a folder for each set, of {@code truth.jsonl} and the photographs it names
     * @param photos further folders of photographs
     * @throws IOException if a file can't be read, or is not as expected; the message names it
     */
    public static List<PeoplePhoto> read(Path folder, List<Path> photos) throws IOException {
        List<PeoplePhoto> all = new ArrayList<>();
        List<Path> folders = new ArrayList<>(photos);
        for (String set : SETS) {
            Path file = folder.resolve(set).resolve("truth.jsonl");
            if (Files.isRegularFile(file)) {
                folders.add(folder.resolve(set).resolve("images"));
                try (BufferedReader lines = Files.newBufferedReader(file)) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        all.add(photo(set, folder.resolve(set), MAPPER.readTree(line)));
                    }
                }
            }
        }
        all.addAll(Questions.read(folder, List.copyOf(all)).facing());
        all.addAll(byEye(folders));
        return all;
    }

    private static PeoplePhoto photo(String set, Path folder, JsonNode record) {
        List<Box> people = new ArrayList<>();
        List<KnownPerson> known = new ArrayList<>();
        List<Marked> marked = new ArrayList<>();
        for (JsonNode object : record.path("objects")) {
            String label = object.path("label").asString().toLowerCase(java.util.Locale.ROOT);
            if (!PEOPLE.contains(label) || object.path("iscrowd").asBoolean(false)) {
                continue;
            }
            JsonNode at = object.path("bbox");
            Box box = new Box(
                    at.path(0).asDouble(),
                    at.path(1).asDouble(),
                    at.path(2).asDouble(),
                    at.path(3).asDouble());
            people.add(box);
            KnownPerson person = known(object, box);
            if (person != null) {
                known.add(person);
            }
            Keypoints keypoints = keypoints(object.path("keypoints_coco17"));
            if (keypoints != null) {
                marked.add(new Marked(box, keypoints));
            }
        }
        return new PeoplePhoto(
                set,
                folder.resolve(record.path("image").asString()),
                record.path("width").asInt(),
                record.path("height").asInt(),
                people,
                known,
                marked);
    }

    /** Facing in eight steps comes with the questions that it was taken from. */
    private static @Nullable KnownPerson known(JsonNode object, Box box) {
        if (object.path("facing_vs_viewer_deg").isNumber()) {
            return new KnownPerson(box, object.path("facing_vs_viewer_deg").asDouble(), Precision.MEASURED);
        }
        return object.path("facing_deg").isNumber() && object.has("voc_pose")
                ? new KnownPerson(box, object.path("facing_deg").asDouble(), Precision.FOUR_VIEWS)
                : null;
    }

    private static @Nullable Keypoints keypoints(JsonNode values) {
        if (values.size() != 3 * Keypoints.COUNT) {
            return null;
        }
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.path(i).asDouble();
        }
        return new Keypoints(numbers);
    }

    private static List<PeoplePhoto> byEye(List<Path> folders) throws IOException {
        Map<String, List<String[]>> rows = new LinkedHashMap<>();
        for (String[] row : Rows.of("by-eye.tsv")) {
            rows.computeIfAbsent(row[0], n -> new ArrayList<>()).add(row);
        }
        List<PeoplePhoto> all = new ArrayList<>();
        for (Map.Entry<String, List<String[]>> photo : rows.entrySet()) {
            Path file = found(photo.getKey(), folders);
            if (file == null) {
                continue;
            }
            List<Box> people = new ArrayList<>();
            List<KnownPerson> known = new ArrayList<>();
            for (String[] cells : photo.getValue()) {
                Box box = Rows.box(cells, 1);
                people.add(box);
                if (!cells[5].equals("-")) {
                    known.add(new KnownPerson(box, degrees(cells[5]), Precision.EIGHT_STEPS));
                }
            }
            try (Mat pixels = opencv_imgcodecs.imread(file.toString())) {
                all.add(new PeoplePhoto(BY_EYE, file, pixels.cols(), pixels.rows(), people, known, List.of()));
            }
        }
        return all;
    }

    private static @Nullable Path found(String name, List<Path> folders) {
        for (Path folder : folders) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        return null;
    }

    private static double degrees(String view) {
        return switch (view) {
            case "towards" -> 0;
            case "towards-right" -> 45;
            case "right" -> 90;
            case "away-right" -> 135;
            case "away" -> 180;
            case "away-left" -> -135;
            case "left" -> -90;
            case "towards-left" -> -45;
            default -> throw new IllegalArgumentException("by-eye.tsv: there is no view '" + view + "'");
        };
    }
}
