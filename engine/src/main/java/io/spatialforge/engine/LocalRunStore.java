package io.spatialforge.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run folder on a local disk: files are written where they stay.
 *
 * @param root absolute
 */
record LocalRunStore(Path root) implements RunStore {

    @Override
    public String put(Path file, String relative) {
        return relative;
    }

    @Override
    public Path fetch(String relative) {
        return root.resolve(relative);
    }

    @Override
    public Optional<String> name(Path fetched) {
        return fetched.startsWith(root)
                ? Optional.of(root.relativize(fetched).toString().replace('\\', '/'))
                : Optional.empty();
    }

    @Override
    public void release(Path fetched) {}

    @Override
    public Optional<byte[]> read(String relative) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(relative)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String relative, byte[] bytes) throws IOException {
        AtomicFile.write(root.resolve(relative), bytes);
    }

    @Override
    public OptionalLong size(String relative) throws IOException {
        Path file = root.resolve(relative);
        return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    }

    @Override
    public void delete(String relative) throws IOException {
        Files.deleteIfExists(root.resolve(relative));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        Path inside = root.resolve(folder);
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(inside)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(inside, Files::isRegularFile)) {
                for (Path file : files) {
                    names.add(file.getFileName().toString());
                }
            }
        }
        names.sort(null);
        return names;
    }

    @Override
    public String place(String stored, String relative) {
        return stored;
    }

    @Override
    public void move(String from, String to) throws IOException {
        Path target = root.resolve(to);
        Files.createDirectories(target.getParent());
        Files.move(root.resolve(from), target, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void publish(String relative) {}

    @Override
    public void recall(String relative) {}

    @Override
    public Closeable hold(ProgressListener progress) {
        return () -> {};
    }

    @Override
    public boolean leads() {
        return true;
    }

    @Override
    public String location() {
        return root.toString();
    }
}
