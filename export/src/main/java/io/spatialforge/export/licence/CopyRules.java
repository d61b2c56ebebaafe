package io.spatialforge.export.licence;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.licence.Licence.Copies;
import io.spatialforge.export.licence.Licence.Duty;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which photographs may be copied into an export.
 *
 * @param stated licences of images that carry none, by their source
 * @param commerce whether the copies may end up in commercial use
 */
public record CopyRules(SortedMap<String, String> stated, Commerce commerce) {

    /** Nothing is stated, and copies may be used for anything. */
    public static final CopyRules DEFAULTS = new CopyRules(Collections.emptySortedMap(), Commerce.POSSIBLE);

    public CopyRules {
        stated = Collections.unmodifiableSortedMap(new TreeMap<>(stated));
    }

    /**
     * @param stated licences of images that carry none, by their source
     * @throws IllegalArgumentException if one of them is not known, naming its source
     */
    public static CopyRules of(Map<String, String> stated, Commerce commerce) {
        stated.forEach((source, licence) -> {
            if (Licences.of(licence) == null) {
                throw new IllegalArgumentException("'" + licence + "', stated for the images of '" + source
                        + "', is no licence that is known; expected one as CC-BY-4.0, CC0-1.0, or own for photographs"
                        + " of your own");
            }
        });
        return new CopyRules(new TreeMap<>(stated), commerce);
    }

    /** Whether copies may end up in commercial use. */
    public enum Commerce {
        /** They may, so those that are for non-commercial use only are not copied. */
        POSSIBLE,
        /** The user says that they will not. */
        EXCLUDED
    }

    /** Whether a photograph may be copied. */
    public sealed interface Ruling {

        /** It may, under that licence. */
        record Allowed(Licence licence) implements Ruling {}

        /** It may not. */
        record Denied(Refusal refusal) implements Ruling {}
    }

    /**
     * Whether the photograph of an image may be copied.
     *
     * @param copies how: as it is, or altered
     */
    public Ruling of(Image image, Copies copies) {
        String text = image.licence() == null ? stated.get(image.source()) : image.licence();
        if (text == null || text.isBlank()) {
            return denied(
                    Reason.LICENCE_UNKNOWN,
                    "the image carries no licence; state one with --image-licence " + image.source() + "=LICENCE");
        }
        Licence licence = Licences.of(text);
        if (licence == null) {
            return denied(Reason.LICENCE_UNKNOWN, "'" + text + "' is no licence that is known");
        }
        if (licence.copies().compareTo(copies) < 0) {
            return denied(
                    Reason.LICENCE_FORBIDS,
                    licence.name()
                            + (licence.copies() == Copies.NONE
                                    ? " allows no copies"
                                    : " allows no altered copies, and it would be turned, encoded anew or drawn on"));
        }
        if (licence.duties().contains(Duty.NON_COMMERCIAL) && commerce == Commerce.POSSIBLE) {
            return denied(
                    Reason.LICENCE_FORBIDS,
                    licence.name() + " allows no commercial use; --allow-non-commercial says that there will be none");
        }
        return new Ruling.Allowed(licence);
    }

    private static Ruling denied(Reason reason, String detail) {
        return new Ruling.Denied(new Refusal(reason, detail));
    }

    /** The rules as a text, for fingerprints: the same rules give the same text. */
    public String fingerprint() {
        return commerce + " " + stated;
    }
}
