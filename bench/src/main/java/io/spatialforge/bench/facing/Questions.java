package io.spatialforge.bench.facing;

import io.spatialforge.bench.facing.KnownPerson.Precision;
import io.spatialforge.core.scene.Box;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The questions of ViewSpatial-Bench whose person, and whose thing if they ask for one, was found in the photograph. */
final class Questions {

    static final String SET = "viewspatial";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Questions() {}

    /**
     * Where a thing is from a person's own view, as people answered.
     *
     * @param answer in eight directions: front, front-left and so on
     */
    record Asked(PeoplePhoto photo, Box viewer, String label, Box target, String answer) {}

    /** Both kinds of questions. */
    record Read(List<PeoplePhoto> facing, List<Asked> asked) {}

    /**
     * @param folder with {@code viewspatial/viewspatial_with_photo.jsonl}; where it has none there are no questions
     * @param photos those that the questions may be about
     */
    static Read read(Path folder, List<PeoplePhoto> photos) throws IOException {
        Map<String, PeoplePhoto> byName = new LinkedHashMap<>();
        photos.forEach(p -> byName.putIfAbsent(String.valueOf(p.file().getFileName()), p));
        Map<String, String[]> named = new LinkedHashMap<>();
        for (String[] row : Rows.of("viewspatial.tsv")) {
            named.put("%012d.jpg".formatted(Integer.parseInt(row[0])), row);
        }
        List<PeoplePhoto> facing = new ArrayList<>();
        List<Asked> asked = new ArrayList<>();
        Path file = folder.resolve("viewspatial/viewspatial_with_photo.jsonl");
        if (!Files.isRegularFile(file)) {
            return new Read(facing, asked);
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode question = MAPPER.readTree(line);
                String name = "%012d.jpg".formatted(question.path("coco_id").asInt());
                PeoplePhoto photo = byName.get(name);
                String[] row = named.get(name);
                if (photo == null || row == null) {
                    continue;
                }
                Box viewer = Rows.box(row, 1);
                String answer = question.path("answer_text").asString();
                switch (question.path("question_type").asString()) {
                    case "Camera perspective - Object View Orientation" ->
                        facing.add(new PeoplePhoto(
                                SET,
                                photo.file(),
                                photo.width(),
                                photo.height(),
                                photo.people(),
                                List.of(new KnownPerson(viewer, degrees(answer), Precision.EIGHT_STEPS)),
                                List.of()));
                    case "Person perspective - Relative Direction" -> {
                        String label = row[5];
                        boolean places = !question.path("question").asString().startsWith("Which hand");
                        if (!label.equals("-") && places) {
                            asked.add(new Asked(photo, viewer, label, Rows.box(row, 6), answer));
                        }
                    }
                    default -> {
                        // which way a head is turned against its body: nothing that is told here
                    }
                }
            }
        }
        return new Read(facing, asked);
    }

    /** Of the camera's direction as the front, so that who looks into the camera faces back. */
    private static double degrees(String answer) {
        Double degrees = STEPS.get(answer);
        if (degrees == null) {
            throw new IllegalArgumentException("there is no direction '" + answer + "'");
        }
        return degrees;
    }

    private static final Map<String, @Nullable Double> STEPS = Map.of(
            "back", 0.0,
            "back-right", 45.0,
            "right", 90.0,
            "front-right", 135.0,
            "front", 180.0,
            "front-left", -135.0,
            "left", -90.0,
            "back-left", -45.0);
}
