package io.spatialforge.sources.coco;

import static io.spatialforge.sources.coco.CocoTokens.described;

import io.spatialforge.sources.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * From the records of images and annotations to rows. Python writes {@code NaN} into JSON, so that is read; such a box is
 * then dropped and counted like other broken ones. For one thread at a time.
 */
final class CocoRecords {

    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final CocoConfig config;
    private final Path file;
    private final int fileIndex;
    private final CocoRows row = CocoRows.writer();
    private final ImageDraft image = new ImageDraft();
    private final RegionDraft region;
    private final PlainRecords plain;
    private long lastNumber = Long.MIN_VALUE;
    private String lastImage = "";

    CocoRecords(CocoConfig config, Path file, int fileIndex) {
        this.config = config;
        this.file = file;
        this.fileIndex = fileIndex;
        region = new RegionDraft(config);
        plain = new PlainRecords(image, region);
    }

    /**
     * Reads the value that the parser is at.
     *
     * @param place of the record in its array
     * @throws SourceException if it is no record of an image
     */
    void read(CocoArray array, JsonParser p, int place, CocoBlock into) {
        switch (array) {
            case IMAGES -> image(p, place, into);
            case ANNOTATIONS -> annotation(p, into);
        }
        into.next();
    }

    /**
     * Reads the value that comes next.
     *
     * @return false if it is not written plainly; then what is next is unchanged
     */
    boolean readPlain(CocoArray array, PlainJson in, CocoBlock into) {
        int from = in.at();
        boolean plainly = switch (array) {
            case IMAGES -> plain.image(in);
            case ANNOTATIONS -> plain.region(in);
        };
        if (!plainly) {
            in.goTo(from);
            return false;
        }
        switch (array) {
            case IMAGES -> addImage(into);
            case ANNOTATIONS -> addRegion(into);
        }
        into.next();
        return true;
    }

    /** As {@link #read}, from bytes; goes past the value. */
    void read(CocoArray array, PlainJson in, CocoBlock into) throws IOException {
        try (JsonParser p = JSON.createParser(ObjectReadContext.empty(), in.bytes(), in.at(), in.end() - in.at())) {
            p.nextToken();
            read(array, p, into.records(), into);
            in.goTo(in.at() + (int) p.currentLocation().getByteOffset());
        }
    }

    private void image(JsonParser p, int place, CocoBlock into) {
        String where = "images[" + place + "]";
        if (p.currentToken() != JsonToken.START_OBJECT) {
            throw malformed(where, "an object", described(p.currentToken()));
        }
        image.read(p);
        if (!image.id.present()) {
            throw malformed(where + ".id", "a whole number or a text", "none");
        }
        addImage(into);
    }

    private void addImage(CocoBlock into) {
        String name = imageName(image.id);
        if (!config.sampling().keeps(name)) {
            into.imageLeftOut(name);
            return;
        }
        image.write(row, fileIndex, into.records());
        into.row(name, row, image.fileName);
    }

    private void annotation(JsonParser p, CocoBlock into) {
        if (p.currentToken() != JsonToken.START_OBJECT) {
            String got = described(p.currentToken());
            p.skipChildren();
            into.stray("expected an object, got " + got);
            return;
        }
        region.read(p);
        if (!region.imageId.present()) {
            into.stray("image_id is missing or neither a whole number nor a text");
            return;
        }
        addRegion(into);
    }

    private void addRegion(CocoBlock into) {
        String name = imageName(region.imageId);
        if (!config.sampling().keeps(name)) {
            into.regionLeftOut();
            return;
        }
        region.write(row, fileIndex, into.records());
        into.row(name, row, null);
    }

    /** The image's id in this run; rows of one image often follow each other. */
    private String imageName(CocoId corpusId) {
        @Nullable String text = corpusId.text();
        if (text == null && corpusId.number() == lastNumber) {
            return lastImage;
        }
        String name = config.name() + "/" + corpusId;
        if (text == null) {
            lastNumber = corpusId.number();
            lastImage = name;
        }
        return name;
    }

    private SourceException malformed(String place, String expected, String got) {
        return new SourceException(file, place, expected, got, "correct or remove the record");
    }
}
