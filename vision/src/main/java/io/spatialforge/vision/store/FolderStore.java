package io.spatialforge.vision.store;

import io.spatialforge.core.drop.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder of photographs. Links within it are followed, links out of it are refused. A name without folders that is not
 * right there is looked for in all subfolders; the first such name makes a list of them.
 */
final class FolderStore implements ImageStore {

    private final Path root;
    private final Path realRoot;
    private final WatchedFolder watched;
    private volatile @Nullable Listing listing;

    /**
     * @throws IOException if there is no such folder
     */
    FolderStore(Path root) throws IOException {
        this.root = root;
        realRoot = root.toRealPath();
        watched = WatchedFolder.of("the folder of photographs", root);
    }

    /**
     * @throws VanishedException if it is not here because nothing is here any more
     */
    @Override
    public @Nullable StoredImage find(ImageKey key) throws IOException {
        StoredImage image;
        try {
            image = sought(key);
        } catch (UnsafeImageException e) {
            throw e;
        } catch (IOException e) {
            watched.require();
            throw e;
        }
        if (image == null) {
            watched.require();
        }
        return image;
    }

    private @Nullable StoredImage sought(ImageKey key) throws IOException {
        String name = key.file();
        if (name == null) {
            return null;
        }
        String unsafe = ImageKey.unsafe(name);
        if (unsafe != null) {
            throw new UnsafeImageException(unsafe);
        }
        ImageName wanted = ImageName.of(name);
        StoredImage image = at(name);
        if (image != null) {
            return image;
        }
        String tail = wanted.tail();
        if (tail != null) {
            return wanted.folder().indexOf('/') < 0 ? null : at(tail + wanted.ending());
        }
        return listing().find(wanted);
    }

    private @Nullable StoredImage at(String name) throws IOException {
        if (ImageKey.unsafe(name) != null) {
            return null;
        }
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            return null;
        }
        if (!file.toRealPath().startsWith(realRoot)) {
            throw new UnsafeImageException("'" + name + "' links out of the image folder");
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory() && !ImageName.of(name).isImage()) {
            return null; // an id may be a folder's name
        }
        if (!attributes.isRegularFile()) {
            throw new IOException("'" + name + "' is not a regular file");
        }
        return new StoredFile(name, file, attributes.size());
    }

    private Listing listing() throws IOException {
        Listing known = listing;
        if (known == null) {
            synchronized (this) {
                known = listing;
                if (known == null) {
                    known = new Listing();
                    listing = known;
                }
            }
        }
        return known;
    }

    /** Links are not followed to other folders: what is within this one is found where it lies. */
    @Override
    public void list(Inventory inventory) throws IOException {
        Files.walkFileTree(realRoot, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.equals(realRoot) || !ImageName.isOfSystem(String.valueOf(folder.getFileName()))) {
                    return FileVisitResult.CONTINUE;
                }
                inventory.other(name(folder), Reason.NOT_A_PHOTOGRAPH, "a folder of the system's own");
                return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = name(file);
                if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
                    if (!file.toRealPath().startsWith(realRoot)) {
                        inventory.other(name, Reason.IMAGE_PATH_UNSAFE, "the folder links out of the image folder");
                    }
                } else if (ImageName.of(name).isListed()) {
                    inventory.photograph(name, null);
                } else {
                    inventory.other(name, Reason.NOT_A_PHOTOGRAPH, "by its name");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                if (file.equals(realRoot)) {
                    throw fault;
                }
                inventory.other(name(file), Reason.IMAGE_UNREADABLE, "it can't be opened");
                return FileVisitResult.CONTINUE;
            }

            private String name(Path path) {
                return realRoot.relativize(path)
                        .toString()
                        .replace(path.getFileSystem().getSeparator(), "/");
            }
        });
    }

    @Override
    public void close() {}

    /** Which subfolders have an image of a stem; 16 bytes a photograph. */
    private final class Listing {

        private final List<String> folders = new ArrayList<>();
        private final List<String> endings = new ArrayList<>();
        private final HashIndex byStem = new HashIndex();

        Listing() throws IOException {
            Map<String, Integer> numbers = new HashMap<>();
            Map<String, Integer> known = new HashMap<>();
            Files.walkFileTree(realRoot, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = realRoot.relativize(folder).toString();
                    numbers.put(name, folders.size());
                    folders.add(name.replace(folder.getFileSystem().getSeparator(), "/"));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path parent = file.getParent();
                    ImageName name = ImageName.of(String.valueOf(file.getFileName()));
                    Integer folder = parent == null
                            ? null
                            : numbers.get(realRoot.relativize(parent).toString());
                    if (name.isImage() && folder != null && Files.isRegularFile(file)) {
                        int ending = known.computeIfAbsent(name.ending(), e -> {
                            endings.add(e);
                            return endings.size() - 1;
                        });
                        byStem.add(name.stemHash(), (long) ending << Integer.SIZE | folder);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            byStem.sort();
        }

        @Nullable
        StoredImage find(ImageName wanted) throws IOException {
            Choice<StoredImage> choice = new Choice<>(wanted);
            for (long value : byStem.find(wanted.stemHash())) {
                String folder = folders.get((int) value);
                String name = (folder.isEmpty() ? "" : folder + "/")
                        + wanted.stem()
                        + endings.get((int) (value >>> Integer.SIZE));
                StoredImage image = at(name);
                if (image != null) {
                    choice.offer(String.valueOf(root.getFileName()), name, image);
                }
            }
            return choice.best();
        }
    }

    /** A file of this machine. */
    record StoredFile(String name, Path file, long size) implements StoredImage {

        static StoredFile of(Path file) throws IOException {
            return new StoredFile(String.valueOf(file.getFileName()), file, Files.size(file));
        }

        @Override
        public InputStream open() throws IOException {
            try {
                return Files.newInputStream(file);
            } catch (NoSuchFileException e) {
                throw new VanishedException("the photograph " + file);
            }
        }
    }
}
