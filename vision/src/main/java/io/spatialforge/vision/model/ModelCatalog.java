package io.spatialforge.vision.model;

import io.spatialforge.core.Nearest;
import io.spatialforge.vision.model.decode.Decoders;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The models there are and the sets they form, read from YAML: the catalogue that is shipped, and a user's own file of the
 * same format, which adds models and sets or takes the place of those of the same name.
 */
public final class ModelCatalog {

    private static final String SHIPPED = "catalogue.yaml";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, ModelSpec> models;
    private final Map<String, List<String>> sets;

    private ModelCatalog(Map<String, ModelSpec> models, Map<String, List<String>> sets) {
        this.models = Collections.unmodifiableMap(models);
        this.sets = Collections.unmodifiableMap(sets);
    }

    /** The models that are shipped. */
    public static ModelCatalog shipped() {
        try (InputStream in = ModelCatalog.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue of models is not on the class path");
            }
            return read("the shipped catalogue", in.readAllBytes(), Path.of("")).checked("the shipped catalogue.sets");
        } catch (IOException e) {
            throw new ModelException("the shipped catalogue of models can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a file of models.
     *
     * @throws ModelException if it can't be read, or a value is missing, unknown or wrong; the message names file, model and
     *     key
     */
    public static ModelCatalog of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("there is no file of models " + file);
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            return read(file.toString(), Files.readAllBytes(file), folder == null ? Path.of("") : folder);
        } catch (IOException e) {
            throw new ModelException(file + ": can't be read: " + e.getMessage(), e);
        }
    }

    /** This catalogue and another one, whose models and sets take the place of those of the same name. */
    public ModelCatalog with(ModelCatalog added) {
        Map<String, ModelSpec> allModels = new LinkedHashMap<>(models);
        allModels.putAll(added.models);
        Map<String, List<String>> allSets = new LinkedHashMap<>(sets);
        allSets.putAll(added.sets);
        return new ModelCatalog(allModels, allSets).checked("sets");
    }

    /** All models, in the order of the file. */
    public Collection<ModelSpec> models() {
        return models.values();
    }

    /**
     * @throws ModelException if there is no such model; the message lists those there are
     */
    public ModelSpec model(String id) {
        ModelSpec spec = models.get(id);
        if (spec == null) {
            throw new ModelException("there is no model '" + id + "'; the catalogue has "
                    + String.join(", ", models.keySet()) + Nearest.hint(id, models.keySet()));
        }
        return spec;
    }

    /** The names of the sets, in the order of the file. */
    public List<String> sets() {
        return List.copyOf(sets.keySet());
    }

    /**
     * The models of a set.
     *
     * @throws ModelException if there is no such set; the message lists those there are
     */
    public List<ModelSpec> set(String name) {
        List<String> ids = sets.get(name);
        if (ids == null) {
            throw new ModelException("there is no set of models '" + name + "'; there are "
                    + String.join(", ", sets.keySet()) + Nearest.hint(name, sets.keySet()));
        }
        return ids.stream().map(this::model).toList();
    }

    /**
     * The models of names, each of which is a set's or a model's; each model once, in the order in which it is first named.
     *
     * @throws ModelException if a name is neither; the message lists the models there are
     */
    public List<ModelSpec> named(List<String> names) {
        Set<ModelSpec> named = new LinkedHashSet<>();
        for (String name : names) {
            if (sets.containsKey(name)) {
                named.addAll(set(name));
            } else if (models.containsKey(name)) {
                named.add(model(name));
            } else {
                List<String> known = new ArrayList<>(sets.keySet());
                known.addAll(models.keySet());
                throw new ModelException("there is no model or set '" + name + "'; there are the sets "
                        + String.join(", ", sets.keySet()) + " and the models " + String.join(", ", models.keySet())
                        + Nearest.hint(name, known));
            }
        }
        return List.copyOf(named);
    }

    private ModelCatalog checked(String place) {
        sets.forEach((name, ids) -> {
            for (String id : ids) {
                if (!models.containsKey(id)) {
                    throw new ModelException(place + "." + name + ": there is no model '" + id + "'");
                }
            }
        });
        return this;
    }

    /**
     * @param name how messages call the file
     * @param folder that relative paths are taken from
     */
    static ModelCatalog read(String name, byte[] yaml, Path folder) {
        JsonNode tree;
        try {
            tree = YAML.readTree(yaml);
        } catch (JacksonException e) {
            throw new ModelException(
                    name + ": not YAML: "
                            + e.getOriginalMessage()
                                    .replaceAll("(?m)^ (in |   ).*\\R?|\\R", " ")
                                    .strip() + " at line " + e.getLocation().getLineNr(),
                    e);
        }
        Settings root = Settings.of(name, tree);
        Map<String, ModelSpec> models = new LinkedHashMap<>();
        Settings entries = root.mapping("models");
        for (String id : entries.keys()) {
            if (!id.matches("[a-z0-9][a-z0-9._-]*")) {
                throw new ModelException(entries.place() + ": '" + id
                        + "' is no name for a model: expected lower-case letters, digits, dots and hyphens");
            }
            models.put(id, spec(id, entries.mapping(id), folder));
        }
        Map<String, List<String>> sets = new LinkedHashMap<>();
        Settings lists = root.mapping("sets");
        for (String set : lists.keys()) {
            sets.put(set, List.copyOf(lists.texts(set)));
        }
        root.rejectOthers();
        return new ModelCatalog(models, sets);
    }

    private static ModelSpec spec(String id, Settings entry, Path folder) {
        String roleId = entry.needed("role");
        Role role = Role.ofId(roleId).orElseThrow(() -> entry.wrong("role", "one of " + Role.all()));
        Map<String, ModelFile> extra = new LinkedHashMap<>();
        Settings extras = entry.mapping("extra");
        for (String name : extras.keys()) {
            if (name.equals(ModelSpec.GRAPH)) {
                throw extras.wrong(name, "a name other than that of the graph itself");
            }
            extra.put(name, file(extras.mapping(name), folder));
        }
        if (!entry.has("file")) {
            throw entry.wrong("file", "where the graph is: url, hub or path");
        }
        ModelSpec spec = new ModelSpec(
                id,
                role,
                entry.text("about", ""),
                entry.needed("licence"),
                entry.needed("source"),
                file(entry.mapping("file"), folder),
                extra,
                input(entry.mapping("input")),
                entry.needed("decoder"),
                entry.mapping("settings"));
        entry.rejectOthers();
        Decoders.of(spec); // complains of a decoder that is not there, or not for the role, and of wrong settings
        return spec;
    }

    private static ModelFile file(Settings file, Path folder) {
        String sha256 = file.text("sha256");
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw file.wrong("sha256", "64 digits of lower-case hex");
        }
        Long bytes = file.has("bytes") ? (Long) file.whole("bytes", 0L, 1L, Long.MAX_VALUE) : null;
        ModelFile where;
        if (file.has("url")) {
            where = new ModelFile.ByUrl(url(file), sha256, bytes);
        } else if (file.has("hub")) {
            if (!file.needed("hub").matches("[^/ ]+/[^/ ]+")) {
                throw file.wrong("hub", "owner/name");
            }
            where = new ModelFile.InHub(
                    file.needed("hub"), file.needed("revision"), file.needed("path"), sha256, bytes);
        } else if (file.has("path")) {
            where = new ModelFile.OnDisk(folder.resolve(file.needed("path")).normalize(), sha256);
        } else {
            throw file.wrong("url", "a url; or hub, revision and path; or path alone for a file at hand");
        }
        file.rejectOthers();
        return where;
    }

    private static URI url(Settings file) {
        try {
            URI url = new URI(file.needed("url"));
            String scheme = url.getScheme();
            if (("https".equals(scheme) || "http".equals(scheme))
                    && url.getHost() != null
                    && !url.getPath().isEmpty()) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw file.wrong("url", "an http or https address of a file");
    }

    private static InputSpec input(Settings input) {
        List<Double> mean = input.numbers("mean", List.of(0.0, 0.0, 0.0));
        List<Double> std = input.numbers("std", List.of(1.0, 1.0, 1.0));
        if (std.stream().anyMatch(deviation -> !(deviation > 0))) {
            throw input.wrong("std", "three numbers above 0");
        }
        for (String side : List.of("width", "height")) {
            if (!input.has(side)) {
                throw input.wrong(side, "pixels of the tensor");
            }
        }
        int width = input.whole("width", 0, 1, 8192);
        int height = input.whole("height", 0, 1, 8192);
        InputSpec.Fit fit = fit(input);
        InputSpec spec = new InputSpec(
                width,
                height,
                input.neededOneOf("fixed", List.of("true", "false")).equals("true")
                        ? InputSpec.Sizes.FIXED
                        : InputSpec.Sizes.ANY,
                input.whole("multiple", 1, 1, 1024),
                longest(input, fit, Math.max(width, height)),
                word(input, "layout", InputSpec.Layout.NCHW, InputSpec.Layout.values()),
                word(input, "type", InputSpec.Type.FLOAT32, InputSpec.Type.values()),
                word(input, "colour", null, InputSpec.Colour.values()),
                input.number("range", 255, 1e-3, 65_535),
                mean,
                std,
                fit,
                input.whole("pad", 114, 0, 255));
        if (spec.sizes() == InputSpec.Sizes.FIXED && spec.fit().followsPicture()) {
            throw input.wrong("fit", "stretch, letterbox or letterbox-centre, as the graph takes one size only");
        }
        if (spec.width() % spec.multiple() != 0 || spec.height() % spec.multiple() != 0) {
            throw input.wrong("multiple", "a divisor of width and height");
        }
        input.rejectOthers();
        return spec;
    }

    /** Without a limit a panorama would become a tensor of any size. */
    private static @Nullable Integer longest(Settings input, InputSpec.Fit fit, int side) {
        if (fit == InputSpec.Fit.AT_LEAST) {
            return input.whole("longest", 2 * side, side, 16_384);
        }
        if (input.has("longest")) {
            throw input.wrong("longest", "none, as only fit: at-least has such a limit");
        }
        return null;
    }

    private static <E extends Enum<E>> E word(Settings input, String key, @Nullable E otherwise, E[] all) {
        List<String> allowed = new ArrayList<>();
        for (E one : all) {
            allowed.add(one.name().toLowerCase(Locale.ROOT));
        }
        if (otherwise != null && !input.has(key)) {
            return otherwise;
        }
        return all[allowed.indexOf(input.neededOneOf(key, allowed))];
    }

    private static InputSpec.Fit fit(Settings input) {
        InputSpec.Fit[] fits = InputSpec.Fit.values();
        List<String> allowed = Arrays.stream(fits).map(InputSpec.Fit::id).toList();
        return fits[allowed.indexOf(input.neededOneOf("fit", allowed))];
    }
}
