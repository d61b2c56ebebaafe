package io.spatialforge.pipeline.copies;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.vision.copies.CopyIndex;
import io.spatialforge.vision.copies.Match;
import io.spatialforge.vision.copies.Miniature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Images that must not be in a dataset: because somebody asked for it, or because they belong to a benchmark. They are told
 * by lists of names, and by photographs, which are found by their bytes and by what they show, also mirrored, cropped a
 * little, rescaled or recompressed. Safe for several threads.
 */
public final class Exclusions {

    private final Reason reason;
    private final List<String> places = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Known> bytes = new HashMap<>();
    private final List<Known> shown = new ArrayList<>();
    private final List<Miniature> miniatures = new ArrayList<>();
    private final CopyIndex index;

    /**
     * Why an image is left out.
     *
     * @param place the list or folder
     * @param detail for a person
     */
    public record Hit(Reason reason, String place, String detail) {}

    /** A photograph of a list or folder. */
    private record Known(int place, String name) {}

    private Exclusions(Reason reason, List<ImageList> lists, List<BenchmarkFolder> folders) {
        this.reason = reason;
        for (ImageList list : lists) {
            int place = places.size();
            places.add(FarFiles.told(list.file()));
            list.names().forEach(name -> names.putIfAbsent(name, place));
            list.prints().forEach(print -> show(new Known(place, "a print"), print));
        }
        for (BenchmarkFolder folder : folders) {
            int place = places.size();
            places.add(folder.place());
            for (BenchmarkFolder.Entry entry : folder.entries()) {
                Known photograph = new Known(place, entry.name());
                bytes.putIfAbsent(entry.print().sha256(), photograph);
                Miniature miniature = entry.print().miniature();
                if (miniature != null) {
                    show(photograph, miniature);
                }
            }
        }
        int[] numbers = new int[shown.size()];
        long[] codes = new long[shown.size()];
        for (int i = 0; i < codes.length; i++) {
            numbers[i] = i;
            codes[i] = CopyIndex.code(miniatures.get(i));
        }
        index = CopyIndex.of(numbers, codes, miniatures::get);
    }

    private void show(Known photograph, Miniature miniature) {
        shown.add(photograph);
        miniatures.add(miniature);
    }

    /**
     * Reads lists and folders.
     *
     * @param lists as the configuration names them, and drops do
     * @param copies of the lists, which are read; on some machines others
     * @param cache folder in which photographs' prints are remembered
     * @param workers threads that decode
     * @throws IOException if a list or folder can't be read
     */
    public static Exclusions read(
            Reason reason, List<Path> lists, List<Path> copies, List<String> folders, Path cache, int workers)
            throws IOException {
        List<ImageList> readLists = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            ImageList read = ImageList.read(copies.get(i));
            readLists.add(new ImageList(lists.get(i), read.names(), read.prints()));
        }
        List<BenchmarkFolder> readFolders = new ArrayList<>();
        for (String folder : folders) {
            String file = Integer.toHexString(folder.hashCode()) + ".jsonl";
            readFolders.add(BenchmarkFolder.read(folder, cache.resolve(file), workers));
        }
        return new Exclusions(reason, readLists, readFolders);
    }

    /** What is left out by names; null if no list names the image. */
    public @Nullable Hit named(Image image, @Nullable String origin) {
        if (names.isEmpty()) {
            return null;
        }
        List<String> candidates = PhotoKeys.perhapsOf(image, origin);
        candidates.add(image.id());
        candidates.add(image.id().substring(image.id().indexOf('/') + 1));
        String file = image.file();
        if (file != null) {
            candidates.add(file);
            candidates.add(file.substring(file.lastIndexOf('/') + 1));
        }
        return listed(candidates);
    }

    /** What is left out by the photograph's bytes; null if no list or folder has them. */
    public @Nullable Hit ofBytes(String sha256) {
        Hit hit = listed(List.of(PhotoKeys.SHA256 + sha256));
        Known same = bytes.get(sha256);
        if (hit != null || same == null) {
            return hit;
        }
        return new Hit(
                reason,
                places.get(same.place()),
                "the bytes of %s in %s".formatted(same.name(), places.get(same.place())));
    }

    /** What is left out by what the upright photograph shows; null if it is like no photograph of a list or folder. */
    public @Nullable Hit showing(Miniature miniature) throws IOException {
        if (shown.isEmpty()) {
            return null;
        }
        List<Hit> hits = new ArrayList<>(1);
        double[] most = {0};
        index.find(miniature, (number, match) -> {
            if (match.likeness() > most[0]) {
                most[0] = match.likeness();
                hits.clear();
                hits.add(hit(shown.get(number), match));
            }
        });
        return hits.isEmpty() ? null : hits.getFirst();
    }

    private Hit hit(Known photograph, Match match) {
        String place = places.get(photograph.place());
        return new Hit(
                reason,
                place,
                String.format(
                        Locale.ROOT,
                        "%s %s in %s, likeness %.2f",
                        match.mirrored() ? "a mirrored copy of" : "a copy of",
                        photograph.name(),
                        place,
                        match.likeness()));
    }

    private @Nullable Hit listed(List<String> candidates) {
        for (String candidate : candidates) {
            Integer place = names.get(candidate);
            if (place != null) {
                return new Hit(reason, places.get(place), places.get(place) + " names " + candidate);
            }
        }
        return null;
    }
}
