package io.spatialforge.app.init;

import io.spatialforge.pipeline.config.SourceKind;
import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.openimages.OpenImagesFiles;
import io.spatialforge.sources.openimages.OpenImagesRole;
import io.spatialforge.sources.pixmo.PixmoRole;
import io.spatialforge.sources.table.TableFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Tells by what lies in a folder which sources a configuration for it could have. */
final class Recognition {

    private static final int MOST_NAMES = 40;

    /** The header of a table of sizes for images whose photograph is not at hand. */
    private static final String SIZES = "(image|url|image_url|sha256|image_sha256),width,height.*";

    private final Survey survey;
    private final List<Proposed> sources = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** What belongs to a source already. */
    private final Set<Path> claimed = new HashSet<>();

    private final Map<PixmoRole, List<Path>> pixmo = new TreeMap<>();
    private final List<Path> photographsInParquet = new ArrayList<>();

    Recognition(Survey survey) {
        this.survey = survey;
    }

    Proposal proposal() throws IOException {
        parquet();
        Places places = new Places(survey, photographsInParquet);
        openImages(places);
        List<Annotations> annotations = new ArrayList<>();
        for (Path file : survey.json()) {
            if (!isOfTheProgram(file) && !claimed.contains(file)) {
                annotations.add(Annotations.of(file));
            }
        }
        coco(annotations, places);
        pixmo(places);
        truth(annotations);
        alone(places);
        tables();
        aside.addAll(Strangers.in(survey));
        return new Proposal(survey, List.copyOf(sources), List.copyOf(aside));
    }

    private static boolean isOfTheProgram(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".schema.json") || name.equals("fetch-index.jsonl") || name.equals("fetch-report.jsonl");
    }

    private void parquet() throws IOException {
        for (Path file : survey.parquet()) {
            try (TableFile table = TableFile.parquet(file)) {
                if (table.columns().values().stream().anyMatch(type -> type.contains("BLOB"))) {
                    photographsInParquet.add(file);
                    continue;
                }
            } catch (SourceException e) {
                aside.add(shown(file) + ": " + e.getMessage());
                continue;
            }
            try {
                pixmo.computeIfAbsent(PixmoRole.of(file), r -> new ArrayList<>())
                        .add(file);
            } catch (SourceException e) {
                aside.add(shown(file) + ": Parquet without photographs and none of PixMo's tables");
            }
        }
    }

    private void coco(List<Annotations> annotations, Places places) throws IOException {
        List<Annotations> people = ofType(annotations, Annotations.Type.KEYPOINTS);
        List<Annotations> words = ofType(annotations, Annotations.Type.REFS);
        Set<Annotations> taken = new HashSet<>();
        for (Annotations file : annotations) {
            switch (file.type()) {
                case INSTANCES -> {
                    List<Annotations> joined = new ArrayList<>(List.of(file));
                    people.stream()
                            .filter(other -> other.key().equals(file.key()) || isSibling(file, other))
                            .forEach(joined::add);
                    taken.addAll(joined);
                    add(SourceKind.COCO, joined, words, places);
                }
                case OBJECTS365 -> add(SourceKind.OBJECTS365, List.of(file), List.of(), places);
                case LVIS -> add(SourceKind.LVIS, List.of(file), words, places);
                case CAPTIONS, RESULTS, OTHER -> aside.add(shown(file.file()) + ": " + aside(file));
                case KEYPOINTS, REFS, TRUTH -> {
                    // joins another, or is looked at below
                }
            }
        }
        for (Annotations file : people) {
            if (!taken.contains(file)) {
                add(SourceKind.COCO, List.of(file), List.of(), places);
            }
        }
        if (sources.isEmpty()) {
            words.forEach(file ->
                    aside.add(shown(file.file()) + ": RefCOCO's words, without the instances that they are of"));
        }
    }

    private static String aside(Annotations file) {
        return switch (file.type()) {
            case RESULTS -> file.type().told() + "; written as JSON lines they can be imported (imports:)";
            case CAPTIONS -> file.type().told() + "; no rule reads them";
            default -> file.type().told();
        };
    }

    private static List<Annotations> ofType(List<Annotations> annotations, Annotations.Type type) {
        return annotations.stream().filter(file -> file.type() == type).toList();
    }

    /** As {@code instances_val2017.json} and {@code person_keypoints_val2017.json}. */
    private static boolean isSibling(Annotations one, Annotations other) {
        String left = one.file().getFileName().toString();
        String right = other.file().getFileName().toString();
        return left.contains("_") && left.substring(left.indexOf('_')).equals(right.substring(right.lastIndexOf('_')));
    }

    private void add(SourceKind kind, List<Annotations> files, List<Annotations> words, Places places)
            throws IOException {
        Annotations first = files.getFirst();
        TreeMap<String, List<Path>> byRole = new TreeMap<>();
        byRole.put("annotations", files.stream().map(Annotations::file).toList());
        if (!words.isEmpty()) {
            byRole.put("refs", words.stream().map(Annotations::file).toList());
        }
        List<String> told = new ArrayList<>();
        files.forEach(
                file -> told.add(shown(file.file()) + " holds " + file.type().told() + labels(file)));
        sources.add(new Proposed(
                kind,
                name(first.file()),
                byRole,
                places.of(first.photographs()),
                Maps.of(survey, first.photographs()),
                told,
                exhaustive(kind, first)));
    }

    private static String labels(Annotations file) {
        int count = file.labels().size();
        return count == 0 ? "" : " of %,d label%s".formatted(count, count == 1 ? "" : "s");
    }

    private static String exhaustive(SourceKind kind, Annotations file) {
        return switch (kind) {
            case COCO ->
                file.labels().size() == 80 && file.labels().contains("hair drier")
                        ? "auto is yes here: these are COCO's 80 classes. Say no if a detector made the boxes"
                        : "auto is no here. Say yes if every instance of every label is boxed: then things are"
                                + " counted and \"the dog\" can be said of the only one";
            case LVIS -> "LVIS says it of each image";
            case OBJECTS365 -> "auto is yes: Objects365 is annotated so";
            case OPENIMAGES, TRUTH, PIXMO, ADDED, FOLDER -> "";
        };
    }

    private void openImages(Places places) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        survey.tables().forEach(file -> folders.add(Objects.requireNonNullElse(file.getParent(), survey.root())));
        for (Path folder : folders) {
            OpenImagesFiles files = OpenImagesFiles.discover(folder);
            List<Path> boxes = files.byRole().getOrDefault(OpenImagesRole.BOXES, List.of());
            if (boxes.isEmpty() || claimed.contains(boxes.getFirst())) {
                continue;
            }
            files.byRole().values().forEach(claimed::addAll);
            TreeMap<String, List<Path>> byRole = new TreeMap<>();
            byRole.put("folder", List.of(folder));
            List<String> ids = ids(boxes.getFirst());
            List<String> told = new ArrayList<>();
            told.add(shown(folder) + " holds files of OpenImages: "
                    + String.join(
                            ", ",
                            files.byRole().keySet().stream()
                                    .map(OpenImagesRole::id)
                                    .toList()));
            sources.add(new Proposed(
                    SourceKind.OPENIMAGES,
                    name(Path.of("openimages")),
                    byRole,
                    places.of(ids),
                    Maps.of(survey, ids),
                    told,
                    ""));
        }
    }

    /** The first ids of a table of boxes, each once. */
    private static List<String> ids(Path table) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        if (table.toString().endsWith(".gz")) {
            return List.of();
        }
        try (BufferedReader in = Files.newBufferedReader(table)) {
            in.readLine();
            for (String line = in.readLine(); line != null && ids.size() < MOST_NAMES; line = in.readLine()) {
                int comma = line.indexOf(',');
                ids.add(comma < 0 ? line : line.substring(0, comma));
            }
        }
        return List.copyOf(ids);
    }

    private void pixmo(Places places) throws IOException {
        if (pixmo.isEmpty()) {
            return;
        }
        TreeMap<String, List<Path>> byRole = new TreeMap<>();
        List<String> told = new ArrayList<>();
        pixmo.forEach((role, files) -> {
            byRole.put(role.id(), files);
            told.add("%s of PixMo in %s"
                    .formatted(
                            role.id(),
                            String.join(", ", files.stream().map(this::shown).toList())));
        });
        List<Path> sizes = new ArrayList<>();
        for (Path table : survey.tables()) {
            if (!table.toString().endsWith(".gz") && firstLine(table).matches(SIZES)) {
                sizes.add(table);
            }
        }
        if (!sizes.isEmpty()) {
            byRole.put("sizes", sizes);
        }
        Path folder = places.folderOfAll();
        boolean fetched = folder != null && Files.isRegularFile(folder.resolve("fetch-index.jsonl"));
        List<Path> images = fetched || sizes.isEmpty() ? places.all() : List.of();
        sources.add(new Proposed(
                SourceKind.PIXMO, name(Path.of("pixmo")), byRole, new Places.Found(images, 0, 0), null, told, ""));
    }

    private static String firstLine(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String line = in.readLine();
            return line == null ? "" : line;
        }
    }

    /** What a truth file says is best held against a run; it is read where there is nothing else. */
    private void truth(List<Annotations> annotations) {
        for (Annotations file : ofType(annotations, Annotations.Type.TRUTH)) {
            if (!sources.isEmpty()) {
                aside.add(shown(file.file())
                        + ": a truth file; hold the run against it: spatialforge audit RUN --truth FILE");
                continue;
            }
            TreeMap<String, List<Path>> byRole = new TreeMap<>();
            byRole.put("annotations", List.of(file.file()));
            Path folder = file.file().getParent();
            sources.add(new Proposed(
                    SourceKind.TRUTH,
                    name(file.file()),
                    byRole,
                    new Places.Found(folder == null ? List.of() : List.of(folder), 0, 0),
                    null,
                    List.of(shown(file.file()) + " is " + file.type().told()),
                    ""));
        }
    }

    /** Those that belong to nothing are told, so that nobody thinks they were read. */
    private void tables() {
        Set<Path> read = new HashSet<>(claimed);
        sources.forEach(source -> source.files().values().forEach(read::addAll));
        for (Path table : survey.tables()) {
            if (!read.contains(table)) {
                aside.add(shown(table) + ": a table of some other kind (those of OpenImages are told by their names)");
            }
        }
    }

    private void alone(Places places) throws IOException {
        if (places.count() == 0 && !places.hasArchives()) {
            return;
        }
        if (!sources.isEmpty()) {
            boolean used = sources.stream()
                    .anyMatch(source -> !source.images().places().isEmpty());
            if (!used) {
                aside.add("photographs: none of those that the annotations list was found among them");
            }
            return;
        }
        List<String> first = new ArrayList<>();
        survey.photographs().values().forEach(names -> first.addAll(names.first()));
        List<String> told = new ArrayList<>();
        if (places.count() > 0) {
            told.add("%,d%s photograph%s without annotations"
                    .formatted(
                            places.count(),
                            survey.extent() == Survey.Extent.ALL ? "" : "+",
                            places.count() == 1 ? "" : "s"));
        }
        if (places.hasArchives()) {
            int archives = survey.tars().size() + photographsInParquet.size();
            told.add(
                    archives == 1
                            ? "photographs in 1 tar or file of Parquet"
                            : "photographs in %,d tars and files of Parquet".formatted(archives));
        }
        sources.add(new Proposed(
                SourceKind.FOLDER,
                name(Path.of("photos")),
                new TreeMap<>(),
                new Places.Found(places.all(), 0, 0),
                Maps.of(survey, first),
                told,
                ""));
    }

    private String shown(Path file) {
        return survey.shown(file);
    }

    /** A name that no other source has. */
    private String name(Path file) {
        String stem = file.getFileName().toString().replaceAll("\\.jsonl?$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
        stem = stem.matches(".*[A-Za-z0-9].*") ? stem : "corpus"; // of names in other scripts nothing is left
        String name = stem;
        for (int n = 2; !names.add(name); n++) {
            name = stem + "-" + n;
        }
        return name;
    }
}
