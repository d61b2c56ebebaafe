package io.spatialforge.audit;

import io.spatialforge.core.scene.Image;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/** A truth file in memory, found by photograph: about a kilobyte a photograph. */
@API(status = API.Status.EXPERIMENTAL)
public final class Truth {

    private final Map<String, List<TruthImage>> byName = new HashMap<>();
    private final Set<String> scenes = new HashSet<>();
    private final LabelAliases aliases;
    private int files;
    private int images;
    private long objects;

    private Truth(LabelAliases aliases) {
        this.aliases = aliases;
    }

    /**
     * Reads a file of one record a line, with the standard names for labels spelt differently.
     *
     * @throws IOException if the file can't be read, or a line is no record: the message names file, line and field
     */
    public static Truth read(Path file) throws IOException {
        return read(file, LabelAliases.standard());
    }

    /**
     * As {@link #read(Path)}, of several files. Labels that one knows another need not: what it does not name was looked
     * for in none of its photographs.
     */
    public static Truth read(List<Path> files) throws IOException {
        Truth truth = new Truth(LabelAliases.standard());
        for (Path file : files) {
            truth.add(file);
        }
        return truth;
    }

    /**
     * As {@link #read(Path)}, with names of the caller's choosing for labels spelt differently.
     *
     * @throws IOException if the file can't be read, or a line is no record: the message names file, line and field
     */
    public static Truth read(Path file, LabelAliases aliases) throws IOException {
        Truth truth = new Truth(aliases);
        truth.add(file);
        return truth;
    }

    private void add(Path file) throws IOException {
        TruthFile known = new TruthFile(++files);
        TruthReader reader = new TruthReader(aliases, known);
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    TruthImage image = reader.read(line);
                    image.objects().forEach(o -> known.add(o.label()));
                    add(image);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(file + ":" + (number + 1) + ": can't be read: " + e, e);
        }
        if (number == 0) {
            throw new IOException(file + ": expected one record a line, got an empty file");
        }
    }

    private void add(TruthImage image) {
        byName.computeIfAbsent(last(image.path()), n -> new ArrayList<>(1)).add(image);
        images++;
        objects += image.objects().size();
        if (image.scene() != null) {
            scenes.add(image.place());
        }
    }

    /** How many photographs have a record. */
    public int images() {
        return images;
    }

    /** How many objects the records list; without any, no pair can be judged. */
    public long objects() {
        return objects;
    }

    /** How many places the records name; 0 where they name none. */
    public int scenes() {
        return scenes.size();
    }

    LabelAliases aliases() {
        return aliases;
    }

    /** A record of a photograph, or why there is none. */
    sealed interface Found {
        record Record(TruthImage image) implements Found {}

        record None(Gap gap) implements Found {}
    }

    /** The record whose path shares the longest end with the photograph's file, at least the file's name. */
    Found find(Image image) {
        String path = path(image);
        TruthImage best = null;
        int most = 0;
        boolean tied = false;
        for (TruthImage candidate : byName.getOrDefault(last(path), List.of())) {
            int shared = sharedParts(path, candidate.path());
            if (shared > most) {
                best = candidate;
                most = shared;
                tied = false;
            } else {
                tied |= shared == most;
            }
        }
        if (best == null) {
            return new Found.None(Gap.IMAGE_NOT_IN_TRUTH);
        }
        if (tied) {
            return new Found.None(Gap.IMAGE_AMBIGUOUS);
        }
        return best.width() == image.width() && best.height() == image.height()
                ? new Found.Record(best)
                : new Found.None(Gap.IMAGE_SIZE_DIFFERS);
    }

    private static String path(Image image) {
        String file = image.file();
        if (file != null) {
            return file;
        }
        String url = image.url();
        if (url != null) {
            int query = url.indexOf('?');
            return query < 0 ? url : url.substring(0, query);
        }
        return image.id();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static int sharedParts(String a, String b) {
        String[] as = a.split("/");
        String[] bs = b.split("/");
        int shared = 0;
        while (shared < as.length
                && shared < bs.length
                && as[as.length - 1 - shared].equals(bs[bs.length - 1 - shared])) {
            shared++;
        }
        return shared;
    }
}
