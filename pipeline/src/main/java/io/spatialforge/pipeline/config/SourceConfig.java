package io.spatialforge.pipeline.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One corpus of a run.
 *
 * @param kind what is read
 * @param name prefix of its image ids
 * @param files its files by their role, as in {@code annotations}; roles without files are left out
 * @param images places that hold the photographs, as {@code ImageStores.open} takes them; none where they are not at hand
 * @param photos {@code required} or {@code optional}: whether an image is dropped whose photograph is not there
 * @param exhaustive {@code auto}, {@code yes} or {@code no}: whether every instance of a label is annotated
 * @param absentLabels how many labels known to be absent are noted of an image
 * @param depth the depth maps the user has; null where there are none
 * @param detect {@code add} or {@code none}: whether what detectors see joins the annotations
 * @param settings settings of its kind alone, by name
 * @param imports files of what the user already computed of its images
 */
public record SourceConfig(
        SourceKind kind,
        String name,
        Map<String, List<Path>> files,
        List<String> images,
        String photos,
        String exhaustive,
        int absentLabels,
        @Nullable DepthConfig depth,
        String detect,
        SortedMap<String, String> settings,
        List<ImportConfig> imports) {

    /** A place with a scheme, as in {@code s3a://bucket/photos.tar}, is not relative to anything. */
    private static final String REMOTE = "[A-Za-z][A-Za-z0-9+.-]*://.*";

    public SourceConfig {
        images = List.copyOf(images);
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        imports = List.copyOf(imports);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** The files of a role; empty where there are none. */
    public List<Path> files(String role) {
        return files.getOrDefault(role, List.of());
    }

    /** All files, for fingerprints. */
    public List<Path> allFiles() {
        List<Path> all = new ArrayList<>();
        files.values().forEach(all::addAll);
        return all;
    }

    static SourceConfig of(ConfigNode node, Path base, PerceiveConfig perceive) {
        SourceKind kind = SourceKind.ofId(node.oneOf("kind", SourceKind.COCO.id(), SourceKind.ids()));
        Map<String, List<Path>> files = new TreeMap<>();
        for (String role : kind.required()) {
            List<Path> given = paths(node, role, base);
            if (given.isEmpty()) {
                throw node.wrong(role, "a file, or a list of files");
            }
            files.put(role, given);
        }
        for (String role : kind.optional()) {
            List<Path> given = paths(node, role, base);
            if (!given.isEmpty()) {
                files.put(role, given);
            }
        }
        if (kind == SourceKind.OPENIMAGES) {
            files = OpenImagesSettings.discovered(node, files);
        }
        if (files.isEmpty() && kind != SourceKind.FOLDER) {
            throw node.wrong(kind.optional().getFirst(), "at least one file, as " + String.join(", ", kind.optional()));
        }
        SortedMap<String, String> settings = new TreeMap<>();
        kind.settings().forEach((key, allowed) -> settings.put(key, node.oneOf(key, allowed.getFirst(), allowed)));
        if (kind == SourceKind.ADDED) {
            String recipe = node.text("recipe");
            if (recipe == null) {
                throw node.wrong("recipe", "the id of what reads the files, as boxes-csv@1");
            }
            settings.put("recipe", recipe);
        }
        List<String> images = places(node, base);
        ConfigNode depth = node.node("depth");
        // Outlines are of use for the depth of things; without it they make scenes larger and reading slower.
        boolean depths = depth != null || !perceive.models().isEmpty();
        settings.replace("segmentation", "auto", depths ? "yes" : "no");
        SourceConfig config = new SourceConfig(
                kind,
                node.text("name", kind.id()),
                files,
                images,
                node.oneOf("photos", images.isEmpty() ? "optional" : "required", List.of("required", "optional")),
                node.oneOf("exhaustive", "auto", List.of("auto", "yes", "no")),
                (int) node.whole("absent_labels", 3, 0, 1000),
                depth == null ? null : DepthConfig.of(depth, base),
                node.oneOf("detect", kind == SourceKind.FOLDER ? "add" : "none", List.of("none", "add")),
                settings,
                node.nodes("imports").stream()
                        .map(n -> ImportConfig.of(n, base))
                        .toList());
        if (config.photos.equals("required") && images.isEmpty()) {
            throw node.wrong("images", "the places of the photographs that 'photos: required' asks for");
        }
        if (!config.name.matches("[A-Za-z0-9._-]+")) {
            throw node.wrong("name", "letters, digits, '.', '_' and '-'");
        }
        if (kind == SourceKind.LVIS && config.exhaustive.equals("yes")) {
            throw node.wrong("exhaustive", "auto or no: LVIS lists for each image which labels are complete");
        }
        if (kind == SourceKind.FOLDER) {
            requirePhotographsAlone(node, config);
        }
        node.rejectOthers();
        return config;
    }

    private static void requirePhotographsAlone(ConfigNode node, SourceConfig config) {
        if (config.images.isEmpty()) {
            throw node.wrong("images", "the places of the photographs");
        }
        if (config.photos.equals("optional")) {
            throw node.wrong("photos", "required: there is nothing but the photographs");
        }
        if (config.exhaustive.equals("yes")) {
            throw node.wrong("exhaustive", "auto or no: nobody annotated the photographs");
        }
    }

    private static List<Path> paths(ConfigNode node, String role, Path base) {
        List<Path> paths = new ArrayList<>();
        for (String file : node.texts(role)) {
            paths.add(FarFiles.resolve(base, file));
        }
        return List.copyOf(paths);
    }

    private static List<String> places(ConfigNode node, Path base) {
        List<String> places = new ArrayList<>();
        for (String place : node.texts("images")) {
            places.add(
                    place.matches(REMOTE)
                            ? place
                            : FarFiles.told(base.resolve(place).normalize()));
        }
        return places;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind.id());
        map.put("name", name);
        files.forEach((role, paths) ->
                map.put(role, paths.stream().map(Path::toString).toList()));
        map.put("images", images);
        map.putAll(settings);
        map.put("photos", photos);
        map.put("exhaustive", exhaustive);
        map.put("absent_labels", absentLabels);
        map.put("imports", imports.stream().map(ImportConfig::asMap).toList());
        map.put("depth", depth == null ? null : depth.asMap());
        map.put("detect", detect);
        return map;
    }
}
