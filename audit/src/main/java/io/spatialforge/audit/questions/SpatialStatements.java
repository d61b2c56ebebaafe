package io.spatialforge.audit.questions;

import io.spatialforge.audit.questions.Question.Ask;
import io.spatialforge.audit.questions.Question.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Statements of VSR (Visual Spatial Reasoning), "A is left of B", which people called true or false. Left and right, in
 * front and behind may be meant from the things' own view; where the set says so, or mostly says nothing, a disagreement
 * proves no mistake. "In front of" is taken for nearer to the camera.
 */
public final class SpatialStatements {

    /** What a relation says of the two things it stands between. */
    private static final Map<String, Said> RELATIONS = Map.ofEntries(
            Map.entry("left of", new Said(Order.LEFT, Named.FIRST)),
            Map.entry("at the left side of", new Said(Order.LEFT, Named.FIRST)),
            Map.entry("right of", new Said(Order.LEFT, Named.SECOND)),
            Map.entry("at the right side of", new Said(Order.LEFT, Named.SECOND)),
            Map.entry("in front of", new Said(Order.NEARER, Named.FIRST)),
            Map.entry("ahead of", new Said(Order.NEARER, Named.FIRST)),
            Map.entry("behind", new Said(Order.NEARER, Named.SECOND)),
            Map.entry("at the back of", new Said(Order.NEARER, Named.SECOND)));

    /** Which of the two named is the left, or the nearer, one. */
    private enum Named {
        FIRST,
        SECOND
    }

    private record Said(Order order, Named first) {}

    private SpatialStatements() {}

    /**
     * @throws IOException if the file can't be read or a line is not as expected; the message names file, line and field
     */
    public static List<Question> read(Path file) throws IOException {
        return Lines.read(file, SpatialStatements::statement);
    }

    private static Question statement(JsonNode line) {
        String caption = Lines.text(line, "caption");
        JsonNode label = line.path("label");
        if (!label.isIntegralNumber() || label.intValue() < 0 || label.intValue() > 1) {
            throw new IllegalArgumentException("label: expected 0 or 1, got " + label);
        }
        boolean holds = label.intValue() == 1;
        return new Question(
                Lines.last(Lines.text(line, "image")),
                caption,
                holds ? "true" : "false",
                ask(caption, Lines.text(line, "relation"), line.path("reference_frame"), holds));
    }

    private static Ask ask(String caption, String relation, JsonNode frame, boolean holds) {
        Said said = RELATIONS.get(relation);
        if (said == null) {
            return new Ask.Beyond("statements of '" + relation + "'");
        }
        if (frame.isString() && frame.stringValue().toLowerCase(Locale.ROOT).contains("intrinsic")) {
            return new Ask.Beyond("statements from a thing's own view");
        }
        String middle = " " + relation + " ";
        int at = caption.indexOf(middle);
        int verb = at < 0 ? -1 : Math.max(caption.lastIndexOf(" is", at), caption.lastIndexOf(" are", at));
        if (verb < 0) {
            return new Ask.Beyond("statements in words that are not understood");
        }
        String one = caption.substring(0, verb);
        String other = caption.substring(at + middle.length()).replaceAll("\\.$", "");
        return said.first == Named.FIRST
                ? new Ask.Ordered(said.order, one, other, holds)
                : new Ask.Ordered(said.order, other, one, holds);
    }
}
