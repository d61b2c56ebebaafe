package io.spatialforge.bench.depth;

import io.spatialforge.bench.depth.MeasuredPhoto.Judged;
import io.spatialforge.bench.depth.MeasuredThing.Origin;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.depth.DepthReader;
import io.spatialforge.vision.depth.DepthUnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the truth sets that know distances. */
public final class MeasuredPhotos {

    /** The sets with measured depth, and the one with people's judgements. */
    public static final List<String> SETS = List.of(
            "kitti_object",
            "rgbd_7scenes",
            "rgbd_open3d",
            "rgbd_ycb",
            "sunrgbd",
            "stereo_middlebury",
            "openimages_25vrd");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private MeasuredPhotos() {}

    /**
     * All photographs of the sets that are there, in the order of the files.
     *
     * @param truth the folder of the sets
     * @throws IOException if a file can't be read or a depth map is broken; the message names it
     */
    public static List<MeasuredPhoto> read(Path truth) throws IOException {
        List<MeasuredPhoto> photos = new ArrayList<>();
        for (String set : SETS) {
            Path file = truth.resolve(set).resolve("truth.jsonl");
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    if (!line.isBlank()) {
                        photos.add(photo(set, truth.resolve(set), JSON.readTree(line)));
                    }
                }
            }
        }
        if (photos.isEmpty()) {
            throw new IOException(
                    truth + ": expected folders of truth sets such as kitti_object/truth.jsonl, found none");
        }
        return photos;
    }

    private static MeasuredPhoto photo(String set, Path folder, JsonNode record) throws IOException {
        String image = record.path("image").asString();
        JsonNode precision = record.path("truth_precision");
        boolean coarse = !precision.isMissingNode() && !precision.isNull();
        List<MeasuredThing> things = new ArrayList<>();
        Map<Integer, Integer> places = new HashMap<>();
        for (JsonNode object : record.path("objects")) {
            JsonNode box = object.path("bbox");
            JsonNode depth = object.path("depth_m");
            places.put(object.path("id").asInt(places.size()), things.size());
            things.add(new MeasuredThing(
                    Labels.normal(object.path("label").asString()),
                    new Box(
                            box.path(0).asDouble(),
                            box.path(1).asDouble(),
                            box.path(2).asDouble(),
                            box.path(3).asDouble()),
                    depth.isNumber() ? depth.asDouble() : Double.NaN,
                    Origin.PERSON,
                    coarse));
        }
        List<Judged> judged = new ArrayList<>();
        for (JsonNode pair : record.path("near_far_pairs")) {
            int order = switch (pair.path("distance_code").asInt(0)) {
                case 1 -> 1;
                case 2 -> -1;
                case 3 -> 0;
                default -> 2;
            };
            Integer first = places.get(pair.path("a").asInt());
            Integer second = places.get(pair.path("b").asInt());
            if (order < 2 && first != null && second != null) {
                judged.add(new Judged(first, second, order));
            }
        }
        JsonNode scene = record.path("scene");
        return new MeasuredPhoto(
                set,
                scene.isString() ? scene.stringValue() : image,
                image,
                folder.resolve(image),
                record.path("width").asInt(),
                record.path("height").asInt(),
                things,
                judged,
                sensor(folder, record));
    }

    private static @Nullable DepthMap sensor(Path folder, JsonNode record) throws IOException {
        JsonNode map = record.path("depth_map");
        if (!map.isString()) {
            return null;
        }
        Path file = folder.resolve(map.stringValue());
        try {
            return DepthReader.read(
                    file, DepthMeaning.metres(record.path("depth_scale").asDouble(), "sensor"));
        } catch (DepthUnreadableException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
