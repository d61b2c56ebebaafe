package io.spatialforge.vision.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.PatternSyntaxException;

/** A place as a configuration names it: a folder, or one or several files of one kind. */
sealed interface Place {

    /** A folder of photographs. */
    record Folder(Path folder) implements Place {}

    /** Tars, in the order of their names. */
    record Tars(List<Path> files) implements Place {}

    /** Parquet files with photographs in them, in the order of their names. */
    record Tables(List<Path> files) implements Place {}

    /** Tars elsewhere, in the order of their names. */
    record RemoteTars(RemoteFiles access, List<RemoteFiles.RemoteFile> files) implements Place {}

    /**
     * @param text a folder, a {@code .tar} or {@code .parquet} file, or a pattern of such files in one folder, as in
     *     {@code photos/train_*.tar}; or tars elsewhere, as in {@code s3a://bucket/train_*.tar}
     * @throws ImageStoreException if nothing is there, or it is of another kind
     */
    static Place of(String text) throws IOException {
        int scheme = text.indexOf("://");
        if (scheme > 0) {
            return remote(text, text.substring(0, scheme).toLowerCase(Locale.ROOT));
        }
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) {
            throw new ImageStoreException("images: '" + text + "' is no path: " + e.getReason(), e);
        }
        if (Files.isDirectory(path)) {
            if (!Files.isReadable(path) || !Files.isExecutable(path)) {
                throw new ImageStoreException("images: " + path + " can't be read; give yourself the right to");
            }
            return new Folder(path);
        }
        List<Path> files = Files.exists(path) ? List.of(path) : matching(path);
        if (files.isEmpty()) {
            throw new ImageStoreException("images: there is nothing at " + text
                    + "; expected a folder, a .tar or .parquet file, or a pattern as in photos/train_*.tar");
        }
        boolean tars = true;
        boolean tables = true;
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new ImageStoreException("images: " + file + " can't be read; give yourself the right to");
            }
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            tars &= name.endsWith(".tar") || name.contains(".tar.") || name.endsWith(".tgz");
            tables &= name.endsWith(".parquet");
        }
        if (!tars && !tables) {
            throw new ImageStoreException("images: expected a folder, .tar files or .parquet files at " + text
                    + ", got " + files.getFirst().getFileName()
                    + (files.size() > 1 ? " and " + (files.size() - 1) + " more" : ""));
        }
        return tars ? new Tars(files) : new Tables(files);
    }

    private static Place remote(String text, String scheme) throws IOException {
        for (RemoteFiles access : ServiceLoader.load(RemoteFiles.class)) {
            if (!access.serves(scheme)) {
                continue;
            }
            List<RemoteFiles.RemoteFile> files = access.files(text);
            if (files.isEmpty()) {
                throw new ImageStoreException(
                        "images: there is nothing at " + text + "; expected a .tar file, or a pattern of them");
            }
            for (RemoteFiles.RemoteFile file : files) {
                if (!file.name().toLowerCase(Locale.ROOT).endsWith(".tar")) {
                    throw new ImageStoreException("images: expected plain tars at " + text + ", got " + file.name()
                            + "; other places are read on this machine's disks only");
                }
            }
            return new RemoteTars(access, List.copyOf(files));
        }
        throw new ImageStoreException("images: nothing on the class path reads " + scheme + ":// (of " + text
                + "); copy the photographs to a disk of this machine, or add a module that reads it");
    }

    private static List<Path> matching(Path pattern) throws IOException {
        Path name = pattern.getFileName();
        Path folder = pattern.toAbsolutePath().getParent();
        List<Path> files = new ArrayList<>();
        if (name != null && folder != null && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, name.toString())) {
                stream.forEach(files::add);
            } catch (PatternSyntaxException e) {
                throw new ImageStoreException(
                        "images: '" + name + "' is no pattern of file names: " + e.getDescription(), e);
            }
        }
        files.sort(null);
        return files;
    }
}
