package io.spatialforge.pipeline.copies;

import io.spatialforge.core.scene.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names by which one photograph is known in several corpora: its id at Flickr, its number in COCO, its URL, the hash of
 * its bytes. Each is written with what it is before it, as in {@code flickr:2970773875}.
 */
public final class PhotoKeys {

    static final String SHA256 = "sha256:";
    static final String FLICKR = "flickr:";
    static final String COCO = "coco:";
    static final String URL = "url:";

    private static final Pattern FLICKR_FILE =
            Pattern.compile("static\\.?flickr\\.com/(?:\\d+/)*(\\d{4,})_[0-9a-z]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern FLICKR_PAGE =
            Pattern.compile("flickr\\.com/photos/[^/\\s]+/(\\d{4,})", Pattern.CASE_INSENSITIVE);

    /** COCO's names, of 2014 and of 2017. The latter are twelve digits and nothing else, which others may write too. */
    private static final Pattern COCO_FILE = Pattern.compile(
            "(?:^|[/_])(?:COCO_[a-z]+20\\d\\d_)?0{5,}([1-9]\\d{0,6})(?:\\.[a-z]+)?$", Pattern.CASE_INSENSITIVE);

    private static final int COCO_DIGITS = 12;
    private static final Pattern SCHEME = Pattern.compile("^[a-z]+://", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEX_256 = Pattern.compile("[0-9a-fA-F]{64}");

    private PhotoKeys() {}

    /**
     * All keys of an image that tell the photograph and not only the image within its corpus.
     *
     * @param origin where the photograph was first published; null where unknown
     * @param sha256 of the photograph's bytes; null where they were not read
     */
    public static List<String> of(Image image, @Nullable String origin, @Nullable String sha256) {
        List<String> keys = new ArrayList<>();
        addSha256(sha256, keys);
        addSha256(image.sha256(), keys);
        addUrl(image.url(), keys);
        addUrl(origin, keys);
        String file = image.file();
        if (file != null && file.contains("COCO_")) {
            addCoco(file, keys);
        }
        return keys;
    }

    static void addSha256(@Nullable String sha256, List<String> keys) {
        if (sha256 != null) {
            add(SHA256 + sha256.toLowerCase(Locale.ROOT), keys);
        }
    }

    private static void addUrl(@Nullable String url, List<String> keys) {
        if (url == null || url.isEmpty()) {
            return;
        }
        String flickr = flickr(url);
        if (flickr != null) {
            add(FLICKR + flickr, keys);
        }
        if (url.contains("cocodataset.org") || url.contains("COCO_")) {
            addCoco(url, keys);
        }
        add(URL + withoutScheme(url), keys);
    }

    /** As {@link #of}, with what only may be a name that other corpora know too. */
    static List<String> perhapsOf(Image image, @Nullable String origin) {
        List<String> keys = new ArrayList<>(of(image, origin, null));
        addCoco(image.file(), keys);
        return keys;
    }

    private static void addCoco(@Nullable String name, List<String> keys) {
        String coco = name == null ? null : coco(name);
        if (coco != null) {
            add(COCO + coco, keys);
        }
    }

    private static void add(String key, List<String> keys) {
        if (!keys.contains(key)) {
            keys.add(key);
        }
    }

    /** The photograph's id in a URL of Flickr's, of a file or a page; null if it is none. */
    static @Nullable String flickr(String url) {
        Matcher file = FLICKR_FILE.matcher(url);
        if (file.find()) {
            return file.group(1);
        }
        Matcher page = FLICKR_PAGE.matcher(url);
        return page.find() ? page.group(1) : null;
    }

    /** The number in a file name or URL of COCO's; null if it is none. */
    static @Nullable String coco(String name) {
        Matcher file = COCO_FILE.matcher(name);
        if (!file.find()) {
            return null;
        }
        String number = file.group(1);
        int end = file.end(1);
        int start = end;
        while (start > 0 && Character.isDigit(name.charAt(start - 1))) {
            start--;
        }
        return end - start == COCO_DIGITS ? number : null;
    }

    /** Whether a text is a SHA-256. */
    static boolean isSha256(String text) {
        return HEX_256.matcher(text).matches();
    }

    static boolean isUrl(String text) {
        return SCHEME.matcher(text).find();
    }

    /** A URL as it is the same with http and https. */
    static String withoutScheme(String url) {
        return SCHEME.matcher(url).replaceFirst("");
    }

    /**
     * All that a word of a list may stand for: the name as it is, and the keys that can be read from it.
     *
     * @param word an id, file name, URL, hash or key
     */
    static List<String> ofWord(String word) {
        List<String> keys = new ArrayList<>();
        if (isSha256(word)) {
            addSha256(word, keys);
        } else if (isUrl(word)) {
            addUrl(word, keys);
        } else {
            keys.add(word);
            addCoco(word, keys);
        }
        return keys;
    }
}
