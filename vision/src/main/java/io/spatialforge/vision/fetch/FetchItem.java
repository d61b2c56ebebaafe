package io.spatialforge.vision.fetch;

import org.jspecify.annotations.Nullable;

/**
 * A photograph to be fetched, and what is known of its bytes.
 *
 * @param url as it is listed
 * @param id the corpus's own name for it; null where it has none
 * @param sha256 in hex; null where it is not listed
 * @param md5 in base64, as OpenImages lists it; null where it is not listed
 * @param size in bytes; -1 where it is not listed
 * @param problem what is wrong with the list's entry, so that it can't be fetched; null where nothing is
 */
public record FetchItem(
        String url,
        @Nullable String id,
        @Nullable String sha256,
        @Nullable String md5,
        long size,
        @Nullable String problem) {

    static FetchItem of(String url) {
        return new FetchItem(url, null, null, null, -1, null);
    }

    static FetchItem broken(String url, String problem) {
        return new FetchItem(url, null, null, null, -1, problem);
    }
}
