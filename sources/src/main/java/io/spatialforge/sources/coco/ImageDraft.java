package io.spatialforge.sources.coco;

import static io.spatialforge.sources.coco.CocoTokens.side;
import static io.spatialforge.sources.coco.CocoTokens.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A record of an image while it is read; used again for record after record. */
final class ImageDraft {

    final CocoId id = new CocoId();
    final CocoId licence = new CocoId();
    int width;
    int height;

    @Nullable
    String fileName;

    @Nullable
    String cocoUrl;

    @Nullable
    String flickrUrl;

    @Nullable
    String url;

    List<String> negative = List.of();
    List<String> notExhaustive = List.of();

    void clear() {
        id.clear();
        licence.clear();
        width = 0;
        height = 0;
        fileName = null;
        cocoUrl = null;
        flickrUrl = null;
        url = null;
        negative = List.of();
        notExhaustive = List.of();
    }

    /** Reads the object that the parser has just entered. */
    void read(JsonParser p) {
        clear();
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String name = p.currentName();
            JsonToken value = p.nextToken();
            switch (name) {
                case "id" -> id.take(p, value);
                case "width" -> width = side(p, value);
                case "height" -> height = side(p, value);
                case "file_name" -> fileName = text(p, value);
                case "coco_url" -> cocoUrl = text(p, value);
                case "flickr_url" -> flickrUrl = text(p, value);
                case "url" -> url = text(p, value);
                case "license" -> licence.take(p, value);
                case "neg_category_ids" -> negative = ids(p, value);
                case "not_exhaustive_category_ids" -> notExhaustive = ids(p, value);
                default -> p.skipChildren();
            }
        }
    }

    /** The ids of categories in a list; without a list there are none. */
    private static List<String> ids(JsonParser p, JsonToken value) {
        List<String> ids = new ArrayList<>();
        if (value == JsonToken.START_ARRAY) {
            CocoId one = new CocoId();
            for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
                one.take(p, t);
                if (one.present()) {
                    ids.add(one.toString());
                }
            }
        } else {
            p.skipChildren();
        }
        return ids;
    }

    /** Writes it as a row. */
    void write(CocoRows row, int file, int record) {
        String best = cocoUrl != null ? cocoUrl : flickrUrl != null ? flickrUrl : url;
        row.image(
                file,
                record,
                width,
                height,
                fileName,
                best,
                flickrUrl == null || flickrUrl.equals(best) ? null : flickrUrl,
                licence.present() ? licence.toString() : null,
                negative,
                notExhaustive);
    }
}
