package io.spatialforge.sources.coco;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads records on the assumption that they are written as the makers of corpora write theirs: whole numbers for ids, four
 * numbers for a box, texts in ASCII. What is not ends the assumption, and the record is read again token by token; so
 * this never needs to explain anything, and takes a third of the time.
 */
final class PlainRecords {

    private static final byte[] ID = name("id");
    private static final byte[] WIDTH = name("width");
    private static final byte[] HEIGHT = name("height");
    private static final byte[] FILE_NAME = name("file_name");
    private static final byte[] COCO_URL = name("coco_url");
    private static final byte[] FLICKR_URL = name("flickr_url");
    private static final byte[] URL = name("url");
    private static final byte[] LICENCE = name("license");
    private static final byte[] NEGATIVE = name("neg_category_ids");
    private static final byte[] NOT_EXHAUSTIVE = name("not_exhaustive_category_ids");
    private static final byte[] IMAGE_ID = name("image_id");
    private static final byte[] CATEGORY_ID = name("category_id");
    private static final byte[] BBOX = name("bbox");
    private static final byte[] CROWD = name("iscrowd");
    private static final byte[] REFLECTED = name("isreflected");
    private static final byte[] FAKE = name("isfake");
    private static final byte[] KEYPOINTS = name("keypoints");
    private static final byte[] SEGMENTATION = name("segmentation");

    private final ImageDraft image;
    private final RegionDraft region;

    PlainRecords(ImageDraft image, RegionDraft region) {
        this.image = image;
        this.region = region;
    }

    private static byte[] name(String name) {
        return name.getBytes(US_ASCII);
    }

    /** Whether a record of an image came next and is in the draft. */
    boolean image(PlainJson in) {
        image.clear();
        in.expect('{');
        for (boolean first = true; in.more(first, '}'); first = false) {
            in.name();
            if (in.isNamed(HEIGHT)) {
                image.height = in.side();
            } else if (in.isNamed(WIDTH)) {
                image.width = in.side();
            } else if (in.isNamed(ID)) {
                image.id.take(in.whole());
            } else if (in.isNamed(LICENCE)) {
                image.licence.take(in.whole());
            } else if (in.isNamed(FILE_NAME)) {
                image.fileName = in.text();
            } else if (in.isNamed(URL)) {
                image.url = in.text();
            } else if (in.isNamed(COCO_URL)) {
                image.cocoUrl = in.text();
            } else if (in.isNamed(FLICKR_URL)) {
                image.flickrUrl = in.text();
            } else if (in.isNamed(NEGATIVE)) {
                image.negative = in.wholes();
            } else if (in.isNamed(NOT_EXHAUSTIVE)) {
                image.notExhaustive = in.wholes();
            } else {
                in.skipValue();
            }
        }
        return in.isPlain() && image.id.present();
    }

    /** Whether a record of an annotation came next and is in the draft. */
    boolean region(PlainJson in) {
        region.clear();
        in.expect('{');
        for (boolean first = true; in.more(first, '}'); first = false) {
            in.name();
            if (in.isNamed(ID)) {
                region.id.take(in.whole());
            } else if (in.isNamed(CROWD)) {
                region.flags |= in.whole() != 0 ? RegionDraft.CROWD : 0;
            } else if (in.isNamed(FAKE)) {
                region.flags |= in.whole() != 0 ? RegionDraft.DEPICTION : 0;
            } else if (in.isNamed(REFLECTED)) {
                region.flags |= in.whole() != 0 ? RegionDraft.REFLECTED : 0;
            } else if (in.isNamed(BBOX)) {
                in.numbers(region.box);
                region.problem = null;
            } else if (in.isNamed(IMAGE_ID)) {
                region.imageId.take(in.whole());
            } else if (in.isNamed(CATEGORY_ID)) {
                region.categoryId.take(in.whole());
            } else if (in.isNamed(KEYPOINTS)) {
                keypoints(in);
            } else if (region.readsOutlines() && in.isNamed(SEGMENTATION)) {
                region.segmentation = outline(in);
            } else {
                in.skipValue();
            }
        }
        return in.isPlain() && region.imageId.present();
    }

    private void keypoints(PlainJson in) {
        in.numbers(region.points);
        boolean any = false;
        for (int i = 2; i < region.points.length; i += 3) {
            any |= region.points[i] > 0;
        }
        region.marked = any;
    }

    /** Polygons; anything else is a surprise. */
    private static @Nullable Segmentation outline(PlainJson in) {
        List<float[]> rings = new ArrayList<>();
        in.expect('[');
        for (boolean first = true; in.more(first, ']'); first = false) {
            float[] ring = in.floats();
            if (ring.length < SegmentationReader.TRIANGLE || ring.length % 2 != 0) {
                in.surprise();
            }
            rings.add(ring);
        }
        return rings.isEmpty() ? null : new Segmentation.Polygons(rings);
    }
}
