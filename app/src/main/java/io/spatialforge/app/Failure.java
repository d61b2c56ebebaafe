package io.spatialforge.app;

import io.spatialforge.core.AdditionException;
import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.engine.RunInUseException;
import io.spatialforge.pipeline.JudgeStoppedException;
import io.spatialforge.pipeline.NothingKeptException;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.explain.UnknownIdException;
import io.spatialforge.sources.SourceException;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.store.DownloadException;
import io.spatialforge.vision.store.ImageStoreException;
import io.spatialforge.vision.store.VanishedException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command that failed says, and its exit code.
 *
 * @param message what was expected, what was got and what to do, in one line
 */
record Failure(int code, String message) {

    private static final String GO_ON = "; what is finished stays, and the same command goes on from there";

    /** What systems say, in the language of their C library, where nothing more can be written. */
    private static final List<String> NO_ROOM =
            List.of("No space left on device", "not enough space on the disk", "quota exceeded", "File too large");

    private static final String READ_ONLY = "Read-only file system";
    private static final String NO_FOLDER = "Not a directory";
    private static final String DENIED = "Permission denied";

    /** That of a command whose arguments may name places. */
    static Failure of(Throwable error, List<String> arguments) {
        String told = told(error);
        IOException vague = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            Failure known = known(cause, told, arguments);
            if (known != null) {
                return known;
            }
            vague = vague == null && cause instanceof IOException e ? e : vague;
        }
        if (vague != null) {
            return new Failure(Main.NOT_ACCEPTABLE, "could not read or write: " + where(vague, told) + GO_ON);
        }
        return new Failure(
                Main.FAULT,
                "internal fault: " + error.getClass().getSimpleName() + ": " + told + "\nRun again with --stacktrace to"
                        + " see where, and please report it.");
    }

    /** What an exception says, without the names of classes that wrappers put before it. */
    private static String told(Throwable error) {
        Throwable cause = error.getCause();
        String message = error.getMessage();
        return cause != null && (message == null || message.equals(cause.toString()))
                ? told(cause)
                : String.valueOf(message);
    }

    private static @Nullable Failure known(Throwable cause, String told, List<String> arguments) {
        return switch (cause) {
            case ConfigException e -> new Failure(Main.WRONG_USE, told);
            case AdditionException e -> new Failure(Main.WRONG_USE, told);
            case SourceException e -> new Failure(Main.WRONG_USE, told);
            case ImageStoreException e -> new Failure(Main.WRONG_USE, told);
            case VanishedException e -> new Failure(Main.WRONG_USE, told);
            case ModelException e -> new Failure(Main.WRONG_USE, told);
            case Main.UsageException e -> new Failure(Main.WRONG_USE, told);
            case UnknownIdException e -> new Failure(Main.WRONG_USE, told);
            case RunInUseException e -> new Failure(Main.WRONG_USE, told);
            case NothingKeptException e -> new Failure(Main.NOT_ACCEPTABLE, told);
            case JudgeStoppedException e -> new Failure(Main.NOT_ACCEPTABLE, told);
            case DownloadException e -> new Failure(Main.NOT_ACCEPTABLE, told);
            case CorruptFileException e ->
                new Failure(
                        Main.NOT_ACCEPTABLE,
                        told + "; this is not what was written: run forge as before, with --verify, which makes what is"
                                + " damaged again");
            case InvalidPathException e -> new Failure(Main.WRONG_USE, NoPath.told(e.getInput()));
            case IOException e -> ofFiles(e, told, arguments);
            case OutOfMemoryError e ->
                new Failure(
                        Main.NOT_ACCEPTABLE,
                        "out of memory: " + e.getMessage() + "; take fewer --workers, more shards, or a larger heap, as"
                                + " SPATIALFORGE_JAVA_OPTS=-Xmx4g" + GO_ON);
            default -> null;
        };
    }

    /** The text of a wrapper may name the file, or only a class. */
    private static String where(IOException cause, String told) {
        String why = String.valueOf(cause.getMessage());
        return told.contains(why) ? told : why;
    }

    /** Null where what it was caused by may tell more. */
    private static @Nullable Failure ofFiles(IOException cause, String told, List<String> arguments) {
        String why = String.valueOf(cause.getMessage());
        String where = where(cause, told);
        if (NO_ROOM.stream().anyMatch(why::contains)) {
            String place = where.contains(File.separator) ? where : where + FullDisk.told(arguments);
            return new Failure(
                    Main.NOT_ACCEPTABLE,
                    "no room left: " + place + "; free some, or move the folder to a larger disk" + GO_ON);
        }
        return switch (cause) {
            case AccessDeniedException e -> new Failure(Main.WRONG_USE, Denied.told(Path.of(e.getFile())));
            case NoSuchFileException e ->
                new Failure(Main.WRONG_USE, "there is no such file or folder: " + where + GO_ON);
            case NotDirectoryException e ->
                new Failure(Main.WRONG_USE, "expected a folder, got a file: " + where + "; name a folder");
            case FileSystemException e
            when why.endsWith(NO_FOLDER) ->
                new Failure(
                        Main.WRONG_USE, "there is a file where a folder is needed: " + e.getFile() + "; name another");
            case FileAlreadyExistsException e
            when Files.isRegularFile(Path.of(e.getFile())) ->
                new Failure(Main.WRONG_USE, "there is a file where a folder is needed: " + where + "; name another");
            case FileAlreadyExistsException e ->
                new Failure(Main.WRONG_USE, "there is a file of that name: " + where + "; name another");
            case IOException e
            when why.contains(READ_ONLY) ->
                new Failure(Main.WRONG_USE, "can't write: " + where + "; name a folder that can be written to");
            case FileNotFoundException e
            when why.contains(DENIED) ->
                new Failure(Main.WRONG_USE, Denied.told(Path.of(why.replaceFirst(" \\(" + DENIED + "\\)$", ""))));
            default -> null;
        };
    }
}
