package io.spatialforge.sources.coco;

import static io.spatialforge.sources.coco.CocoTokens.described;
import static io.spatialforge.sources.coco.CocoTokens.isNumber;
import static io.spatialforge.sources.coco.CocoTokens.isSet;
import static io.spatialforge.sources.coco.CocoTokens.side;
import static io.spatialforge.sources.coco.CocoTokens.text;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.sources.CountedInput;
import io.spatialforge.sources.Source.RowSink;
import io.spatialforge.sources.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * One pass over one file, token by token: nothing larger than a record is ever held. Python writes {@code NaN} into JSON,
 * so that is read; such a box is then dropped and counted like other broken ones.
 */
final class CocoScan {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final int CROWD = Flags.of(RegionFlag.CROWD).bits();
    private static final int REFLECTED = Flags.of(RegionFlag.REFLECTED).bits();
    private static final int DEPICTION = Flags.of(RegionFlag.DEPICTION).bits();

    /** Least IoU of a box and the bounds of its outline, if both are of one frame; they are rounded alike. */
    private static final double SAME_FRAME = 0.5;

    private final CocoConfig config;
    private final Path file;
    private final int fileIndex;
    private final RowSink sink;
    private final CocoRows row = CocoRows.writer();
    private final CategoryReader categories;
    private final SegmentationReader segmentations = new SegmentationReader();
    private final Map<String, String> licences = new HashMap<>();
    private int images;
    private int annotations = -1;
    private long imagesLeftOut;

    /** Hashes of the images that earlier files left out; not kept where there is but one file. */
    private final Set<Long> leftOut;

    /** Records, not things: what two files say of one annotation counts twice. */
    private long regionsLeftOut;

    private final CocoId id = new CocoId();
    private final CocoId imageId = new CocoId();
    private final CocoId categoryId = new CocoId();
    private final CocoId licenceId = new CocoId();
    private final double[] box = new double[4];
    private final double[] points = new double[CocoRows.KEYPOINT_NUMBERS];
    private @Nullable String problem;
    private boolean marked;
    private long lastNumber = Long.MIN_VALUE;
    private String lastImage = "";

    CocoScan(CocoConfig config, Path file, int fileIndex, RowSink sink, Set<Long> leftOut) {
        this.config = config;
        this.file = file;
        this.fileIndex = fileIndex;
        this.sink = sink;
        this.leftOut = leftOut;
        categories = new CategoryReader(config.corpus(), file);
    }

    CocoTables run() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SourceException(
                    file, "the file", "COCO-style JSON", "no such file", "check the path of the annotation file");
        }
        try (InputStream in = CountedInput.open(file, sink);
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            try {
                document(parser);
            } catch (JacksonIOException e) {
                throw new IOException(file + ": " + e.getOriginalMessage(), e);
            } catch (JacksonException e) {
                throw new SourceException(
                        file,
                        "byte " + parser.currentLocation().getByteOffset() + ", after " + place(),
                        "well-formed JSON to the end of the file",
                        e.getOriginalMessage(),
                        "the file is damaged or was cut off on its way: fetch it again");
            }
        }
        complete();
        if (imagesLeftOut > 0) {
            sink.leftOut(Unit.IMAGES, Reason.NOT_SAMPLED, imagesLeftOut);
        }
        if (regionsLeftOut > 0) {
            sink.leftOut(Unit.REGIONS, Reason.NOT_SAMPLED, regionsLeftOut);
        }
        return new CocoTables(file, categories.labels(), Map.copyOf(licences));
    }

    private String place() {
        return "%d images and %d annotations".formatted(images, Math.max(0, annotations));
    }

    private void document(JsonParser p) throws IOException {
        JsonToken first = p.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new SourceException(
                    file,
                    "the document",
                    "an object with images, annotations and categories",
                    described(first),
                    "give a COCO-style annotation file; result files that are a bare array hold no images");
        }
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String name = p.currentName();
            JsonToken value = p.nextToken();
            switch (name) {
                case "images" -> {
                    for (begin(p, value, name); p.nextToken() != JsonToken.END_ARRAY; images++) {
                        image(p);
                    }
                }
                case "annotations" -> {
                    annotations = Math.max(0, annotations);
                    for (begin(p, value, name); p.nextToken() != JsonToken.END_ARRAY; annotations++) {
                        annotation(p);
                    }
                }
                case "categories" -> {
                    begin(p, value, name);
                    for (int i = 0; p.nextToken() != JsonToken.END_ARRAY; i++) {
                        categories.read(p, i);
                    }
                }
                case "licenses" -> {
                    if (value == JsonToken.START_ARRAY) {
                        while (p.nextToken() != JsonToken.END_ARRAY) {
                            licence(p);
                        }
                    } else {
                        p.skipChildren();
                    }
                }
                default -> p.skipChildren();
            }
        }
    }

    private void begin(JsonParser p, JsonToken value, String name) {
        if (value != JsonToken.START_ARRAY) {
            throw new SourceException(
                    file,
                    "'" + name + "', byte " + p.currentTokenLocation().getByteOffset(),
                    "an array",
                    described(value),
                    "write it as COCO does, a list of records");
        }
    }

    private void complete() {
        if (images == 0) {
            throw new SourceException(
                    file, "'images'", "at least one image", "none", "check that this is the whole annotation file");
        }
        if (annotations < 0) {
            throw new SourceException(
                    file,
                    "'annotations'",
                    "an array",
                    "no such field",
                    "give the file with the boxes; image_info files have none");
        }
    }

    private void image(JsonParser p) throws IOException {
        String where = "images[" + images + "]";
        if (p.currentToken() != JsonToken.START_OBJECT) {
            throw malformed(where, "an object", described(p.currentToken()));
        }
        id.clear();
        int width = 0;
        int height = 0;
        String fileName = null;
        String cocoUrl = null;
        String flickrUrl = null;
        String url = null;
        List<String> negative = List.of();
        List<String> notExhaustive = List.of();
        licenceId.clear();
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
                case "license" -> licenceId.take(p, value);
                case "neg_category_ids" -> negative = ids(p, value);
                case "not_exhaustive_category_ids" -> notExhaustive = ids(p, value);
                default -> p.skipChildren();
            }
        }
        if (!id.present()) {
            throw malformed(where + ".id", "a whole number or a text", "none");
        }
        String image = imageName(id);
        if (!config.sampling().keeps(image)) {
            if (config.annotations().size() == 1 || leftOut.add(StableHash.of(image))) {
                imagesLeftOut++;
            }
            return;
        }
        String best = cocoUrl != null ? cocoUrl : flickrUrl != null ? flickrUrl : url;
        row.image(
                fileIndex,
                images,
                width,
                height,
                fileName,
                best,
                flickrUrl == null || flickrUrl.equals(best) ? null : flickrUrl,
                licenceId.present() ? licenceId.toString() : null,
                negative,
                notExhaustive);
        sink.row(image, row.array(), 0, row.length());
        if (fileName != null) {
            sink.named(image, fileName);
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

    private void annotation(JsonParser p) throws IOException {
        if (p.currentToken() != JsonToken.START_OBJECT) {
            String got = described(p.currentToken());
            p.skipChildren();
            unplaced("expected an object, got " + got);
            return;
        }
        id.clear();
        imageId.clear();
        categoryId.clear();
        problem = "bbox is missing";
        marked = false;
        int flags = 0;
        Segmentation segmentation = null;
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String name = p.currentName();
            JsonToken value = p.nextToken();
            switch (name) {
                case "id" -> id.take(p, value);
                case "image_id" -> imageId.take(p, value);
                case "category_id" -> categoryId.take(p, value);
                case "bbox" -> box(p, value);
                case "iscrowd" -> flags |= isSet(p, value) ? CROWD : 0;
                case "isreflected" -> flags |= isSet(p, value) ? REFLECTED : 0;
                case "isfake" -> flags |= isSet(p, value) ? DEPICTION : 0;
                case "keypoints" -> keypoints(p, value);
                case "segmentation" -> {
                    if (config.masks() == Masks.READ || config.corpus() == CocoCorpus.LVIS) {
                        segmentation = segmentations.read(p, value);
                    } else {
                        p.skipChildren();
                    }
                }
                default -> p.skipChildren();
            }
        }
        if (!imageId.present()) {
            unplaced("image_id is missing or neither a whole number nor a text");
            return;
        }
        String image = imageName(imageId);
        if (!config.sampling().keeps(image)) {
            regionsLeftOut++;
            return;
        }
        if (config.corpus() == CocoCorpus.LVIS && problem == null) {
            problem = apart(segmentation);
        }
        row.region(fileIndex, annotations, id, categoryId, flags, problem, box);
        row.keypoints(marked ? points : null);
        row.segmentation(config.masks() == Masks.READ ? segmentation : null);
        sink.row(image, row.array(), 0, row.length());
    }

    /**
     * What is wrong with a box that its outline hardly shares, or null. In LVIS v0.5 some photographs that are stored
     * turned have boxes of one frame and outlines of the other, 13 of 977 in the makers' own sample; nothing says which is
     * right.
     */
    private @Nullable String apart(@Nullable Segmentation segmentation) {
        if (!(segmentation instanceof Segmentation.Polygons polygons)) {
            return null;
        }
        float[] b = polygons.bounds();
        double w = Math.min(b[2], box[0] + box[2]) - Math.max(b[0], box[0]);
        double h = Math.min(b[3], box[1] + box[3]) - Math.max(b[1], box[1]);
        double shared = w > 0 && h > 0 ? w * h : 0;
        double all = box[2] * box[3] + ((double) b[2] - b[0]) * ((double) b[3] - b[1]) - shared;
        return shared < SAME_FRAME * all
                ? "the outline spans x %s to %s and y %s to %s, bbox is [%s, %s, %s, %s]"
                        .formatted(b[0], b[2], b[1], b[3], box[0], box[1], box[2], box[3])
                : null;
    }

    /** An annotation of which not even the image is known. */
    private void unplaced(String detail) throws IOException {
        sink.drop(new Drop(
                Stage.INGEST,
                Unit.REGIONS,
                Reason.REGION_ORPHAN,
                null,
                "annotations[" + annotations + "]",
                file.getFileName() + ": " + detail));
    }

    private void licence(JsonParser p) {
        if (p.currentToken() != JsonToken.START_OBJECT) {
            p.skipChildren();
            return;
        }
        id.clear();
        String url = null;
        String title = null;
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String name = p.currentName();
            JsonToken value = p.nextToken();
            switch (name) {
                case "id" -> id.take(p, value);
                case "url" -> url = text(p, value);
                case "name" -> title = text(p, value);
                default -> p.skipChildren();
            }
        }
        String stated = url != null ? url.replace("\\/", "/") : title; // some copies of COCO are escaped twice
        if (id.present() && stated != null) {
            licences.put(id.toString(), stated);
        }
    }

    private SourceException malformed(String place, String expected, String got) {
        return new SourceException(file, place, expected, got, "correct or remove the record");
    }

    /** The image's id in this run; rows of one image often follow each other. */
    private String imageName(CocoId corpusId) {
        if (corpusId.text() == null && corpusId.number() == lastNumber) {
            return lastImage;
        }
        String name = config.name() + "/" + corpusId;
        if (corpusId.text() == null) {
            lastNumber = corpusId.number();
            lastImage = name;
        }
        return name;
    }

    private void box(JsonParser p, JsonToken value) {
        Arrays.fill(box, 0);
        if (value != JsonToken.START_ARRAY) {
            problem = "bbox is " + described(value);
            p.skipChildren();
            return;
        }
        int n = 0;
        String odd = null;
        for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
            if (!isNumber(t)) {
                odd = "bbox[" + n + "] is " + described(t);
                p.skipChildren();
            } else if (n < 4) {
                box[n] = p.getDoubleValue();
            }
            n++;
        }
        problem = odd != null ? odd : n == 4 ? null : "bbox has " + n + " numbers";
    }

    private void keypoints(JsonParser p, JsonToken value) {
        marked = false;
        if (value != JsonToken.START_ARRAY) {
            p.skipChildren();
            return;
        }
        int n = 0;
        boolean usable = true;
        boolean any = false;
        for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
            if (!isNumber(t)) {
                usable = false;
                p.skipChildren();
            } else if (n < points.length) {
                points[n] = p.getDoubleValue();
                usable &= Double.isFinite(points[n]);
                any |= n % 3 == 2 && points[n] > 0;
            }
            n++;
        }
        marked = usable && any && n == points.length;
    }
}
