package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import io.spatialforge.vision.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** The style sheet and the script of the pages. */
final class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "style.css", "text/css; charset=utf-8",
            "viewer.js", "text/javascript; charset=utf-8");

    private final Map<String, byte[]> contents = new HashMap<>();
    private final String version;

    private Assets() throws IOException {
        StringBuilder hashes = new StringBuilder();
        for (String name : TYPES.keySet().stream().sorted().toList()) {
            try (InputStream in = Assets.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IOException("the program's own file " + name + " is missing; install it again");
                }
                byte[] content = in.readAllBytes();
                contents.put(name, content);
                hashes.append(Sha256.of(new ByteArrayInputStream(content)));
            }
        }
        version = Integer.toHexString(hashes.toString().hashCode());
    }

    static Assets load() throws IOException {
        return new Assets();
    }

    /** Where pages find a file; another address for each version of the program, so that browsers may keep it. */
    String address(String name) {
        return "/assets/" + name + "?v=" + version;
    }

    void answer(Context request) {
        String name = request.pathParam("name");
        byte[] content = contents.get(name);
        if (content == null) {
            throw PageFault.missing("There is no such file", "The viewer's pages use " + TYPES.keySet() + " alone.");
        }
        request.header("Cache-Control", "private, max-age=86400")
                .contentType(String.valueOf(TYPES.get(name)))
                .result(content);
    }
}
