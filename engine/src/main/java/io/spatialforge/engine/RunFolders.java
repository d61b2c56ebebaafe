package io.spatialforge.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/** Opens run folders by what people call them: a path of this machine, or an address as {@code s3a://bucket/runs/one}. */
public final class RunFolders {

    /** Names the folder for scratch files in the environment. */
    public static final String SCRATCH = "SPATIALFORGE_SCRATCH";

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final String FILE = "file:";

    private RunFolders() {}

    /** Whether a place is told by an address that is none of a local disk. */
    public static boolean isRemote(String place) {
        return ADDRESS.matcher(place).matches() && !place.startsWith(FILE);
    }

    /**
     * Opens a folder for the process that leads the run. A local one is made if need be; of another, files come and go
     * through a folder of its own in {@link #scratch()}.
     *
     * @param place a path or an address
     * @throws IOException if it can't be made or reached, saying what is missing
     */
    public static RunFolder open(String place) throws IOException {
        return isRemote(place) ? open(place, scratch().resolve("run-" + hash(place))) : RunFolder.create(path(place));
    }

    /** Opens a folder to look into it; a local one need not be there. */
    public static RunFolder look(String place) throws IOException {
        return isRemote(place) ? open(place, scratch().resolve("look-" + hash(place))) : new RunFolder(path(place));
    }

    /** The path of a place that is not remote. */
    public static Path path(String place) {
        return place.startsWith(FILE + "/") ? Path.of(URI.create(place)) : Path.of(place);
    }

    /**
     * Opens a folder that lies elsewhere.
     *
     * @param scratch folder of this machine that nothing else uses, made if need be
     * @throws IOException if it can't be reached, saying what is missing
     */
    public static RunFolder open(String address, Path scratch) throws IOException {
        String scheme = address.substring(0, address.indexOf("://")).toLowerCase(Locale.ROOT);
        for (RemoteFolders folders : ServiceLoader.load(RemoteFolders.class)) {
            if (folders.serves(scheme)) {
                return RemoteRunStore.open(folders.open(address), scratch);
            }
        }
        throw new IOException("nothing on the class path opens " + scheme + ":// (of " + address
                + "); add the module spark and Hadoop's jars, as in SPATIALFORGE_CLASSPATH='MODULE.jar:/opt/spark/jars/*',"
                + " or name a folder of this machine");
    }

    /** Where this machine keeps files that come and go: {@value #SCRATCH}, or a folder among the system's temporary ones. */
    public static Path scratch() throws IOException {
        return Files.createDirectories(scratchPath());
    }

    /** As {@link #scratch}, whether it is there or not. */
    public static Path scratchPath() {
        String named = System.getenv(SCRATCH);
        Path root = named == null || named.isBlank()
                ? Path.of(System.getProperty("java.io.tmpdir"), "spatialforge-" + System.getProperty("user.name"))
                : Path.of(named);
        return root.toAbsolutePath().normalize();
    }

    private static String hash(String place) {
        return Fingerprint.of("place", place).hex().substring(0, 16);
    }
}
