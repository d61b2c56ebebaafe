package io.spatialforge.records;

import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/** The image inside a scene or a pair. */
final class ImageJson {

    private static final SerializedString[] ORDER = {
        RecordNames.ID,
        RecordNames.SOURCE,
        RecordNames.FILE,
        RecordNames.URL,
        RecordNames.SHA256,
        RecordNames.WIDTH,
        RecordNames.HEIGHT,
        RecordNames.TRANSFORM,
        RecordNames.LICENCE
    };

    private ImageJson() {}

    static void write(Image image, LineOutput out) {
        out.startObject();
        out.string(RecordNames.ID, image.id());
        out.string(RecordNames.SOURCE, image.source());
        out.string(RecordNames.FILE, image.file());
        out.string(RecordNames.URL, image.url());
        out.string(RecordNames.SHA256, image.sha256());
        out.integer(RecordNames.WIDTH, image.width());
        out.integer(RecordNames.HEIGHT, image.height());
        out.string(RecordNames.TRANSFORM, image.transform().id());
        out.string(RecordNames.LICENCE, image.licence());
        out.endObject();
    }

    static Image read(RecordReader in) {
        in.openObject();
        @Nullable String id = null;
        @Nullable String source = null;
        @Nullable String file = null;
        @Nullable String url = null;
        @Nullable String sha256 = null;
        int width = 0;
        int height = 0;
        @Nullable Transform transform = null;
        @Nullable String licence = null;
        int number = 0;
        for (String field = in.nextField(ORDER, 0); field != null; field = in.nextField(ORDER, ++number)) {
            switch (field) {
                case "id" -> id = in.string();
                case "source" -> source = in.string();
                case "file" -> file = in.nullableString();
                case "url" -> url = in.nullableString();
                case "sha256" -> sha256 = in.nullableString();
                case "width" -> width = side(in);
                case "height" -> height = side(in);
                case "transform" -> transform = in.named(Transform::ofId);
                case "licence" -> licence = in.nullableString();
                default -> throw in.unknown(field);
            }
        }
        if (width == 0) {
            throw in.missing("width");
        }
        if (height == 0) {
            throw in.missing("height");
        }
        return new Image(
                in.required(id, "id"),
                in.required(source, "source"),
                file,
                url,
                sha256,
                width,
                height,
                in.required(transform, "transform"),
                licence);
    }

    private static int side(RecordReader in) {
        int pixels = in.integer();
        if (pixels <= 0) {
            throw in.fail("a positive number of pixels");
        }
        return pixels;
    }
}
