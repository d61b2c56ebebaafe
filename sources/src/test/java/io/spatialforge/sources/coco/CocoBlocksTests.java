package io.spatialforge.sources.coco;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.sources.Sampling;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that begins with a byte order mark is read token by token. So each file is written twice, and what comes of it in
 * blocks must be what comes of it in tokens.
 */
class CocoBlocksTests {

    private static final Pattern PLACE = Pattern.compile("byte (\\d+)");
    private static final String MARK = "\ufeff";
    private static final String CATEGORIES =
            "\"categories\": [{\"id\": 1, \"name\": \"dog\"}, {\"id\": 2, \"name\": \"cat\"}]";
    private static final String IMAGE =
            "{\"id\": %d, \"width\": 640, \"height\": 480, \"license\": 3, \"file_name\": \"%05d.jpg\", \"url\": \"\"}";
    private static final String BOX =
            "{\"id\": %d, \"image_id\": %d, \"category_id\": 1, \"iscrowd\": 0, \"area\": 94434.52039093142,"
                    + " \"bbox\": [%s, %s, 30, 40.5]}";

    /** Images that are no plain ones, though each can be read. */
    private static final List<String> ODD_IMAGES = List.of(
            "{\"id\": 9001, \"width\": 640, \"height\": 480.0, \"file_name\": \"caf\u00e9.jpg\"}",
            "{\"id\": \"a}, {b\", \"width\": 640, \"height\": 480, \"file_name\": \"\\\"}, {\\\"id\\\": 1\"}",
            "{\"id\": 9002.0, \"width\": \"wide\", \"height\": null, \"coco_url\": \"u\", \"flickr_url\": \"\\u0041\"}",
            "{\"id\":9003,\"tags\":[{\"id\": 1}, {\"id\": 2}, {\"id\": [[]]}],\"width\":1e2,\"height\":5}",
            "{ \"id\" : -7 , \"width\" : 1 , \"height\" : 1, \"not_exhaustive_category_ids\": [1, 2] }");

    private static final List<String> ODD_BOXES = List.of(
            "{\"id\": 8001, \"image_id\": 1, \"category_id\": 1, \"bbox\": [NaN, 1, 2, 3]}",
            "{\"id\": 8002, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 1, 2]}",
            "{\"id\": 8003, \"image_id\": 1, \"category_id\": 1}",
            "{\"id\": \"8004\", \"image_id\": 2, \"category_id\": null, \"bbox\": [1.5e1, 1, 2, -3]}",
            "{\"id\": 8005, \"category_id\": 1, \"bbox\": [1, 1, 2, 3]}",
            "null",
            "\"}, {\\\"id\\\": 5\"",
            "[1, [2, {\"id\": 3}, {\"id\": 4}]]",
            "{\"id\": 8006, \"image_id\": 3, \"category_id\": 1, \"iscrowd\": true, \"bbox\": \"none\"}",
            "{\"id\": 8007, \"image_id\": 3, \"category_id\": 1, \"parts\": [{\"id\": 1}, {\"id\": 2}],"
                    + " \"bbox\": [0.1234567890123456789, 12345678901234567890, 1e0, -0]}",
            "{\"id\": 8008, \"image_id\": 123456789012345678901234567890, \"category_id\": 1, \"bbox\": [1, 2, 3, 4]}",
            "{\"id\": 8009, \"image_id\": 1, \"category_id\": 1, \"note\": \"a \\\"}, {\\\"id\\\": b\","
                    + " \"bbox\": [1, 2, 3, 4]}",
            "{}");

    @TempDir
    Path folder;

    private Path inBlocks;
    private Path inTokens;

    @BeforeEach
    void nameFiles() {
        inBlocks = folder.resolve("blocks").resolve("file.json");
        inTokens = folder.resolve("tokens").resolve("file.json");
    }

    @Test
    void plainRecordsComeInTheirOrderWhereverTheFileIsCut() throws Exception {
        assertSame(document(records(new SplittableRandom(1), 40, 120, 0)), CocoCorpus.COCO, Masks.SKIP);
    }

    @Test
    void recordsThatAreNotPlainComeToTheSameAndKeepTheirNumbers() throws Exception {
        assertSame(document(records(new SplittableRandom(2), 40, 120, 0.2)), CocoCorpus.COCO, Masks.SKIP);
    }

    @Test
    void theArraysMayStandInAnyOrderAndLayout() throws Exception {
        List<String> records = records(new SplittableRandom(3), 20, 60, 0.1);
        assertSame("{" + records.get(1) + ", " + CATEGORIES + "," + records.get(0) + "}", CocoCorpus.COCO, Masks.SKIP);
        assertSame(
                document(records).replace("}, {", "}\n  ,\r\n\t{\n").replace("\"id\"", "\n\"id\""),
                CocoCorpus.COCO,
                Masks.SKIP);
        assertSame(
                "{\"images\": [], \"annotations\": [ ], " + records.get(0) + "," + records.get(1) + "," + CATEGORIES
                        + ",\"more\": [{\"id\": 1}, {\"id\": 2}]}",
                CocoCorpus.COCO,
                Masks.SKIP);
    }

    @Test
    void outlinesAreReadAlike() throws Exception {
        StringBuilder boxes = new StringBuilder();
        List<String> outlines = List.of(
                "[[1, 2, 30.25, 2, 30, 40.5]]",
                "[]",
                "[[1, 2, 3]]",
                "[[1, 2, 30, 2, 30, 40], [5, 5, 6.5, 5, 6, 9.0000001]]",
                "{\"size\": [480, 640], \"counts\": [100, 20, 307080]}",
                "[[1, 2, NaN, 2, 30, 40]]",
                "null",
                "\"none\"");
        for (int i = 0; i < 40; i++) {
            boxes.append(i == 0 ? "" : ", ")
                    .append(
                            "{\"id\": %d, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 29, 38], \"segmentation\": %s}"
                                    .formatted(i + 1, outlines.get(i % outlines.size())));
        }
        String text =
                document(List.of("\"images\": [" + IMAGE.formatted(1, 1) + "]", "\"annotations\": [" + boxes + "]"));
        assertSame(text, CocoCorpus.COCO, Masks.READ);
        assertSame(text, CocoCorpus.LVIS, Masks.READ);
        assertSame(text, CocoCorpus.LVIS, Masks.SKIP);
    }

    @Test
    void whatIsMissingAtTheEndIsToldWithItsPlace() throws Exception {
        String text = document(records(new SplittableRandom(4), 12, 25, 0.2));
        for (int length = 1; length < text.length(); length += 97) {
            assertSame(text.substring(0, length), CocoCorpus.COCO, Masks.SKIP);
        }
    }

    @Test
    void whatIsDamagedIsToldWithItsPlaceOrReadAlike() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        String text = document(records(random, 12, 25, 0.2));
        String signs = "\"{}[],:0-.e\\ n\t";
        for (int i = 0; i < 120; i++) {
            int at = random.nextInt(text.length());
            char sign = signs.charAt(random.nextInt(signs.length()));
            assertSame(text.substring(0, at) + sign + text.substring(at + 1), CocoCorpus.COCO, Masks.SKIP);
        }
    }

    @Test
    void aRecordLongerThanBlocksIsRead() throws Exception {
        String longer = "{\"id\": 77, \"image_id\": 1, \"category_id\": 2, \"bbox\": [1, 2, 3, 4], \"note\": \""
                + "}, {".repeat(500_000) + "\"}";
        List<String> records = records(new SplittableRandom(6), 5, 30, 0);
        assertSame(
                document(List.of(
                        records.get(0), records.get(1).replace("[{\"id\": 3,", "[" + longer + ", {\"id\": 3,"))),
                CocoCorpus.COCO,
                Masks.SKIP);
    }

    private static String document(List<String> arrays) {
        return "{\"info\": {\"a\": [{\"id\": 0}, {\"id\": 1}]}, " + arrays.get(0) + ", " + arrays.get(1) + ", "
                + "\"licenses\": [{\"id\": 3, \"url\": \"http://x\"}], " + CATEGORIES + "}\n";
    }

    private static List<String> records(SplittableRandom random, int images, int boxes, double odd) {
        List<String> listed = new ArrayList<>();
        for (int i = 1; i <= images; i++) {
            listed.add(random.nextDouble() < odd ? one(ODD_IMAGES, random) : IMAGE.formatted(i, i));
        }
        List<String> drawn = new ArrayList<>();
        for (int i = 1; i <= boxes; i++) {
            drawn.add(
                    random.nextDouble() < odd
                            ? one(ODD_BOXES, random)
                            : BOX.formatted(
                                    i, random.nextInt(images) + 1, 600 * random.nextDouble(), random.nextInt(400)));
        }
        return List.of(
                "\"images\": [" + String.join(", ", listed) + "]",
                "\"annotations\": [" + String.join(", ", drawn) + "]");
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    private void assertSame(String text, CocoCorpus corpus, Masks masks) throws IOException {
        Files.createDirectories(inBlocks.getParent());
        Files.createDirectories(inTokens.getParent());
        Files.writeString(inBlocks, text);
        Files.writeString(inTokens, MARK + text);
        for (Sampling sampling : List.of(Sampling.ALL, new Sampling(0.5, 1))) {
            List<String> expected = told(inTokens, corpus, masks, sampling, 1, 1 << 20);
            for (int[] cutting : new int[][] {{1, 1}, {3, 100}, {2, 1500}, {1, 1 << 20}}) {
                assertThat(told(inBlocks, corpus, masks, sampling, cutting[0], cutting[1]))
                        .as("%s in blocks of %s", Arrays.toString(cutting), text.length() < 10_000 ? text : "…")
                        .isEqualTo(expected);
            }
        }
    }

    /** All that a scan says, in its order. */
    private List<String> told(Path file, CocoCorpus corpus, Masks masks, Sampling sampling, int threads, int bytes)
            throws IOException {
        List<String> rows = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        CocoConfig config =
                CocoConfig.of("c", file).withCorpus(corpus).withMasks(masks).withSampling(sampling);
        long[] read = new long[1];
        try {
            new CocoSource(config, bytes)
                    .scan(
                            new Source.RowSink() {
                                @Override
                                public void row(String imageId, byte[] buffer, int offset, int length) {
                                    rows.add(imageId + " " + HexFormat.of().formatHex(buffer, offset, offset + length));
                                }

                                @Override
                                public void named(String imageId, String name) {
                                    rows.add(imageId + " is " + name);
                                }

                                @Override
                                public void drop(Drop drop) {
                                    rest.add(drop.toString());
                                }

                                @Override
                                public void leftOut(Unit unit, Reason reason, long count) {
                                    rest.add("%s %s %d".formatted(unit, reason, count));
                                }

                                @Override
                                public void progressed(Path of, long more) {
                                    read[0] += more;
                                }
                            },
                            threads);
        } catch (SourceException e) {
            // the mark is three bytes, and a place in one line is given by byte and column
            return List.of(places(String.valueOf(e.getMessage()).replace(file.toString(), "file"), file));
        }
        assertThat(read[0]).isLessThanOrEqualTo(Files.size(file));
        rows.addAll(rest);
        return rows;
    }

    private String places(String message, Path file) {
        int mark = file.equals(inTokens) ? MARK.getBytes(StandardCharsets.UTF_8).length : 0;
        return PLACE.matcher(message)
                .replaceAll(place -> "byte " + (Long.parseLong(place.group(1)) - mark))
                .replaceAll("column: \\d+", "column");
    }
}
