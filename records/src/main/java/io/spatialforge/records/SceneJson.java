package io.spatialforge.records;

import io.spatialforge.core.scene.Caption;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** One line of {@code scenes/}. */
public final class SceneJson {

    private static final int VERSION = 1;

    /** Lines of scenes, for whoever reads or writes many. */
    public static final LineFormat<Scene> LINES =
            new LineFormat<>("scene", VERSION, SceneJson::encode, SceneJson::decode, PlainScene::read);

    private static final byte[] IMAGE_ID = PlainLine.literal("{\"schema\":" + VERSION + ",\"image\":{\"id\":");

    private SceneJson() {}

    /**
     * The scene as UTF-8 without a line end.
     *
     * @throws RecordException if a number is not finite
     */
    public static byte[] toLine(Scene scene) {
        return LINES.toLine(scene);
    }

    /**
     * Reads a line that is at hand as a text.
     *
     * @throws RecordException if the line is not exactly one scene
     */
    public static Scene read(String line) {
        return LINES.read(line);
    }

    /**
     * @throws RecordException if the line is not exactly one scene
     */
    public static Scene read(byte[] line) {
        return LINES.read(line);
    }

    /**
     * Reads the object that the parser stands on or before.
     *
     * @throws RecordException if it is not a scene
     */
    public static Scene read(JsonParser parser) {
        return LINES.read(parser);
    }

    /**
     * The id of the image of a line, of which no more is read than need be.
     *
     * @throws RecordException if the line is no scene
     */
    public static String imageOf(byte[] buffer, int offset, int length) {
        PlainLine line = new PlainLine(buffer, offset, length);
        line.expect(IMAGE_ID);
        String id = line.string();
        return line.isSurprised() ? LINES.read(buffer, offset, length).image().id() : id;
    }

    private static void encode(Scene scene, LineOutput out) {
        out.startObject();
        out.integer(RecordNames.SCHEMA, VERSION);
        out.image(scene.image());
        out.name(RecordNames.REGIONS);
        out.startArray();
        for (Region region : scene.regions()) {
            RegionJson.write(region, out);
        }
        out.endArray();
        out.strings(RecordNames.EXHAUSTIVE, scene.exhaustive());
        out.strings(RecordNames.ABSENT, scene.absent());
        out.name(RecordNames.DEPTH);
        DepthSource depth = scene.depth();
        if (depth == null) {
            out.nothing();
        } else {
            out.startObject();
            out.string(RecordNames.ID, depth.id());
            out.string(RecordNames.KIND, depth.kind().id());
            out.string(RecordNames.GEOMETRY, depth.geometry().id());
            out.string(RecordNames.ORIGIN, depth.origin().id());
            out.number(RecordNames.LOW, depth.low());
            out.number(RecordNames.HIGH, depth.high());
            out.endObject();
        }
        if (!scene.relationships().isEmpty()) {
            out.name(RecordNames.RELATIONSHIPS);
            out.startArray();
            for (Relationship relationship : scene.relationships()) {
                out.startObject();
                out.string(RecordNames.SUBJECT, relationship.subject());
                out.string(RecordNames.PREDICATE, relationship.predicate());
                out.string(RecordNames.OBJECT, relationship.object());
                out.endObject();
            }
            out.endArray();
        }
        if (!scene.captions().isEmpty()) {
            out.name(RecordNames.CAPTIONS);
            out.startArray();
            for (Caption caption : scene.captions()) {
                out.startObject();
                out.string(RecordNames.TEXT, caption.text());
                out.string(RecordNames.ORIGIN, caption.origin());
                out.endObject();
            }
            out.endArray();
        }
        out.endObject();
    }

    private static Scene decode(RecordReader in) {
        in.openRecord();
        @Nullable Boolean schema = null;
        @Nullable Image image = null;
        @Nullable List<Region> regions = null;
        @Nullable Set<String> exhaustive = null;
        @Nullable Set<String> absent = null;
        @Nullable DepthSource depth = null;
        List<Relationship> relationships = new ArrayList<>();
        List<Caption> captions = new ArrayList<>();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "schema" -> schema = in.schema(VERSION);
                case "image" -> image = ImageJson.read(in);
                case "regions" -> regions = regions(in);
                case "exhaustive" -> exhaustive = labels(in);
                case "absent" -> absent = labels(in);
                case "depth" -> depth = in.openNullableObject() ? depth(in) : null;
                case "relationships" -> {
                    in.openArray();
                    while (in.nextObject()) {
                        relationships.add(relationship(in));
                    }
                }
                case "captions" -> {
                    in.openArray();
                    while (in.nextObject()) {
                        captions.add(caption(in));
                    }
                }
                default -> throw in.unknown(field);
            }
        }
        in.required(schema, "schema");
        Image ofScene = in.required(image, "image");
        List<Region> itsRegions = in.required(regions, "regions");
        Set<String> known = in.required(exhaustive, "exhaustive");
        Set<String> none = in.required(absent, "absent");
        @Nullable DepthSource source = depth;
        return in.valid(() -> new Scene(ofScene, itsRegions, known, none, source, relationships, captions));
    }

    private static Relationship relationship(RecordReader in) {
        @Nullable String subject = null;
        @Nullable String predicate = null;
        @Nullable String object = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "subject" -> subject = in.string();
                case "predicate" -> predicate = in.string();
                case "object" -> object = in.string();
                default -> throw in.unknown(field);
            }
        }
        return new Relationship(
                in.required(subject, "subject"), in.required(predicate, "predicate"), in.required(object, "object"));
    }

    private static Caption caption(RecordReader in) {
        @Nullable String text = null;
        @Nullable String origin = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "text" -> text = in.string();
                case "origin" -> origin = in.string();
                default -> throw in.unknown(field);
            }
        }
        return new Caption(in.required(text, "text"), in.required(origin, "origin"));
    }

    private static List<Region> regions(RecordReader in) {
        List<Region> regions = new ArrayList<>();
        in.openArray();
        while (in.nextObject()) {
            regions.add(RegionJson.read(in));
        }
        return regions;
    }

    private static Set<String> labels(RecordReader in) {
        Set<String> labels = new HashSet<>();
        in.openArray();
        while (in.nextString()) {
            labels.add(in.text());
        }
        return labels;
    }

    private static DepthSource depth(RecordReader in) {
        @Nullable String id = null;
        DepthSource.@Nullable Kind kind = null;
        DepthSource.@Nullable Geometry geometry = null;
        DepthSource.@Nullable Origin origin = null;
        @Nullable Double low = null;
        @Nullable Double high = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "id" -> id = in.string();
                case "origin" -> origin = in.named(SceneJson::origin);
                case "kind" -> kind = in.named(SceneJson::kind);
                case "geometry" -> geometry = in.named(SceneJson::geometry);
                case "low" -> low = in.number();
                case "high" -> high = in.number();
                default -> throw in.unknown(field);
            }
        }
        return new DepthSource(
                in.required(id, "id"),
                in.required(kind, "kind"),
                in.required(geometry, "geometry"),
                in.required(origin, "origin"),
                in.required(low, "low"),
                in.required(high, "high"));
    }

    static DepthSource.Kind kind(String id) {
        for (DepthSource.Kind kind : DepthSource.Kind.values()) {
            if (kind.id().equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of depth '" + id + "'");
    }

    static DepthSource.Origin origin(String id) {
        for (DepthSource.Origin origin : DepthSource.Origin.values()) {
            if (origin.id().equals(id)) {
                return origin;
            }
        }
        throw new IllegalArgumentException("unknown origin of depth '" + id + "'");
    }

    static DepthSource.Geometry geometry(String id) {
        for (DepthSource.Geometry geometry : DepthSource.Geometry.values()) {
            if (geometry.id().equals(id)) {
                return geometry;
            }
        }
        throw new IllegalArgumentException("unknown geometry of depth '" + id + "'");
    }
}
