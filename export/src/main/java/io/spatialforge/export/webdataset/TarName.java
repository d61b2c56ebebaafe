package io.spatialforge.export.webdataset;

import io.spatialforge.core.qa.Split;
import io.spatialforge.export.target.Finished;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of tars: {@code train-000017.tar}. */
final class TarName {

    private static final Pattern OURS =
            Pattern.compile(Arrays.stream(Split.values()).map(Split::id).collect(Collectors.joining("|", "(", ")"))
                    + "-[0-9]{6,}\\.tar");

    private TarName() {}

    static String of(Split split, int number) {
        return String.format(Locale.ROOT, "%s-%06d.tar", split.id(), number);
    }

    /** Removes tars of an earlier export, which had more of them: their samples are in the others now. */
    static void removeOthers(Path folder, List<Finished.WrittenFile> files) throws IOException {
        Set<String> written = new HashSet<>();
        files.forEach(file -> written.add(file.name()));
        try (DirectoryStream<Path> tars = Files.newDirectoryStream(folder, "*.tar")) {
            for (Path tar : tars) {
                String name = String.valueOf(tar.getFileName());
                if (OURS.matcher(name).matches() && !written.contains(name)) {
                    Files.delete(tar);
                }
            }
        }
    }
}
