package io.spatialforge.pipeline.export;

import io.spatialforge.engine.AtomicFile;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.export.syntax.TextRules;
import io.spatialforge.pipeline.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of an export: its data files, the files about the whole, {@code export.json}, and while one is made the work
 * folder. What else is in it is the user's and stays.
 */
final class OutFolder {

    static final String SUMMARY = "export.json";

    private static final String WORK = ".spatialforge";

    private final Path root;

    OutFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    Path work() {
        return root.resolve(WORK);
    }

    /** Where files are written before they have their names. */
    Path unfinished() {
        return work().resolve("unfinished");
    }

    /** The names of all files that exports have written here or were about to; kept while one is made. */
    private Path names() {
        return work().resolve("names.json");
    }

    /**
     * A file of the export.
     *
     * @throws IllegalArgumentException if the name leads out of the folder or is one of ours
     */
    Path file(String name) {
        Path path = root.resolve(name).normalize();
        if (!TextRules.isRelativePath(name)
                || path.equals(root)
                || path.startsWith(work())
                || path.equals(root.resolve(SUMMARY))) {
            throw new IllegalArgumentException("'" + name + "' is no name of a data file");
        }
        return path;
    }

    boolean has(String name, long bytes) throws IOException {
        Path file = file(name);
        return Files.isRegularFile(file) && Files.size(file) == bytes;
    }

    boolean hasWork() {
        return Files.exists(work());
    }

    /**
     * What {@code export.json} says; null if there is none.
     *
     * @throws ConfigException if there is a file of that name that no export wrote
     */
    @Nullable
    Listing listing() throws IOException {
        byte[] json;
        try {
            json = Files.readAllBytes(root.resolve(SUMMARY));
        } catch (NoSuchFileException e) {
            return null;
        }
        Listing listing = Listing.ofJson(json);
        if (listing == null) {
            throw new ConfigException(root.resolve(SUMMARY)
                    + " is not what an export of this version wrote; delete it, or name another folder");
        }
        return listing;
    }

    private Path earlierSummary() {
        return work().resolve("earlier.json");
    }

    /**
     * Takes {@code export.json} away before anything it lists is touched, but keeps in mind what it says.
     *
     * @return what the last whole export said; null if there was none, or one of another version
     */
    @Nullable
    Listing begin() throws IOException {
        Listing listing = listing();
        if (listing != null) {
            remember(listing.names());
            Copies.keepEarlier(this);
            Files.move(
                    root.resolve(SUMMARY),
                    earlierSummary(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return listing;
        }
        try {
            return Listing.ofJson(Files.readAllBytes(earlierSummary()));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Remembers names of files before the first of them is written. */
    void remember(Collection<String> more) throws IOException {
        SortedSet<String> names = remembered();
        if (names.addAll(more) || !Files.exists(names())) {
            AtomicFile.write(
                    names(), JsonMapper.shared().writeValueAsString(names).getBytes(StandardCharsets.UTF_8));
        }
    }

    SortedSet<String> remembered() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try {
            JsonMapper.shared().readTree(Files.readAllBytes(names())).forEach(name -> names.add(name.asString()));
        } catch (NoSuchFileException e) {
            // The first export to this folder.
            return names;
        }
        return names;
    }

    void writeSummary(Listing listing) throws IOException {
        AtomicFile.write(root.resolve(SUMMARY), listing.toJson());
    }

    /** Removes a file that an export wrote, and the folders that are empty without it. */
    void remove(String name) throws IOException {
        Path file = file(name);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.deleteIfExists(file);
        for (Path folder = file.getParent(); folder != null && !folder.equals(root); folder = folder.getParent()) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** Sizes and times of change of all files but the work folder's and {@code export.json}, by name. */
    Map<String, String> stamps() throws IOException {
        Map<String, String> stamps = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.equals(work()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !file.equals(root.resolve(SUMMARY))) {
                    stamps.put(
                            root.relativize(file).toString().replace('\\', '/'),
                            attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return stamps;
    }

    /** Deletes all that the work folder holds but its lock. */
    void tidy() throws IOException {
        Path lock = new RunFolder(work()).lockFile();
        try (Stream<Path> files = Files.walk(work())) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                if (!file.equals(lock) && !file.equals(work())) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Deletes the work folder once it is empty. */
    void removeWork() throws IOException {
        try {
            Files.deleteIfExists(work());
        } catch (DirectoryNotEmptyException e) {
            // Another process has begun in the meantime.
            return;
        }
    }
}
