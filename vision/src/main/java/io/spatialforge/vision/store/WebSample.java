package io.spatialforge.vision.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sample of a WebDataset tar: members that follow each other and whose names agree up to the first dot of the last part.
 * What its {@code .json} member says of {@code url} and {@code sha256} is of its image.
 */
final class WebSample {

    private static final int LARGEST_JSON = 1 << 20;

    private final String key;
    private final long start;
    private final List<TarMembers.Member> images = new ArrayList<>(1);
    private @Nullable String url;
    private @Nullable String sha256;

    /**
     * @param first its first member, to be added like the others
     */
    WebSample(TarMembers.Member first) {
        key = key(first.name());
        start = first.start();
    }

    private static String key(String name) {
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    boolean holds(TarMembers.Member member) {
        return key(member.name()).equals(key);
    }

    void add(TarMembers.Member member, Blob blob) throws IOException {
        if (ImageName.of(member.name()).isImage()) {
            images.add(member);
        } else if (member.name().equals(key + ".json") && member.length() <= LARGEST_JSON) {
            try {
                JsonNode json = JsonMapper.shared().readTree(blob.bytes(member.data(), (int) member.length()));
                url = text(json, "url", "image_url");
                String hash = text(json, "sha256", "image_sha256");
                sha256 = hash != null && ImageKey.isSha256(hash) ? hash.toLowerCase(Locale.ROOT) : null;
            } catch (JacksonException e) {
                url = null; // not a description of the image: it is found by its name only
                sha256 = null;
            }
        }
    }

    private static @Nullable String text(JsonNode json, String name, String otherName) {
        JsonNode value = json.path(name).isString() ? json.path(name) : json.path(otherName);
        return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
    }

    /** Where its first member begins. */
    long start() {
        return start;
    }

    List<TarMembers.Member> images() {
        return images;
    }

    @Nullable
    String url() {
        return url;
    }

    @Nullable
    String sha256() {
        return sha256;
    }
}
