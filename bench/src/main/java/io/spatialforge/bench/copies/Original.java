package io.spatialforge.bench.copies;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.copies.Miniature;
import io.spatialforge.vision.pixels.Integrity;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A photograph with its altered copies.
 *
 * @param name path below the folder that was given
 * @param place photographs of one place may be views of it moments apart; the name if it is by itself
 * @param heldOut whether nothing was chosen on it
 */
public record Original(
        String name, String place, boolean heldOut, Miniature miniature, Map<Alteration, Miniature> copies) {

    /**
     * Reads all photographs below folders, but those that stand there twice: with the same bytes, or the same file name.
     *
     * @param sequences beginnings of the names of folders that hold views of one place each
     */
    public static List<Original> read(List<Path> folders, List<String> sequences) throws IOException {
        Set<String> seen = new HashSet<>();
        List<Original> originals = new ArrayList<>();
        for (Path folder : folders) {
            List<Path> files;
            try (var walk = Files.walk(folder)) {
                files = walk.filter(Original::isPhotograph).sorted().toList();
            }
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                String name = String.valueOf(file.getFileName());
                String known = name.startsWith("frame-") ? file.toString() : name;
                if (seen.add(Sha256.of(bytes)) & seen.add(known)) {
                    try {
                        originals.add(of(bytes, folder.relativize(file), sequences));
                    } catch (PictureException e) {
                        System.err.println(file + ": " + e.getMessage());
                    }
                }
            }
        }
        return originals;
    }

    /** All photographs below folders. */
    public static List<Path> files(List<Path> folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            try (var walk = Files.walk(folder)) {
                walk.filter(Original::isPhotograph).sorted().forEach(all::add);
            }
        }
        return all;
    }

    private static boolean isPhotograph(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png")) && !name.contains("/depth/");
    }

    private static Original of(byte[] bytes, Path path, List<String> sequences) throws PictureException {
        String place = path.toString();
        for (int i = 0; i < path.getNameCount(); i++) {
            String folder = path.getName(i).toString();
            if (sequences.stream().anyMatch(folder::startsWith)) {
                place = folder;
            }
        }
        Map<Alteration, Miniature> copies = new EnumMap<>(Alteration.class);
        try (Picture picture = PictureDecoder.decode(bytes, Transform.IDENTITY, PictureDecoder.FULL)) {
            long hash = StableHash.of(path.toString());
            for (Alteration alteration : Alteration.values()) {
                SplittableRandom dice = new SplittableRandom(StableHash.with(hash, alteration.name()));
                copies.put(alteration, miniature(alteration.of(picture.pixels(), dice)));
            }
            boolean heldOut = (StableHash.with(StableHash.of(place), "half") & 1) == 1;
            return new Original(path.toString(), place, heldOut, Miniature.of(picture), copies);
        }
    }

    private static Miniature miniature(byte[] file) throws PictureException {
        try (Picture picture =
                PictureDecoder.decode(file, Transform.IDENTITY, PictureDecoder.FULL, Integrity.CHECKED)) {
            return Miniature.of(picture);
        }
    }
}
