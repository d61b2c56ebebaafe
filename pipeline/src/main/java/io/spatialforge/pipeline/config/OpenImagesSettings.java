package io.spatialforge.pipeline.config;

import io.spatialforge.sources.openimages.OpenImagesFiles;
import io.spatialforge.sources.openimages.OpenImagesRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/** From the files that a configuration names of OpenImages, and a folder to look for the others in, to all of them. */
@API(status = API.Status.INTERNAL)
public final class OpenImagesSettings {

    private static final String FOLDER = "folder";

    private OpenImagesSettings() {}

    /** The files by role, with those of the folder for roles that none is named for; the folder is no role any more. */
    static Map<String, List<Path>> discovered(ConfigNode node, Map<String, List<Path>> named) {
        Map<String, List<Path>> all = new TreeMap<>();
        for (Path folder : named.getOrDefault(FOLDER, List.of())) {
            if (FarFiles.isFar(folder)) {
                throw node.refused(
                        FOLDER,
                        FarFiles.told(folder)
                                + " is not on a disk of this machine, where folders are listed; name its files, as in boxes: "
                                + FarFiles.told(folder) + "/oidv6-train-annotations-bbox.csv");
            }
            if (!Files.isDirectory(folder)) {
                throw node.wrong(FOLDER, "the folder of the files OpenImages publishes");
            }
            try {
                OpenImagesFiles.discover(folder)
                        .byRole()
                        .forEach((role, files) -> all.merge(role.id(), files, (a, b) -> {
                            List<Path> both = new ArrayList<>(a);
                            both.addAll(b);
                            return both;
                        }));
            } catch (IOException e) {
                throw new ConfigException("the folder " + folder + " can't be listed: " + e.getMessage());
            }
        }
        all.putAll(named);
        all.remove(FOLDER);
        if (!all.containsKey(OpenImagesRole.BOXES.id())) {
            throw node.wrong(
                    named.containsKey(FOLDER) ? FOLDER : OpenImagesRole.BOXES.id(),
                    "boxes: a folder with train-annotations-bbox.csv, oidv6-train-annotations-bbox.csv or the like, or"
                            + " 'boxes' with such files");
        }
        return all;
    }

    /** The files of a source of that kind. */
    public static OpenImagesFiles files(SourceConfig source) {
        Map<OpenImagesRole, List<Path>> files = new EnumMap<>(OpenImagesRole.class);
        for (OpenImagesRole role : OpenImagesRole.values()) {
            files.put(role, source.files(role.id()));
        }
        return new OpenImagesFiles(files);
    }
}
