package io.spatialforge.export.target;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.target.Photographs.Photograph;
import io.spatialforge.export.target.Photographs.Withheld;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Copies the photographs of an export into {@link #FOLDER}, one file each, and credits them. Pairs about those that can't
 * be had or may not be copied are left out. For the rows of one shard.
 */
@API(status = API.Status.INTERNAL)
public final class PhotographCopies {

    /** Where the photographs are, in the export's folder; image paths of records are relative to it. */
    public static final String FOLDER = "images";

    private final Photographs photographs;

    public PhotographCopies(Photographs photographs) {
        this.photographs = photographs;
    }

    /**
     * Copies the photograph of an image.
     *
     * @param pairs of one image that has a file name; may be none
     * @return the pairs with the image as it is in the export: its file, hash and transform are those of the copy; none if
     *     the photograph is not brought along
     */
    public List<QaPair> bring(List<QaPair> pairs, Rows rows) throws IOException {
        if (pairs.isEmpty()) {
            return pairs;
        }
        Image image = pairs.getFirst().image();
        return switch (photographs.upright(image)) {
            case Withheld withheld -> {
                pairs.forEach(pair -> rows.refuse(pair, withheld.refusal()));
                yield List.of();
            }
            case Photograph photograph -> {
                String file = CopyName.of(image, photograph.extension());
                String sha256 = sha256(photograph.bytes());
                rows.file(FOLDER + "/" + file, photograph.bytes());
                ImageCredits.add(FOLDER + "/" + file, image, photograph, sha256, rows);
                yield copied(pairs, file, sha256);
            }
        };
    }

    /**
     * The pairs, with the image as it is in an export: upright, under another name.
     *
     * @param pairs of one image
     * @param sha256 of the copy
     */
    public static List<QaPair> copied(List<QaPair> pairs, String file, String sha256) {
        Image image = pairs.getFirst().image();
        Image copy = new Image(
                image.id(),
                image.source(),
                file,
                image.url(),
                sha256,
                image.width(),
                image.height(),
                Transform.IDENTITY,
                image.licence());
        List<QaPair> copied = new ArrayList<>(pairs.size());
        for (QaPair pair : pairs) {
            copied.add(pair.withImage(copy));
        }
        return copied;
    }

    static long order(Image image) {
        return StableHash.with(StableHash.of(image.id()), "export.order");
    }

    /** SHA-256, in lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
