package io.spatialforge.viewer.serve;

import io.spatialforge.pipeline.explain.ImageStory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages about an image and what is in it. */
public final class ImageLink {

    static final String PATH = "/image";

    private ImageLink() {}

    /** The address of the page of an image. */
    public static String of(String image) {
        return PATH + "?id=" + URLEncoder.encode(image, StandardCharsets.UTF_8);
    }

    /** The address of the page of something that a rule looked at in an image. */
    public static String of(String image, ImageStory.Entry entry) {
        return "/pair/" + entry.id() + "?image=" + URLEncoder.encode(image, StandardCharsets.UTF_8);
    }
}
