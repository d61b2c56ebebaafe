package io.spatialforge.audit;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Transform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A photograph of 1000 × 500 pixels whose truth a test writes object by object, and pairs about it. */
final class Street {

    private final List<String> objects = new ArrayList<>();
    private final List<QaRegion> regions = new ArrayList<>();
    private String extras = "";
    private final Path folder;

    Street(Path folder) {
        this.folder = folder;
    }

    /** An object, and a region of the same label and box with the same number. */
    Street object(String label, double x1, double y1, double x2, double y2, String... fields) {
        regions.add(new QaRegion("r" + objects.size(), label, new Box(x1, y1, x2, y2)));
        return hidden(label, x1, y1, x2, y2, fields);
    }

    /** An object that no region is known for. */
    Street hidden(String label, double x1, double y1, double x2, double y2, String... fields) {
        String more = fields.length == 0 ? "" : ", " + String.join(", ", fields);
        objects.add("{\"id\": %d, \"label\": \"%s\", \"bbox\": [%s, %s, %s, %s]%s}"
                .formatted(objects.size(), label, x1, y1, x2, y2, more));
        return this;
    }

    /** A region that need be no object. */
    Street region(String id, String label, double x1, double y1, double x2, double y2) {
        regions.add(new QaRegion(id, label, new Box(x1, y1, x2, y2)));
        return this;
    }

    Street point(String id, String label, double x, double y) {
        regions.add(new QaRegion(id, label, new Point(x, y)));
        return this;
    }

    /** Further fields of the record. */
    Street with(String field) {
        extras += ", " + field;
        return this;
    }

    String line(String image) {
        return "{\"image\": \"%s\", \"width\": 1000, \"height\": 500, \"objects\": [%s]%s}"
                .formatted(image, String.join(", ", objects), extras);
    }

    Outcome judge(Claim claim) throws IOException {
        return judge(claim, "Q?", "the answer", AnswerKind.TEXT, null);
    }

    Outcome judge(Claim claim, String question, String answer, AnswerKind kind, @Nullable List<String> choices)
            throws IOException {
        Path file = folder.resolve("truth.jsonl");
        Files.writeString(file, line("images/1.jpg") + "\n");
        return new Judge(Truth.read(file, LabelAliases.standard()))
                .judge(pair(claim, "corpus/images/1.jpg", question, answer, kind, choices));
    }

    QaPair pair(
            Claim claim,
            String image,
            String question,
            String answer,
            AnswerKind kind,
            @Nullable List<String> choices) {
        return new QaPair(
                "q-" + claim.task().id(),
                Split.TRAIN,
                new Image("street/1", "street", image, null, null, 1000, 500, Transform.IDENTITY, null),
                new Phrased("form", question, answer, kind, choices, "t"),
                regions,
                claim,
                Evidence.of("test@1"));
    }
}
