package io.spatialforge.records;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/**
 * A pair out of a {@link PlainLine}: of hundreds of millions of lines nearly all are plain, and exports and audits do little
 * else than read them. Claims but the most frequent are left to {@link ClaimJson}.
 */
final class PlainPair {

    private static final byte[] HEAD = PlainLine.literal("{\"schema\":1,\"id\":");
    private static final byte[] TASK = PlainLine.literal(",\"task\":");
    private static final byte[] FORM = PlainLine.literal(",\"form\":");
    private static final byte[] SPLIT = PlainLine.literal(",\"split\":");
    private static final byte[] IMAGE = PlainLine.literal(",\"image\":");
    private static final byte[] QUESTION = PlainLine.literal(",\"question\":");
    private static final byte[] ANSWER = PlainLine.literal(",\"answer\":");
    private static final byte[] KIND = PlainLine.literal(",\"answer_kind\":");
    private static final byte[] CHOICES = PlainLine.literal(",\"choices\":");
    private static final byte[] NULL = PlainLine.literal("null");
    private static final byte[] TEMPLATE = PlainLine.literal(",\"template\":");
    private static final byte[] REGIONS = PlainLine.literal(",\"regions\":[");
    private static final byte[] REGION = PlainLine.literal("{\"id\":");
    private static final byte[] LABEL = PlainLine.literal(",\"label\":");
    private static final byte[] CLAIM = PlainLine.literal(",\"claim\":");
    private static final byte[] NEARER = PlainLine.literal(",\"claim\":{\"type\":\"nearer\",\"nearer\":");
    private static final byte[] FARTHER = PlainLine.literal(",\"farther\":");
    private static final byte[] LEFT_OF = PlainLine.literal(",\"claim\":{\"type\":\"left-of\",\"left\":");
    private static final byte[] RIGHT = PlainLine.literal(",\"right\":");
    private static final byte[] EVERY =
            PlainLine.literal(",\"claim\":{\"type\":\"grounding\",\"expression\":{\"kind\":\"every\",\"label\":");
    private static final byte[] OF_REGIONS = PlainLine.literal("},\"regions\":");
    private static final byte[] ONLY =
            PlainLine.literal(",\"claim\":{\"type\":\"referring\",\"expression\":{\"kind\":\"only\",\"label\":");
    private static final byte[] OF_REGION = PlainLine.literal("},\"region\":");
    private static final byte[] EVIDENCE = PlainLine.literal(",\"evidence\":{\"rule\":");
    private static final byte[] DEPTH_SOURCE = PlainLine.literal(",\"depth_source\":");
    private static final byte[] FACING_SOURCE = PlainLine.literal(",\"facing_source\":");
    private static final byte[] MARGINS = PlainLine.literal(",\"margins\":{");
    private static final byte[] THRESHOLDS = PlainLine.literal(",\"thresholds\":{");
    private static final byte[] TAIL = PlainLine.literal("}}");

    private PlainPair() {}

    /**
     * @return null if the line is not plain, or there is anything wrong with it
     */
    static @Nullable QaPair read(byte[] buffer, int offset, int length) {
        try {
            return read(new PlainLine(buffer, offset, length), buffer);
        } catch (IllegalArgumentException | RecordException | JacksonException e) {
            // Read again, it is said where this is.
            return null;
        }
    }

    private static @Nullable QaPair read(PlainLine in, byte[] buffer) {
        in.expect(HEAD);
        String id = in.string();
        in.expect(TASK);
        String task = in.known();
        in.expect(FORM);
        String form = in.known();
        in.expect(SPLIT);
        String split = in.known();
        in.expect(IMAGE);
        Image image = PlainImage.read(in);
        in.expect(QUESTION);
        String question = in.string();
        in.expect(ANSWER);
        String answer = in.string();
        in.expect(KIND);
        String kind = in.known();
        in.expect(CHOICES);
        List<String> choices = choices(in);
        in.expect(TEMPLATE);
        String template = in.known();
        List<QaRegion> regions = regions(in);
        Claim claim = claim(in, buffer);
        Evidence evidence = evidence(in);
        in.expect(TAIL);
        if (!in.isDone() || image == null || claim == null || evidence == null) {
            return null;
        }
        return claim.task() != Task.ofId(task)
                ? null
                : new QaPair(
                        id,
                        Split.ofId(split),
                        image,
                        new Phrased(form, question, answer, AnswerKind.ofId(kind), choices, template),
                        regions,
                        claim,
                        evidence);
    }

    private static @Nullable List<String> choices(PlainLine in) {
        if (in.skip(NULL)) {
            return null;
        }
        return in.strings();
    }

    private static List<QaRegion> regions(PlainLine in) {
        List<QaRegion> regions = new ArrayList<>(4);
        in.expect(REGIONS);
        while (in.more(regions.isEmpty(), ']')) {
            in.expect(REGION);
            String id = in.known();
            in.expect(LABEL);
            String label = in.known();
            Shape shape = PlainImage.shape(in);
            in.expect('}');
            regions.add(new QaRegion(id, label, shape));
        }
        return regions;
    }

    private static @Nullable Claim claim(PlainLine in, byte[] buffer) {
        if (in.skip(NEARER)) {
            String nearer = in.known();
            in.expect(FARTHER);
            String farther = in.known();
            in.expect('}');
            return in.isSurprised() ? null : new Claim.Nearer(nearer, farther);
        }
        if (in.skip(LEFT_OF)) {
            String left = in.known();
            in.expect(RIGHT);
            String right = in.known();
            in.expect('}');
            return in.isSurprised() ? null : new Claim.LeftOf(left, right);
        }
        if (in.skip(EVERY)) {
            String label = in.known();
            in.expect(OF_REGIONS);
            List<String> regions = in.strings();
            in.expect('}');
            return in.isSurprised() ? null : new Claim.Grounding(new Expression.Every(label), regions);
        }
        if (in.skip(ONLY)) {
            String label = in.known();
            in.expect(OF_REGION);
            String region = in.known();
            in.expect('}');
            return in.isSurprised() ? null : new Claim.Referring(new Expression.Only(label), region);
        }
        return otherClaim(in, buffer);
    }

    private static @Nullable Claim otherClaim(PlainLine in, byte[] buffer) {
        in.expect(CLAIM);
        int from = in.place();
        int length = in.skipObject();
        if (in.isSurprised()) {
            return null;
        }
        try (JsonParser json = LineFormat.FACTORY.createParser(ObjectReadContext.empty(), buffer, from, length)) {
            Claim claim = ClaimJson.read(new RecordReader(json));
            return json.nextToken() == null ? claim : null;
        }
    }

    private static @Nullable Evidence evidence(PlainLine in) {
        in.expect(EVIDENCE);
        String rule = in.known();
        in.expect(DEPTH_SOURCE);
        String depthSource = in.nullableKnown();
        String facingSource = in.skip(FACING_SOURCE) ? in.known() : null;
        in.expect(MARGINS);
        List<String> names = new ArrayList<>(4);
        double[] values = new double[16];
        while (in.more(names.isEmpty(), '}')) {
            String name = in.known();
            in.expect(':');
            double value = in.number();
            if (names.size() == values.length || names.contains(name)) {
                in.surprise();
            } else {
                values[names.size()] = value;
                names.add(name);
            }
        }
        in.expect(THRESHOLDS);
        List<Evidence.Measure> measures = new ArrayList<>(names.size());
        while (in.more(measures.isEmpty(), '}')) {
            String name = in.known();
            in.expect(':');
            double threshold = in.number();
            int number = measures.size();
            if (number == names.size() || !names.get(number).equals(name)) {
                in.surprise();
            } else {
                measures.add(new Evidence.Measure(name, values[number], threshold));
            }
        }
        return in.isSurprised() || measures.size() != names.size()
                ? null
                : new Evidence(rule, depthSource, facingSource, measures);
    }
}
