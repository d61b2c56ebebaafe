package io.spatialforge.sources;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder a corpus's photographs lie in, and what a look at one of them says about its annotations. */
public final class ImageFolder {

    private final Path root;
    private final @Nullable Path realRoot;

    /**
     * @param root where file names of the corpus begin; photographs of a folder that does not exist are all missing
     */
    public ImageFolder(Path root) {
        this.root = root;
        Path real = null;
        try {
            real = root.toRealPath();
        } catch (IOException e) {
            // found missing, image by image
        }
        realRoot = real;
    }

    /** What a look at a photograph found. */
    public sealed interface Found {

        /**
         * It fits its annotations.
         *
         * @param file path relative to the folder, with forward slashes
         * @param transform how stored pixels become upright
         * @param annotatedAsStored whether boxes are of the stored pixels, so that they must be turned along
         */
        record Fitting(String file, Transform transform, boolean annotatedAsStored) implements Found {}

        /** It does not. */
        record Unfit(Reason reason, String detail) implements Found {}
    }

    /**
     * Why a file name must not be opened, or null if it may: it is absolute, a Windows path, or climbs out of the folder.
     */
    public static @Nullable String unsafe(String fileName) {
        if (fileName.isBlank() || fileName.indexOf('\0') >= 0) {
            return "the file name is empty or holds a zero character";
        }
        if (fileName.startsWith("/") || fileName.indexOf('\\') >= 0 || namesDrive(fileName)) {
            return "the file name '" + fileName + "' is not a relative path with forward slashes";
        }
        int depth = 0;
        for (String part : fileName.split("/")) {
            if (part.equals("..")) {
                depth--;
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return "the file name '" + fileName + "' leaves the image folder";
            }
        }
        return null;
    }

    private static boolean namesDrive(String fileName) {
        return fileName.length() > 1 && fileName.charAt(1) == ':' && Character.isLetter(fileName.charAt(0));
    }

    /**
     * Looks at a photograph and decides which frame its annotations are in.
     *
     * <p>Annotators may have seen the stored pixels or the upright ones. The listed size tells, if turning swaps two
     * different sides; where it can't tell, the image is dropped rather than guessed.
     *
     * @param fileName a safe name below the folder; where no file is there, its last two parts are tried, because
     *     Objects365 lists paths of its makers' disk
     * @param width as the corpus lists it
     * @param height as the corpus lists it
     */
    public Found look(String fileName, int width, int height) {
        String name = fileName;
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            String[] parts = fileName.split("/");
            if (parts.length > 2) {
                String shorter = parts[parts.length - 2] + "/" + parts[parts.length - 1];
                if (unsafe(shorter) == null && Files.exists(root.resolve(shorter))) {
                    name = shorter;
                    file = root.resolve(shorter);
                }
            }
        }
        try {
            if (realRoot == null) {
                return new Found.Unfit(Reason.IMAGE_MISSING, "there is no image folder " + root);
            }
            if (Files.exists(file) && !file.toRealPath().startsWith(realRoot)) {
                return new Found.Unfit(Reason.IMAGE_PATH_UNSAFE, "'" + name + "' links out of the image folder");
            }
        } catch (IOException e) {
            return new Found.Unfit(Reason.IMAGE_UNREADABLE, "reading '" + name + "' failed: " + e.getMessage());
        }
        return switch (PhotoProbe.probe(file)) {
            case Photo.Flawed flaw -> new Found.Unfit(flaw.reason(), name + ": " + flaw.detail());
            case Photo.Sound photo -> fit(name, photo, width, height);
        };
    }

    private static Found fit(String name, Photo.Sound photo, int width, int height) {
        boolean asStored = photo.width() == width && photo.height() == height;
        boolean asUpright = photo.uprightWidth() == width && photo.uprightHeight() == height;
        if (photo.transform() == Transform.IDENTITY && asStored) {
            return new Found.Fitting(name, Transform.IDENTITY, false);
        }
        if (asStored && asUpright) {
            return new Found.Unfit(
                    Reason.ORIENTATION_AMBIGUOUS,
                    "EXIF says %s and both frames are %dx%d"
                            .formatted(photo.transform().id(), width, height));
        }
        if (asStored || asUpright) {
            return new Found.Fitting(name, photo.transform(), asStored);
        }
        return new Found.Unfit(
                Reason.IMAGE_SIZE_MISMATCH,
                "the annotations say %dx%d, the file is %dx%d (%s)"
                        .formatted(
                                width,
                                height,
                                photo.width(),
                                photo.height(),
                                photo.transform().id()));
    }
}
