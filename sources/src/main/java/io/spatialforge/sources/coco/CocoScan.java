package io.spatialforge.sources.coco;

import static io.spatialforge.sources.coco.CocoTokens.described;
import static io.spatialforge.sources.coco.CocoTokens.text;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.sources.Source.RowSink;
import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.coco.CocoBlocks.Cutting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;

/**
 * One pass over one file; nothing larger than a few blocks of records is ever held.
 *
 * <p>The two large arrays are read in blocks, as long as nothing is unusual. Where something is, the file is read again from
 * its beginning, token by token: what was told already is passed over, the rest is read, and what is wrong is said with
 * its place.
 */
final class CocoScan {

    /** What may stand before the end of an array. */
    private static final byte[] WITHIN = "{\"\":[".getBytes(StandardCharsets.US_ASCII);

    private final CocoConfig config;
    private final Path file;
    private final int fileIndex;
    private final RowSink sink;
    private final Cutting cutting;

    /** Hashes of the images that files left out; null where there is but one file. */
    private final @Nullable Set<Long> leftOut;

    private final Told told = new Told();

    /** What the sink heard of already. */
    private static final class Told {

        private int images;
        private int annotations;
        private long imagesLeftOut;

        /** Records, not things: what two files say of one annotation counts twice. */
        private long regionsLeftOut;

        int records(CocoArray array) {
            return switch (array) {
                case IMAGES -> images;
                case ANNOTATIONS -> annotations;
            };
        }

        void add(CocoArray array, int records) {
            switch (array) {
                case IMAGES -> images += records;
                case ANNOTATIONS -> annotations += records;
            }
        }
    }

    /** A way to read the records of an array. */
    private interface Records {

        /**
         * Reads the array whose beginning the parser is at.
         *
         * @param document counts the records
         * @return what reads on, at the end of the array; null where reading ends, because something is unusual
         */
        @Nullable
        JsonParser read(CocoArray array, JsonParser p, Document document) throws IOException;
    }

    CocoScan(CocoConfig config, Path file, int fileIndex, RowSink sink, @Nullable Set<Long> leftOut, Cutting cutting) {
        this.config = config;
        this.file = file;
        this.fileIndex = fileIndex;
        this.sink = sink;
        this.leftOut = leftOut;
        this.cutting = cutting;
    }

    CocoTables run() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SourceException(
                    file, "the file", "COCO-style JSON", "no such file", "check the path of the annotation file");
        }
        CocoTables tables;
        try (AnnotationFile input = AnnotationFile.open(file, sink)) {
            @Nullable CocoTables found = inBlocks(input);
            tables = found != null ? found : inTokens(input);
        }
        if (told.imagesLeftOut > 0) {
            sink.leftOut(Unit.IMAGES, Reason.NOT_SAMPLED, told.imagesLeftOut);
        }
        if (told.regionsLeftOut > 0) {
            sink.leftOut(Unit.REGIONS, Reason.NOT_SAMPLED, told.regionsLeftOut);
        }
        return tables;
    }

    /** Null if something is unusual. */
    private @Nullable CocoTables inBlocks(AnnotationFile input) throws IOException {
        if (!isBytes(input)) {
            return null;
        }
        Document document = new Document();
        try (JsonParser p = CocoRecords.JSON.createParser(ObjectReadContext.empty(), input.from(0));
                CocoBlocks blocks = new CocoBlocks(config, file, fileIndex, input, cutting)) {
            return document.read(p, new InBlocks(input, blocks)) ? document.tables() : null;
        } catch (JacksonException | SourceException e) {
            return null; // told by who reads token by token
        }
    }

    /** Whether a character is a byte, as far as the beginning shows. */
    private static boolean isBytes(AnnotationFile input) throws IOException {
        byte[] beginning = new byte[4];
        int length = input.read(beginning, 0, beginning.length, 0);
        for (int i = 0; i < length; i++) {
            if (beginning[i] <= 0) {
                return false;
            }
        }
        return true;
    }

    private CocoTables inTokens(AnnotationFile input) throws IOException {
        Document document = new Document();
        try (JsonParser p = CocoRecords.JSON.createParser(ObjectReadContext.empty(), input.from(0))) {
            try {
                document.read(p, new InTokens());
            } catch (JacksonIOException e) {
                throw new IOException(file + ": " + e.getOriginalMessage(), e);
            } catch (JacksonException e) {
                throw new SourceException(
                        file,
                        "byte " + p.currentLocation().getByteOffset() + ", after " + document.place(),
                        "well-formed JSON to the end of the file",
                        e.getOriginalMessage(),
                        "the file is damaged or was cut off on its way: fetch it again");
            }
        }
        return document.tables();
    }

    /** Tells of records, and counts them. */
    private void tell(CocoArray array, CocoBlock block) throws IOException {
        block.tell(sink, file, told.records(array));
        told.add(array, block.records());
        told.imagesLeftOut += block.imagesLeftOut(leftOut);
        told.regionsLeftOut += block.regionsLeftOut();
    }

    /** Reads arrays by a reader of blocks, and then the rest from the end of the array on. */
    private final class InBlocks implements Records {

        private final AnnotationFile input;
        private final CocoBlocks blocks;

        /** From a place that the parser tells to that in the file. */
        private long shift;

        InBlocks(AnnotationFile input, CocoBlocks blocks) {
            this.input = input;
            this.blocks = blocks;
        }

        @Override
        public @Nullable JsonParser read(CocoArray array, JsonParser p, Document document) throws IOException {
            long start = shift + p.currentLocation().getByteOffset();
            p.close();
            long end = blocks.read(array, start, block -> tell(array, block));
            if (end < 0) {
                return null;
            }
            document.count(array, told.records(array));
            shift = end - WITHIN.length;
            JsonParser rest = CocoRecords.JSON.createParser(
                    ObjectReadContext.empty(),
                    new SequenceInputStream(new ByteArrayInputStream(WITHIN), input.from(end)));
            for (int i = 0; i < 4; i++) {
                rest.nextToken();
            }
            return rest;
        }
    }

    /** Reads arrays record by record. */
    private final class InTokens implements Records {

        private final CocoRecords records = new CocoRecords(config, file, fileIndex);
        private final CocoBlock block = new CocoBlock();

        @Override
        public JsonParser read(CocoArray array, JsonParser p, Document document) throws IOException {
            block.clear();
            int place = document.records(array);
            for (; p.nextToken() != JsonToken.END_ARRAY; document.count(array, ++place)) {
                if (place < told.records(array)) {
                    p.skipChildren();
                    continue;
                }
                records.read(array, p, place, block);
                if (block.isFull()) {
                    tell(array, block);
                    block.clear();
                }
            }
            tell(array, block);
            document.count(array, place);
            return p;
        }
    }

    /** A reading of the document from its beginning. */
    private final class Document {

        private final CategoryReader categories = new CategoryReader(config.corpus(), file);
        private final Map<String, String> licences = new HashMap<>();
        private final CocoId id = new CocoId();
        private int images;
        private int annotations = -1;

        String place() {
            return "%d images and %d annotations".formatted(images, Math.max(0, annotations));
        }

        int records(CocoArray array) {
            return switch (array) {
                case IMAGES -> images;
                case ANNOTATIONS -> Math.max(0, annotations);
            };
        }

        void count(CocoArray array, int records) {
            switch (array) {
                case IMAGES -> images = records;
                case ANNOTATIONS -> annotations = records;
            }
        }

        /** @return false if the records say that something is unusual */
        boolean read(JsonParser first, Records records) throws IOException {
            JsonParser p = first;
            JsonToken opening = p.nextToken();
            if (opening != JsonToken.START_OBJECT) {
                throw new SourceException(
                        file,
                        "the document",
                        "an object with images, annotations and categories",
                        described(opening),
                        "give a COCO-style annotation file; result files that are a bare array hold no images");
            }
            while (p.nextToken() != JsonToken.END_OBJECT) {
                String name = p.currentName();
                JsonToken value = p.nextToken();
                switch (name) {
                    case "images", "annotations" -> {
                        CocoArray array = name.equals("images") ? CocoArray.IMAGES : CocoArray.ANNOTATIONS;
                        begin(p, value, name);
                        @Nullable JsonParser rest = records.read(array, p, this);
                        if (rest == null) {
                            return false;
                        }
                        p = rest;
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
            p.close();
            complete();
            return true;
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

        CocoTables tables() {
            return new CocoTables(file, categories.labels(), Map.copyOf(licences));
        }
    }
}
