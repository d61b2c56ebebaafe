package io.spatialforge.vision.store;

import io.spatialforge.core.StableHash;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;

/**
 * A text that changes when files of a place come, go or change, from their names, sizes and times of change: to read
 * millions of photographs anew would cost hours. Takes no memory that grows with their number.
 */
final class PlaceStamp {

    private long files;
    private long sum;
    private long mixed;

    private PlaceStamp() {}

    static String of(Path folder) throws IOException {
        PlaceStamp stamp = new PlaceStamp();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            stamp.add(folder.relativize(file).toString(), attributes);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException fault) {
                        return FileVisitResult.CONTINUE; // a loop or a broken link holds no photograph
                    }
                });
        return stamp.text();
    }

    static String of(Iterable<Path> files) throws IOException {
        PlaceStamp stamp = new PlaceStamp();
        for (Path file : files) {
            stamp.add(String.valueOf(file.getFileName()), Files.readAttributes(file, BasicFileAttributes.class));
        }
        return stamp.text();
    }

    static String ofRemote(Iterable<RemoteFiles.RemoteFile> files) {
        PlaceStamp stamp = new PlaceStamp();
        for (RemoteFiles.RemoteFile file : files) {
            stamp.add(StableHash.with(StableHash.with(StableHash.of(file.name()), file.size()), file.version()));
        }
        return stamp.text();
    }

    private void add(String name, BasicFileAttributes attributes) {
        add(StableHash.with(
                StableHash.with(StableHash.of(name), attributes.size()),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
    }

    /** Files are seen in any order, so their hashes are added up, in two ways. */
    private void add(long hash) {
        files++;
        sum += hash;
        mixed += StableHash.with(hash, 1);
    }

    private String text() {
        return "%d files %016x%016x".formatted(files, sum, mixed);
    }
}
