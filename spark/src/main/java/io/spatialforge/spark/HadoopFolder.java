package io.spatialforge.spark;

import io.spatialforge.engine.RemoteFolder;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * A folder in one of Hadoop's file systems.
 *
 * <p>Where a file system renames at once, files are written under a hidden name and renamed, so that the folder looks as
 * one on a local disk. Where it does not, a finished file keeps the name of its attempt, and a small one is written under
 * its own: object stores show an object when it is whole, and a marker that is cut short is no marker.
 */
public final class HadoopFolder implements RemoteFolder {

    /** Schemes whose file systems rename a file at once, comma-separated; a setting of Hadoop's configuration. */
    static final String RENAMING = "spatialforge.store.renaming-schemes";

    private static final Set<String> KNOWN_TO_RENAME =
            Set.of("file", "hdfs", "viewfs", "webhdfs", "swebhdfs", "abfs", "abfss");

    /** Schemes whose file systems create a file for one of several that ask for it. */
    private static final Set<String> KNOWN_TO_CREATE_ONCE =
            Set.of("hdfs", "viewfs", "webhdfs", "swebhdfs", "abfs", "abfss", "gs");

    private static final String HIDDEN = ".";
    private static final String UNFINISHED = ".tmp";

    private final FileSystem system;
    private final Path root;
    private final String address;
    private final Placing placing;

    private enum Placing {
        RENAMED,
        AS_PUT
    }

    private HadoopFolder(FileSystem system, Path root, String address, Placing placing) {
        this.system = system;
        this.root = root;
        this.address = address;
        this.placing = placing;
    }

    /**
     * Opens a folder; nothing is made there yet. The file system is the one that Hadoop shares among all, and stays open.
     *
     * @param address as in {@code hdfs://namenode/runs/one} or {@code s3a://bucket/runs/one}
     * @throws IOException if there is no such file system, or its library is missing
     */
    public static HadoopFolder open(String address) throws IOException {
        Configuration configuration = HadoopSettings.configuration();
        try {
            Path root = new Path(address);
            FileSystem system = root.getFileSystem(configuration);
            if (system instanceof LocalFileSystem checked) {
                system = checked.getRaw(); // files of checksums would lie beside
            }
            String scheme = system.getUri().getScheme();
            boolean renames = configuration.get(RENAMING) == null
                    ? KNOWN_TO_RENAME.contains(scheme)
                    : List.of(configuration.getTrimmedStrings(RENAMING)).contains(scheme);
            return new HadoopFolder(
                    system, system.makeQualified(root), address, renames ? Placing.RENAMED : Placing.AS_PUT);
        } catch (IOException | RuntimeException e) { // file systems wrap what they lack in whatever they like
            throw HadoopSettings.unreachable(address, e);
        }
    }

    @Override
    public String location() {
        return address;
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try (InputStream in = system.open(path(name))) {
            return Optional.of(in.readAllBytes());
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        replace(name, new ByteArrayInputStream(bytes));
    }

    @Override
    public boolean create(String name, byte[] bytes) throws IOException {
        try {
            FSDataOutputStreamBuilder<?, ?> creating = system.createFile(path(name));
            creating.overwrite(false);
            creating.recursive();
            creating.opt(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
            fill(creating.build(), new ByteArrayInputStream(bytes));
            return true;
        } catch (FileAlreadyExistsException | java.nio.file.FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            // Some tell it in their own way, S3 as a condition that was not met when the stream is closed.
            Optional<byte[]> there = read(name);
            if (there.isPresent() && !Arrays.equals(there.get(), bytes)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Creation creation() {
        try {
            return KNOWN_TO_CREATE_ONCE.contains(system.getUri().getScheme())
                            || system.hasPathCapability(
                                    root, CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE)
                    ? Creation.EXCLUSIVE
                    : Creation.CHECKED;
        } catch (IOException e) {
            return Creation.CHECKED;
        }
    }

    @Override
    public String put(java.nio.file.Path file, String name) throws IOException {
        String stored = switch (placing) {
            case RENAMED -> hidden(name);
            case AS_PUT -> ofAttempt(name);
        };
        long size = Files.size(file);
        try (InputStream in = Files.newInputStream(file)) {
            fill(system.create(path(stored), true), in);
        }
        long written = system.getFileStatus(path(stored)).getLen();
        if (written != size) {
            throw new IOException(
                    "%s: expected %,d bytes after writing, got %,d".formatted(path(stored), size, written));
        }
        return stored;
    }

    @Override
    public void replace(java.nio.file.Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            replace(name, in);
        }
    }

    private void replace(String name, InputStream bytes) throws IOException {
        switch (placing) {
            case AS_PUT -> fill(system.create(path(name), true), bytes);
            case RENAMED -> {
                String unfinished = hidden(name);
                fill(system.create(path(unfinished), true), bytes);
                rename(unfinished, name);
            }
        }
    }

    @Override
    public void move(String from, String to) throws IOException {
        switch (placing) {
            case AS_PUT -> {
                delete(to);
                if (!renamedThere(from, to)) {
                    try (InputStream in = whole(from)) {
                        fill(system.create(path(to), true), in);
                    }
                    delete(from);
                }
            }
            case RENAMED -> {
                system.mkdirs(path(to).getParent());
                rename(from, to);
            }
        }
    }

    /** Object stores that rename at all copy within themselves. */
    private boolean renamedThere(String from, String to) throws IOException {
        try {
            return system.rename(path(from), path(to));
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public String place(String stored, String name) throws IOException {
        return switch (placing) {
            case AS_PUT -> stored;
            case RENAMED -> {
                rename(stored, name);
                yield name;
            }
        };
    }

    @Override
    public void fetch(String name, java.nio.file.Path target) throws IOException {
        java.nio.file.Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("not a file: " + target);
        }
        Files.createDirectories(folder);
        java.nio.file.Path part = folder.resolve(HIDDEN + target.getFileName() + "." + attempt() + UNFINISHED);
        try {
            try (InputStream in = whole(name)) {
                Files.copy(in, part);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileNotFoundException e) {
            throw new NoSuchFileException(path(name).toString());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private InputStream whole(String name) throws IOException {
        return FutureIO.awaitFuture(system.openFile(path(name))
                .opt(
                        OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY,
                        OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_WHOLE_FILE)
                .build());
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        try {
            FileStatus status = system.getFileStatus(path(name));
            return status.isFile() ? OptionalLong.of(status.getLen()) : OptionalLong.empty();
        } catch (FileNotFoundException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            if (!system.delete(path(name), false) && system.exists(path(name))) {
                throw new IOException(path(name) + " can't be deleted");
            }
        } catch (FileNotFoundException e) {
            // Gone already.
        }
    }

    @Override
    public List<Stored> list(String folder) throws IOException {
        List<Stored> files = new ArrayList<>();
        try {
            RemoteIterator<FileStatus> all = system.listStatusIterator(path(folder));
            while (all.hasNext()) {
                FileStatus status = all.next();
                if (status.isFile()) {
                    String name = status.getPath().getName();
                    files.add(new Stored(folder.isEmpty() ? name : folder + "/" + name, status.getLen()));
                }
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        files.sort(Comparator.comparing(Stored::name));
        return files;
    }

    private static void fill(FSDataOutputStream out, InputStream bytes) throws IOException {
        try (out) {
            boolean whole = false;
            try {
                bytes.transferTo(out);
                whole = true;
            } finally {
                if (!whole && out.hasCapability(CommonPathCapabilities.ABORTABLE_STREAM)) {
                    out.abort(); // to close it would show what is there so far
                }
            }
        }
    }

    /** Renames, over what is there. */
    private void rename(String from, String to) throws IOException {
        if (system instanceof RawLocalFileSystem) {
            if (!system.rename(path(from), path(to))) {
                throw new IOException(path(from) + " can't be renamed to " + path(to));
            }
            return;
        }
        FileContext.getFileContext(system.getUri(), system.getConf())
                .rename(path(from), path(to), Options.Rename.OVERWRITE);
    }

    private Path path(String name) {
        return name.isEmpty() ? root : new Path(root, name);
    }

    /** A name that listings by pattern leave out. */
    private static String hidden(String name) {
        int file = name.lastIndexOf('/') + 1;
        return name.substring(0, file) + HIDDEN + name.substring(file) + "." + attempt() + UNFINISHED;
    }

    /** {@code qa/00003-of-00016.jsonl.zst} as {@code qa/00003-of-00016.1f2e3d4c5b6a.jsonl.zst}. */
    private static String ofAttempt(String name) {
        int ending = name.indexOf('.', name.lastIndexOf('/') + 1);
        int at = ending < 0 ? name.length() : ending;
        return name.substring(0, at) + "." + attempt() + name.substring(at);
    }

    private static String attempt() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 12);
    }
}
