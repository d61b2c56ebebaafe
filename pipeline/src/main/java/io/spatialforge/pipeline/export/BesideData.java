package io.spatialforge.pipeline.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Files that rows bring along, thousands of them. Each is written under another name and renamed, but not forced to disk:
 * a machine that goes down may leave some empty, which targets find when they check what they wrote.
 *
 * @param folder of the export
 */
record BesideData(Path folder) {

    /**
     * @throws IOException if the file can't be written, or its name leads out of the folder
     */
    void write(String name, byte[] bytes) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        Path file = root.resolve(name).normalize();
        Path parent = file.getParent();
        if (!file.startsWith(root) || parent == null || file.equals(root)) {
            throw new IOException("the file '" + name + "' leaves the folder " + folder);
        }
        if (holds(file, bytes)) {
            return;
        }
        Files.createDirectories(parent);
        Path partial = parent.resolve("." + file.getFileName() + ".partial");
        Files.write(partial, bytes);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean holds(Path file, byte[] bytes) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes);
    }
}
