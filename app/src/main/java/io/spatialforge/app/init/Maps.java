package io.spatialforge.app.init;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of depth maps that bear the names of a source's photographs.
 *
 * @param scale a guess by how values are stored: whole numbers are millimetres, fractions metres
 * @param told what the guess rests on
 */
record Maps(Path folder, int scale, String told) {

    private static final int WHOLE = 1000;

    /** Null where no folder has maps of these names. */
    static @Nullable Maps of(Survey survey, List<String> photographs) throws IOException {
        for (Path folder : survey.maps().keySet()) {
            for (Path part = folder; part != null && part.startsWith(survey.root()); part = part.getParent()) {
                Path map = of(part, photographs);
                if (map != null) {
                    return guess(part, map);
                }
            }
        }
        return null;
    }

    private static @Nullable Path of(Path folder, List<String> photographs) {
        for (String name : photographs) {
            int dot = name.lastIndexOf('.');
            String stem = dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
            List<String> stems = new ArrayList<>(List.of(stem, stem.substring(stem.lastIndexOf('/') + 1)));
            for (String each : stems) {
                for (String ending : List.of(".png", ".npy")) {
                    Path map = folder.resolve(each + ending);
                    if (Files.isRegularFile(map)) {
                        return map;
                    }
                }
            }
        }
        return null;
    }

    private static Maps guess(Path folder, Path map) throws IOException {
        if (map.toString().endsWith(".png")) {
            return new Maps(folder, WHOLE, "whole numbers of 16 bits; taken for millimetres (KITTI: scale 256)");
        }
        try (InputStream in = Files.newInputStream(map)) {
            String head = new String(in.readNBytes(128), StandardCharsets.ISO_8859_1);
            return head.matches("(?s).*'descr':\\s*'[<>|=]?f.*")
                    ? new Maps(folder, 1, "fractions; taken for metres")
                    : new Maps(folder, WHOLE, "whole numbers; taken for millimetres");
        }
    }
}
