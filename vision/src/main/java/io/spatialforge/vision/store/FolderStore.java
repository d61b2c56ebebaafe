package io.spatialforge.vision.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder of photographs. Links within it are followed, links out of it are refused. */
final class FolderStore implements ImageStore {

    private final Path root;
    private final Path realRoot;

    /**
     * @throws IOException if there is no such folder
     */
    FolderStore(Path root) throws IOException {
        this.root = root;
        realRoot = root.toRealPath();
    }

    @Override
    public @Nullable StoredImage find(ImageKey key) throws IOException {
        String name = key.file();
        if (name == null) {
            return null;
        }
        String unsafe = ImageKey.unsafe(name);
        if (unsafe != null) {
            throw new UnsafeImageException(unsafe);
        }
        StoredImage image = at(name);
        if (image == null) {
            String shorter = lastTwoParts(name);
            image = shorter == null ? null : at(shorter);
        }
        return image;
    }

    /** Objects365 lists paths of its makers' disk, of which the last two parts count; null of a name that has no more. */
    private static @Nullable String lastTwoParts(String name) {
        String[] parts = name.split("/");
        if (parts.length <= 2) {
            return null;
        }
        String shorter = parts[parts.length - 2] + "/" + parts[parts.length - 1];
        return ImageKey.unsafe(shorter) == null ? shorter : null;
    }

    private @Nullable StoredImage at(String name) throws IOException {
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            return null;
        }
        if (!file.toRealPath().startsWith(realRoot)) {
            throw new UnsafeImageException("'" + name + "' links out of the image folder");
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IOException("'" + name + "' is not a regular file");
        }
        return new StoredFile(name, file, attributes.size());
    }

    @Override
    public void close() {}

    /** A file of this machine. */
    record StoredFile(String name, Path file, long size) implements StoredImage {

        static StoredFile of(Path file) throws IOException {
            return new StoredFile(String.valueOf(file.getFileName()), file, Files.size(file));
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
