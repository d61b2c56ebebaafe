package io.spatialforge.export.webdataset;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.scene.Image;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the members of a sample have in common: their names up to the first dot.
 *
 * <p>It is made of the image's id alone, so it is the same in every export: what is plain in it, for people, and its hash,
 * so that no two ids give one key. It has no dot, at which loaders would cut it, and no slash, and no name of two leading
 * underlines, which loaders skip.
 */
final class SampleKey {

    private static final int LONGEST = 60;

    private SampleKey() {}

    static String of(Image image) {
        String id = image.id().toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < id.length() && key.length() < LONGEST; i++) {
            char c = id.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (plain) {
                key.append(c);
            } else if (!key.isEmpty() && key.charAt(key.length() - 1) != '_') {
                key.append('_');
            }
        }
        return key.append("%s%012x".formatted(key.isEmpty() ? "" : "-", StableHash.of(image.id()) >>> 16))
                .toString();
    }

    /**
     * The key in a member's name, as WebDataset's loader cuts it: all up to the first dot of the last part.
     *
     * @return null if there is no dot, or nothing before it
     */
    static @Nullable String in(String member) {
        int name = member.lastIndexOf('/') + 1;
        int dot = member.indexOf('.', name);
        return dot <= name || member.indexOf('.') < name ? null : member.substring(0, dot);
    }
}
