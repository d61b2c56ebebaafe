package io.spatialforge.pipeline.perceive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Pose;
import io.spatialforge.vision.people.PosedPerson;
import io.spatialforge.vision.people.TwoLooks;
import io.spatialforge.vision.see.DepthLevels;
import io.spatialforge.vision.see.Looked;
import io.spatialforge.vision.see.Perception;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of {@code perception/}: what models told of one photograph. Depth maps are kept in it too: rows of steps, each as
 * its difference to the left neighbour (the first of a row to the one above) with the sign in the lowest bit, in one byte,
 * or, from 255 on, in three of which the first is 255; compressed with zstd and written in base 64.
 *
 * @param image id of the image
 */
public record LookedJson(String image, Looked looked) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SCHEMA = 1;
    private static final int LEVEL = 1;
    private static final int POSE = 51;

    /** Differences from here on take three bytes. */
    private static final int LONG = 255;

    public byte[] toLine() {
        ObjectNode node = JSON.createObjectNode();
        node.put("schema", SCHEMA).put("image", image);
        switch (looked) {
            case Looked.Flawed flawed ->
                node.put("sha256", flawed.sha256())
                        .put("flaw", flawed.reason().id())
                        .put("detail", flawed.detail());
            case Looked.Seen seen -> {
                node.put("sha256", seen.sha256()).put("runtime", seen.runtime());
                write(seen.perception(), node);
            }
        }
        return JSON.writeValueAsBytes(node);
    }

    private static void write(Perception perception, ObjectNode node) {
        node.put("width", perception.width()).put("height", perception.height());
        ArrayNode seen = node.putArray("seen");
        for (Perception.Seen one : perception.seen()) {
            ObjectNode detector = seen.addObject();
            write(one.detector(), detector);
            ArrayNode detections = detector.putArray("detections");
            for (Detection detection : one.detections()) {
                ObjectNode thing = detections.addObject();
                thing.put("label", detection.label()).put("score", detection.score());
                write(detection.box(), thing);
            }
        }
        ArrayNode people = node.putArray("people");
        for (PosedPerson person : perception.people()) {
            ObjectNode one = people.addObject();
            write(person.model(), one);
            write(person.box(), one);
            write(person.looks().pose(), one.putArray("pose"));
            Pose again = person.looks().again();
            if (again != null) {
                write(again, one.putArray("again"));
            }
        }
        ArrayNode depths = node.putArray("depths");
        for (Perception.Depth depth : perception.depths()) {
            ObjectNode one = depths.addObject();
            write(depth.model(), one);
            DepthMeaning meaning = depth.meaning();
            one.put("id", meaning.id())
                    .put("kind", meaning.kind().id())
                    .put("geometry", meaning.geometry().id());
            DepthLevels levels = depth.levels();
            one.put("width", levels.width())
                    .put("height", levels.height())
                    .put("steps_of", levels.logarithmic() ? "logarithm" : "value")
                    .put("low", levels.low())
                    .put("high", levels.high())
                    .put("steps", packed(levels));
        }
    }

    private static void write(ModelIdentity model, ObjectNode node) {
        node.put("model", model.id()).put("model_sha256", model.sha256()).put("settings", model.settings());
    }

    private static void write(Box box, ObjectNode node) {
        node.putArray("box").add(box.x1()).add(box.y1()).add(box.x2()).add(box.y2());
    }

    private static void write(Pose pose, ArrayNode array) {
        for (double value : pose.values()) {
            array.add(value);
        }
    }

    private static byte[] packed(DepthLevels levels) {
        short[] values = levels.levels();
        int width = levels.width();
        byte[] bytes = new byte[3 * values.length];
        int n = 0;
        for (int row = 0; row < values.length; row += width) {
            int before = row == 0 ? 0 : values[row - width];
            for (int i = row; i < row + width; i++) {
                int difference = values[i] - before;
                int folded = difference << 1 ^ difference >> 31;
                if (folded < LONG) {
                    bytes[n++] = (byte) folded;
                } else {
                    bytes[n++] = (byte) LONG;
                    bytes[n++] = (byte) (folded >> 8);
                    bytes[n++] = (byte) folded;
                }
                before = values[i];
            }
        }
        try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
            return zstd.setLevel(LEVEL).setChecksum(true).compress(Arrays.copyOf(bytes, n));
        }
    }

    /**
     * Reads what {@link #toLine} wrote.
     *
     * @throws IllegalArgumentException if the line is of another version, damaged or not such a line
     */
    public static LookedJson read(byte[] line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.path("schema").intValue(0) != SCHEMA) {
                throw new IllegalArgumentException(
                        "expected a line of perception of version " + SCHEMA + ", got " + node.path("schema"));
            }
            String sha256 = node.get("sha256").asString();
            Looked looked = node.has("flaw")
                    ? new Looked.Flawed(
                            sha256,
                            Reason.ofId(node.get("flaw").asString()),
                            node.get("detail").asString())
                    : new Looked.Seen(sha256, node.get("runtime").asString(), perception(node));
            return new LookedJson(node.get("image").asString(), looked);
        } catch (RuntimeException e) { // whatever damage leads to
            throw new IllegalArgumentException("not a line of perception: " + e.getMessage(), e);
        }
    }

    private static Perception perception(JsonNode node) {
        List<Perception.Seen> seen = new ArrayList<>();
        for (JsonNode detector : node.get("seen")) {
            List<Detection> detections = new ArrayList<>();
            for (JsonNode thing : detector.get("detections")) {
                detections.add(new Detection(
                        thing.get("label").asString(),
                        box(thing),
                        thing.get("score").asDouble()));
            }
            seen.add(new Perception.Seen(model(detector), detections));
        }
        List<PosedPerson> people = new ArrayList<>();
        for (JsonNode person : node.get("people")) {
            Pose again = person.has("again") ? pose(person.get("again")) : null;
            people.add(new PosedPerson(model(person), box(person), new TwoLooks(pose(person.get("pose")), again)));
        }
        List<Perception.Depth> depths = new ArrayList<>();
        for (JsonNode depth : node.get("depths")) {
            depths.add(new Perception.Depth(model(depth), meaning(depth), levels(depth)));
        }
        return new Perception(node.get("width").asInt(), node.get("height").asInt(), seen, people, depths);
    }

    private static Pose pose(JsonNode node) {
        double[] values = new double[POSE];
        for (int i = 0; i < POSE; i++) {
            values[i] = node.get(i).asDouble();
        }
        return new Pose(values);
    }

    private static ModelIdentity model(JsonNode node) {
        return new ModelIdentity(
                node.get("model").asString(),
                node.get("model_sha256").asString(),
                node.get("settings").asString());
    }

    private static Box box(JsonNode node) {
        JsonNode box = node.get("box");
        return new Box(
                box.get(0).asDouble(),
                box.get(1).asDouble(),
                box.get(2).asDouble(),
                box.get(3).asDouble());
    }

    private static DepthMeaning meaning(JsonNode node) {
        DepthSource.Kind kind = DepthSource.Kind.INVERSE;
        for (DepthSource.Kind one : DepthSource.Kind.values()) {
            kind = one.id().equals(node.get("kind").asString()) ? one : kind;
        }
        DepthSource.Geometry geometry = node.get("geometry").asString().equals(DepthSource.Geometry.RAY.id())
                ? DepthSource.Geometry.RAY
                : DepthSource.Geometry.Z;
        @Nullable Double none = null;
        return new DepthMeaning(kind, geometry, 1, none, node.get("id").asString());
    }

    private static DepthLevels levels(JsonNode node) {
        int width = node.get("width").asInt();
        int height = node.get("height").asInt();
        short[] values = new short[Math.multiplyExact(width, height)];
        boolean logarithmic = node.get("steps_of").asString().equals("logarithm");
        byte[] bytes = Zstd.decompress(node.get("steps").binaryValue(), 3 * values.length);
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            int folded = bytes[n++] & 0xFF;
            if (folded == LONG) {
                folded = (bytes[n++] & 0xFF) << 8 | (bytes[n++] & 0xFF);
            }
            int before = i % width != 0 ? values[i - 1] : i >= width ? values[i - width] : 0;
            int value = before + (folded >>> 1 ^ -(folded & 1));
            if (value < 0 || value > DepthLevels.highest(logarithmic)) {
                throw new IllegalArgumentException("step " + value + " of a depth map");
            }
            values[i] = (short) value;
        }
        return new DepthLevels(
                width,
                height,
                logarithmic,
                (float) node.get("low").asDouble(),
                (float) node.get("high").asDouble(),
                values);
    }
}
