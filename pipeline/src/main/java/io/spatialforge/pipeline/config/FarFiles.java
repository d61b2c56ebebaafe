package io.spatialforge.pipeline.config;

import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.RunFolders;
import io.spatialforge.vision.store.RemoteFiles;
import io.spatialforge.vision.store.RemoteFiles.RemoteFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Files of a configuration that are on no disk of this machine, as {@code s3a://bucket/corpus/instances.json}. Each has its
 * place among this machine's scratch files, {@code inputs/s3a/bucket/corpus/instances.json}, from which its address can be
 * told again; so whatever reads paths reads them too, once they are {@linkplain #fetch fetched}.
 */
@API(status = API.Status.INTERNAL)
public final class FarFiles {

    private static final String FILE = "file:";
    private static final String INPUTS = "inputs";

    /** Stands for a name that an address leaves to Hadoop's configuration, as {@code hdfs:///corpus}. */
    private static final String UNNAMED = "-";

    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/]*)/*(.*)");
    private static final Path ROOT = RunFolders.scratchPath().resolve(INPUTS);
    private static final Pattern INSIDE =
            Pattern.compile(Pattern.quote(ROOT.toString().replace('\\', '/')) + "/([^/]+)/([^/\\s,\\]]+)");

    private FarFiles() {}

    /** A path of this machine for a path or an address, which is taken relative to the folder where it is relative. */
    public static Path resolve(Path base, String text) {
        if (text.startsWith(FILE + "/")) {
            return Path.of(URI.create(text));
        }
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            return base.resolve(text).normalize();
        }
        String name = address.group(2).isEmpty() ? UNNAMED : address.group(2);
        return ROOT.resolve(address.group(1))
                .resolve(name)
                .resolve(address.group(3))
                .normalize();
    }

    /** Whether a path stands for a file or folder elsewhere. */
    public static boolean isFar(Path path) {
        return path.startsWith(ROOT);
    }

    /** The path, or the address that it stands for. */
    public static String told(Path path) {
        return told(path.toString());
    }

    /** A text with addresses in the place of the paths that stand for them. */
    public static String told(String text) {
        Matcher paths = INSIDE.matcher(text);
        return paths.replaceAll(match -> Matcher.quoteReplacement(
                match.group(1) + "://" + (match.group(2).equals(UNNAMED) ? "" : match.group(2))));
    }

    /**
     * Whether there is such a file, here or there.
     *
     * @throws IOException if that can't be told
     */
    public static boolean exists(Path path) throws IOException {
        return isFar(path) ? find(path) != null : Files.isRegularFile(path);
    }

    /** Whether a file is on a disk of this machine, and one from elsewhere is as it is there. */
    public static boolean isHere(Path path) throws IOException {
        if (!isFar(path)) {
            return true;
        }
        RemoteFile there = find(path);
        return there != null && isHere(path, there);
    }

    private static boolean isHere(Path path, RemoteFile there) throws IOException {
        return Files.isRegularFile(path)
                && Files.size(path) == there.size()
                && Files.getLastModifiedTime(path).equals(time(there.version()));
    }

    /** Length in bytes, here or there. */
    public static long size(Path path) throws IOException {
        return isFar(path) ? require(path).size() : Files.size(path);
    }

    private static RemoteFile require(Path path) throws IOException {
        RemoteFile there = find(path);
        if (there == null) {
            throw new IOException("there is no " + told(path));
        }
        return there;
    }

    /**
     * Brings those files here that lie elsewhere, unless they are here as they are there now.
     *
     * @param heard is told of each file that is brought
     * @throws IOException if one can't be had, naming its address
     */
    public static void fetch(Collection<Path> files, Consumer<String> heard) throws IOException {
        for (Path file : new LinkedHashSet<>(files)) {
            if (isFar(file)) {
                fetch(file, heard);
            }
        }
    }

    private static void fetch(Path file, Consumer<String> heard) throws IOException {
        RemoteFile there = require(file);
        if (isHere(file, there)) {
            return;
        }
        heard.accept("fetching %s, %,d MB".formatted(told(file), there.size() / 1_000_000));
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        access(told(file)).fetch(there, file);
        Files.setLastModifiedTime(file, time(there.version()));
    }

    /** A time made of a version, so that a hash that was remembered with it holds on whichever machine. */
    private static FileTime time(String version) {
        String hex = Fingerprint.of("version", version).hex();
        return FileTime.fromMillis(Long.parseLong(hex.substring(0, 10), 16));
    }

    private static @Nullable RemoteFile find(Path path) throws IOException {
        String address = told(path);
        return access(address).find(address);
    }

    private static RemoteFiles access(String address) throws IOException {
        return RemoteFiles.of(address.substring(0, address.indexOf(':')))
                .orElseThrow(
                        () -> new ConfigException(
                                "nothing on the class path reads " + address
                                        + "; add the module spark and Hadoop's jars, as in"
                                        + " SPATIALFORGE_CLASSPATH='MODULE.jar:/opt/spark/jars/*', or copy it to a disk of this machine"));
    }
}
