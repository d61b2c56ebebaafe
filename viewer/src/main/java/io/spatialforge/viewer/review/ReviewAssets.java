package io.spatialforge.viewer.review;

import io.javalin.http.Context;
import io.spatialforge.viewer.serve.PageFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The style sheet and the script of the review. */
public final class ReviewAssets {

    static final String PATH = "/review/assets/";

    private static final Map<String, String> TYPES = Map.of(
            "review.css", "text/css; charset=utf-8",
            "review.js", "text/javascript; charset=utf-8");

    private final Map<String, byte[]> contents = new HashMap<>();

    ReviewAssets() throws IOException {
        for (String name : TYPES.keySet()) {
            try (InputStream in = ReviewAssets.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IOException("the program's own file " + name + " is missing; install it again");
                }
                contents.put(name, in.readAllBytes());
            }
        }
    }

    /** Where pages find a file; another address for each version of it, so that browsers may keep it. */
    public String address(String name) {
        return PATH + name + "?v=" + Integer.toHexString(Arrays.hashCode(contents.get(name)));
    }

    void answer(Context request) {
        String name = request.pathParam("name");
        byte[] content = contents.get(name);
        if (content == null) {
            throw PageFault.missing("There is no such file", "The review's pages use " + TYPES.keySet() + " alone.");
        }
        request.header("Cache-Control", "private, max-age=86400")
                .contentType(String.valueOf(TYPES.get(name)))
                .result(content);
    }
}
