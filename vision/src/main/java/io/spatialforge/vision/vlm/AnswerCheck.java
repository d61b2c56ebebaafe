package io.spatialforge.vision.vlm;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether what a model said is an answer to what it was asked: one object that fits the schema. Two different ones are none:
 * there is no telling which was meant.
 */
final class AnswerCheck {

    private static final int LONGEST_EXCERPT = 120;
    private static final int LONGEST_REFUSAL = 200;

    /** Those that list what may be answered to one question are as many as the questions. */
    private static final int MOST_SCHEMAS = 1000;

    private final ConcurrentHashMap<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** What a completion comes to. */
    sealed interface Checked {

        record Fits(ObjectNode json) implements Checked {}

        /**
         * @param form whether it is the form of the answer that is wrong, as with an endpoint that takes no notice of the
         *     schema
         * @param json whether it was JSON at least
         */
        record Wrong(String why, boolean form, boolean json) implements Checked {}
    }

    Checked check(Completion said, ObjectNode schemaJson) {
        if (said.refusal() != null) {
            return new Checked.Wrong("refused: " + start(said.refusal(), LONGEST_REFUSAL), false, false);
        }
        if (said.isCutOff()) {
            return new Checked.Wrong(
                    "cut off after %,d tokens; a larger max_tokens would help".formatted(said.completionTokens()),
                    false,
                    false);
        }
        if (said.content().isBlank()) {
            return new Checked.Wrong(
                    said.called() ? "a call of a tool in place of an answer" : "an empty answer", said.called(), false);
        }
        Schema schema = schema(schemaJson);
        ObjectNode found = null;
        String misfit = "";
        List<ObjectNode> objects = AnswerText.objects(said.content());
        for (ObjectNode object : objects) {
            List<Error> errors = schema.validate(object);
            if (!errors.isEmpty()) {
                misfit = misfit.isEmpty() ? errors.getFirst().toString() : misfit;
            } else if (found != null && !found.equals(object)) {
                return new Checked.Wrong("two different answers", false, true);
            } else {
                found = object;
            }
        }
        if (found != null) {
            return new Checked.Fits(found);
        }
        return objects.isEmpty()
                ? new Checked.Wrong("no JSON object: '" + start(said.content(), LONGEST_EXCERPT) + "'", true, false)
                : new Checked.Wrong("does not fit the schema: " + start(misfit, LONGEST_EXCERPT), true, true);
    }

    private Schema schema(ObjectNode json) {
        if (schemas.size() > MOST_SCHEMAS) {
            schemas.clear();
        }
        return schemas.computeIfAbsent(json.toString(), text -> registry.getSchema(json));
    }

    private static String start(String text, int length) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= length ? line : line.substring(0, length) + " ...";
    }
}
