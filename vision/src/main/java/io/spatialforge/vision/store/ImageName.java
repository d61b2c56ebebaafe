package io.spatialforge.vision.store;

import io.spatialforge.core.StableHash;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file name taken apart, for finding a photograph that is not exactly where its corpus says.
 *
 * <p>A name fits another one (1) if they are equal; (2) if both have folders and their last two parts are equal, because
 * Objects365 lists paths of its makers' disk; (3) if one that is asked for without folders equals the last part, because
 * OpenImages lists ids and ships folders of them. An id, which has no ending, stands for an image of any ending.
 *
 * @param folder all before the last slash; empty where there is none
 * @param stem the last part, without an image's ending
 * @param ending of an image, with its dot, as it is written; empty where there is none
 */
record ImageName(String folder, String stem, String ending) {

    private static final Set<String> ENDINGS = Set.of(
            ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".avif", ".heic");

    static ImageName of(String name) {
        String plain = name.startsWith("./") ? name.substring(2) : name;
        int slash = plain.lastIndexOf('/');
        String last = plain.substring(slash + 1);
        int dot = last.lastIndexOf('.');
        boolean ends = dot > 0 && ENDINGS.contains(last.substring(dot).toLowerCase(Locale.ROOT));
        return new ImageName(
                slash < 0 ? "" : plain.substring(0, slash),
                ends ? last.substring(0, dot) : last,
                ends ? last.substring(dot) : "");
    }

    boolean isImage() {
        return !ending.isEmpty();
    }

    /** Whether a file or folder is one that systems make for themselves: hidden, an archiver's or a server's previews. */
    static boolean isOfSystem(String part) {
        return part.startsWith(".") || part.equals("__MACOSX") || part.equals("@eaDir");
    }

    /** Whether one who asks for all photographs of a place means this one. */
    boolean isListed() {
        if (!isImage() || isOfSystem(stem)) {
            return false;
        }
        for (String part : folder.split("/")) {
            if (isOfSystem(part)) {
                return false;
            }
        }
        return true;
    }

    String text() {
        return (folder.isEmpty() ? "" : folder + "/") + stem + ending;
    }

    /** Last part of the folder and the stem; null where there is no folder. */
    @Nullable
    String tail() {
        return folder.isEmpty() ? null : folder.substring(folder.lastIndexOf('/') + 1) + "/" + stem;
    }

    long stemHash() {
        return StableHash.of(stem);
    }

    /** Of the last two parts without ending; of the one part where there is no folder. */
    long tailHash() {
        String tail = tail();
        return StableHash.of(tail == null ? stem : tail);
    }

    /** How well this name, which is asked for, fits one that is there. */
    Fit fit(ImageName there) {
        if (!stem.equals(there.stem) || !(ending.isEmpty() || ending.equals(there.ending))) {
            return Fit.NONE;
        }
        if (folder.equals(there.folder)) {
            return Fit.EXACT;
        }
        String tail = tail();
        if (tail == null) {
            return Fit.LAST_PART;
        }
        return tail.equals(there.tail()) ? Fit.LAST_TWO_PARTS : Fit.NONE;
    }

    /** From the worst to the best. */
    enum Fit {
        NONE,
        LAST_PART,
        LAST_TWO_PARTS,
        EXACT
    }
}
