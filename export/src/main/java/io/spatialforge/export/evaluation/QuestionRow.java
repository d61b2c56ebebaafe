package io.spatialforge.export.evaluation;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Parts;
import io.spatialforge.export.target.Rows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question as a JSON object. Loaders take the type of a column from the first rows they meet, so each field is of one
 * type in all rows; boxes, whose lists may be empty, are JSON within text.
 */
final class QuestionRow {

    static final String ID = "id";
    static final String TASK = "task";
    static final String FORM = "form";
    static final String KIND = "kind";
    static final String IMAGE = "image";
    static final String WIDTH = "width";
    static final String HEIGHT = "height";
    static final String QUESTION = "question";
    static final String ANSWER = "answer";
    static final String OPTIONS = "options";
    static final String CORRECT = "correct";
    static final String SHAPES = "shapes";
    static final String EXTENT = "extent";
    static final String COORDINATES = "coordinates";

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build())
            .build();

    private QuestionRow() {}

    /** The part that holds the questions of a task. */
    static String part(Split split, Task task) {
        return split.id() + "/" + file(task);
    }

    /** A task as it is named in files of evaluation frameworks. */
    static String file(Task task) {
        return task.id().replace('-', '_');
    }

    static void add(String part, Question question, Rows rows) {
        QaPair pair = question.pair();
        byte[] row = JSON.writeValueAsBytes(row(question));
        rows.add(part, StableHash.with(StableHash.of(pair.id()), "export.order"), row, row.length, List.of(pair));
    }

    private static ObjectNode row(Question question) {
        QaPair pair = question.pair();
        Image image = pair.image();
        ObjectNode row = JSON.createObjectNode();
        row.put(ID, pair.id());
        row.put(TASK, pair.claim().task().id());
        row.put(FORM, pair.phrased().form());
        row.put(KIND, question.kind().id());
        row.put(IMAGE, image.file());
        row.put(WIDTH, image.width());
        row.put(HEIGHT, image.height());
        row.put(QUESTION, question.question());
        row.put(ANSWER, question.answer());
        question.options().forEach(row.putArray(OPTIONS)::add);
        row.put(CORRECT, question.correct());
        row.put(SHAPES, question.shapesJson());
        row.putArray(EXTENT).add(question.grid().maxX()).add(question.grid().maxY());
        row.put(COORDINATES, question.hasCoordinates());
        return row;
    }

    /** Writes the rows of all parts, a line each. */
    static long join(List<Part> parts, Path to) throws IOException {
        long rows = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 18)) {
            for (Part part : parts) {
                try (InputStream in = Parts.open(part)) {
                    in.transferTo(out);
                }
                rows += part.rows();
            }
        }
        return rows;
    }
}
