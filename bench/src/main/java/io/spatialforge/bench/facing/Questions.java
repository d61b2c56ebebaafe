package io.spatialforge.bench.facing;

import io.spatialforge.audit.questions.Question;
import io.spatialforge.audit.questions.Question.Ask;
import io.spatialforge.audit.questions.ViewSpatial;
import io.spatialforge.bench.facing.KnownPerson.Precision;
import io.spatialforge.core.scene.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The questions of ViewSpatial-Bench whose person, and whose thing if they ask for one, was found in the photograph. */
final class Questions {

    static final String SET = "viewspatial";

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
        for (Question question : ViewSpatial.read(file)) {
            PeoplePhoto photo = byName.get(question.photograph());
            String[] row = named.get(question.photograph());
            if (photo == null || row == null) {
                continue;
            }
            Box viewer = Rows.box(row, 1);
            switch (question.ask()) {
                case Ask.Facing ask ->
                    facing.add(new PeoplePhoto(
                            SET,
                            photo.file(),
                            photo.width(),
                            photo.height(),
                            photo.people(),
                            List.of(new KnownPerson(viewer, towards(ask.degrees()), Precision.EIGHT_STEPS)),
                            List.of()));
                case Ask.Bearing ask -> {
                    String label = row[5];
                    if (!label.equals("-")) {
                        asked.add(new Asked(photo, viewer, label, Rows.box(row, 6), question.answer()));
                    }
                }
                case Ask.Ordered ask -> {}
                case Ask.Beyond ask -> {}
            }
        }
        return new Read(facing, asked);
    }

    /** Of the camera's direction as the front, so that who looks into the camera faces back: 180° there, 0° here. */
    private static double towards(double degrees) {
        return Math.IEEEremainder(180 - degrees, 360);
    }
}
