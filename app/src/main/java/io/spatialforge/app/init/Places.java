package io.spatialforge.app.init;

import io.spatialforge.vision.store.ImageKey;
import io.spatialforge.vision.store.ImageStore;
import io.spatialforge.vision.store.ImageStoreException;
import io.spatialforge.vision.store.ImageStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the photographs of a corpus may be: folders, tars and Parquet files, asked for the names that the corpus lists. */
final class Places {

    /** Archives that are larger together are not opened only to see whether a photograph is in them. */
    private static final long LARGE = 4L << 30;

    private static final List<String> ENDINGS = List.of("", ".jpg", ".jpeg", ".png");

    private final Survey survey;
    private final List<Path> archives;

    /**
     * @param parquet those files of Parquet that hold photographs
     */
    Places(Survey survey, List<Path> parquet) {
        this.survey = survey;
        archives = new ArrayList<>(survey.tars());
        archives.addAll(parquet);
    }

    /**
     * Where photographs were found.
     *
     * @param places as a configuration names them; none where there is no such place
     * @param found how many of those that were looked for
     * @param asked how many were looked for
     */
    record Found(List<Path> places, int found, int asked) {

        static final Found NOWHERE = new Found(List.of(), 0, 0);

        String told() {
            return found == asked
                    ? "the first %,d file names that are listed are there".formatted(asked)
                    : "%,d of the first %,d file names that are listed are there".formatted(found, asked);
        }
    }

    /** The folder, or else the archives, that hold the most of the photographs of these names. */
    Found of(List<String> names) throws IOException {
        Path best = null;
        int most = 0;
        for (Path folder : folders()) {
            int found = count(folder, names);
            if (found > most || (found == most && best != null && folder.startsWith(best))) {
                most = found;
                best = folder;
            }
        }
        if (best != null && most > 0) {
            return new Found(List.of(best), most, names.size());
        }
        Path all = folderOfAll();
        if (all != null && Files.isRegularFile(all.resolve("fetch-index.jsonl"))) {
            return new Found(List.of(all), 0, 0);
        }
        return inArchives(names);
    }

    private Found inArchives(List<String> names) throws IOException {
        if (archives.isEmpty() || names.isEmpty()) {
            return Found.NOWHERE;
        }
        long size = 0;
        for (Path archive : archives) {
            size += Files.size(archive);
        }
        if (size > LARGE) {
            return new Found(patterns(), 0, 0);
        }
        int found = 0;
        try (ImageStore store =
                ImageStores.open(patterns().stream().map(Path::toString).toList())) {
            for (String name : names) {
                found += store.find(ImageKey.ofFile(name)) == null ? 0 : 1;
            }
        } catch (ImageStoreException e) {
            return Found.NOWHERE;
        }
        return found == 0 ? Found.NOWHERE : new Found(patterns(), found, names.size());
    }

    /** Folders with photographs, and those above them up to the one that was looked through. */
    private Set<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path folder : survey.photographs().keySet()) {
            for (Path part = folder; part != null && part.startsWith(survey.root()); part = part.getParent()) {
                folders.add(part);
            }
        }
        return folders;
    }

    private static int count(Path folder, List<String> names) {
        int found = 0;
        for (String name : names) {
            found += isThere(folder, name) ? 1 : 0;
        }
        return found;
    }

    private static boolean isThere(Path folder, String listed) {
        String name = listed.replaceAll("^\\w+://[^/]+/", "");
        int last = name.lastIndexOf('/');
        int before = name.lastIndexOf('/', last - 1);
        // As the stores look: exactly, else by the last two parts, else, if there is no folder, by the name; LVIS lists
        // URLs.
        List<String> parts = name.equals(listed)
                ? List.of(name, name.substring(before + 1))
                : List.of(name, name.substring(before + 1), name.substring(last + 1));
        for (String part : parts) {
            for (String ending : ENDINGS) {
                try {
                    if (Files.isRegularFile(folder.resolve(part + ending))) {
                        return true;
                    }
                } catch (InvalidPathException e) {
                    return false;
                }
            }
        }
        return false;
    }

    /** The folder that all photographs are in or below; null where there is no photograph. */
    @Nullable
    Path folderOfAll() {
        Path common = null;
        for (Path folder : survey.photographs().keySet()) {
            common = common == null ? folder : common(common, folder);
        }
        return common;
    }

    private static Path common(Path one, Path other) {
        Path common = one;
        while (!other.startsWith(common)) {
            Path parent = common.getParent();
            if (parent == null) {
                return common;
            }
            common = parent;
        }
        return common;
    }

    /** All places together, for photographs alone. */
    List<Path> all() {
        List<Path> places = new ArrayList<>();
        Path folder = folderOfAll();
        if (folder != null) {
            places.add(folder);
        }
        places.addAll(patterns());
        return places;
    }

    /** The archives; several of one folder and ending by a pattern. */
    private List<Path> patterns() {
        SortedMap<Path, List<Path>> byPattern = new TreeMap<>();
        for (Path archive : archives) {
            String name = archive.getFileName().toString();
            Path pattern = archive.resolveSibling("*" + name.substring(name.lastIndexOf('.')));
            byPattern.computeIfAbsent(pattern, p -> new ArrayList<>()).add(archive);
        }
        List<Path> places = new ArrayList<>();
        byPattern.forEach((pattern, files) -> {
            boolean whole = files.size() > 1 && hasNoOthers(pattern, files);
            if (whole) {
                places.add(pattern);
            } else {
                places.addAll(files);
            }
        });
        return places;
    }

    /** Files of PixMo lie beside photographs in Parquet: a pattern would take both. */
    private boolean hasNoOthers(Path pattern, List<Path> files) {
        Path folder = pattern.getParent();
        String ending = pattern.getFileName().toString().substring(1);
        List<Path> alike = new ArrayList<>(survey.parquet());
        alike.addAll(survey.tars());
        return alike.stream()
                        .filter(file -> file.toString().endsWith(ending))
                        .filter(file -> folder == null || folder.equals(file.getParent()))
                        .count()
                == files.size();
    }

    /** Photographs in folders, as far as they were counted. */
    int count() {
        return survey.photographs().values().stream()
                .mapToInt(Survey.Names::count)
                .sum();
    }

    boolean hasArchives() {
        return !archives.isEmpty();
    }
}
