package io.spatialforge.sources.coco;

import static io.spatialforge.sources.coco.CocoTokens.described;
import static io.spatialforge.sources.coco.CocoTokens.text;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.sources.CountedInput;
import io.spatialforge.sources.Source.RowSink;
import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.coco.CocoRows.Use;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * One pass over a file of RefCOCO, RefCOCO+ or RefCOCOg: {@code [{"ann_id", "image_id", "split", "sentences": [{"sent"}]}]}.
 * Their makers ship Python pickles, which are to be converted; reading a pickle runs what stands in it. Only records of
 * the split {@code train} may be used: validation and test are benchmarks.
 */
final class RefsScan {

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final String TRAIN = "train";

    /** What Python writes as JSON from the makers' files. */
    private static final String CONVERT =
            "convert it once: python3 -c \"import json, pickle, sys; json.dump(pickle.load(open(sys.argv[1], 'rb'),"
                    + " encoding='latin1'), open(sys.argv[2], 'w'))\" 'refs(unc).p' refs.json";

    private final CocoConfig config;
    private final Path file;
    private final int fileIndex;
    private final RowSink sink;
    private final CocoRows row = CocoRows.writer();
    private final CocoId annotation = new CocoId();
    private final CocoId image = new CocoId();
    private int records;
    private long leftOut;

    /**
     * @param fileIndex after those of the annotation files
     */
    RefsScan(CocoConfig config, Path file, int fileIndex, RowSink sink) {
        this.config = config;
        this.file = file;
        this.fileIndex = fileIndex;
        this.sink = sink;
    }

    void run() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SourceException(
                    file, "the file", "JSON with refs", "no such file", "check the path under 'refs'");
        }
        try (InputStream in = new BufferedInputStream(CountedInput.open(file, sink))) {
            refusePickle(in);
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
                document(parser);
            } catch (JacksonIOException e) {
                throw new IOException(file + ": " + e.getOriginalMessage(), e);
            } catch (JacksonException e) {
                throw new SourceException(
                        file,
                        "refs[" + records + "]",
                        "well-formed JSON to the end of the file",
                        e.getOriginalMessage(),
                        "the file is damaged or was cut off: convert it again");
            }
        }
        if (leftOut > 0) {
            sink.leftOut(Unit.EXPRESSIONS, Reason.NOT_SAMPLED, leftOut);
        }
    }

    /** A pickle begins with its protocol, or in the oldest one with a list. */
    private void refusePickle(InputStream in) throws IOException {
        in.mark(3);
        int first = in.read();
        int second = in.read();
        in.reset();
        if (first == 0x80 || (first == '(' && (second == 'l' || second == 'd')) || (first == ']' && second == 'q')) {
            throw new SourceException(file, "the document", "a JSON array of refs", "a Python pickle", CONVERT);
        }
    }

    private void document(JsonParser p) throws IOException {
        JsonToken first = p.nextToken();
        if (first != JsonToken.START_ARRAY) {
            throw new SourceException(
                    file,
                    "the document",
                    "a JSON array of refs",
                    described(first),
                    "give the list of refs, not COCO's annotations");
        }
        for (; p.nextToken() != JsonToken.END_ARRAY; records++) {
            record(p);
        }
        if (records == 0) {
            throw new SourceException(file, "the document", "at least one ref", "none", "check that the file is whole");
        }
    }

    private void record(JsonParser p) throws IOException {
        if (p.currentToken() != JsonToken.START_OBJECT) {
            throw malformed("", "an object", described(p.currentToken()));
        }
        annotation.clear();
        image.clear();
        String split = null;
        List<@Nullable String> sentences = null;
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String name = p.currentName();
            JsonToken value = p.nextToken();
            switch (name) {
                case "ann_id" -> annotation.take(p, value);
                case "image_id" -> image.take(p, value);
                case "split" -> split = text(p, value);
                case "sentences" -> {
                    if (value != JsonToken.START_ARRAY) {
                        throw malformed(".sentences", "an array", described(value));
                    }
                    sentences = sentences(p);
                }
                default -> p.skipChildren();
            }
        }
        require(annotation.present(), ".ann_id", "a whole number or a text");
        require(image.present(), ".image_id", "a whole number or a text");
        require(split != null, ".split", "train, val or test");
        if (sentences == null) {
            throw malformed(".sentences", "an array", "none");
        }
        String imageId = config.name() + "/" + image;
        if (!config.sampling().keeps(imageId)) {
            leftOut += sentences.size();
            return;
        }
        Use use = TRAIN.equals(split) ? Use.TRAINING : Use.BENCHMARK;
        for (int i = 0; i < sentences.size(); i++) {
            row.words(fileIndex, records, annotation.toString(), i, sentences.get(i), use);
            sink.row(imageId, row.array(), 0, row.length());
        }
    }

    private List<@Nullable String> sentences(JsonParser p) {
        List<@Nullable String> sentences = new ArrayList<>();
        while (p.nextToken() != JsonToken.END_ARRAY) {
            if (p.currentToken() != JsonToken.START_OBJECT) {
                throw malformed(".sentences[" + sentences.size() + "]", "an object", described(p.currentToken()));
            }
            String words = null;
            while (p.nextToken() != JsonToken.END_OBJECT) {
                String name = p.currentName();
                JsonToken value = p.nextToken();
                if (name.equals("sent")) {
                    words = text(p, value);
                } else {
                    p.skipChildren();
                }
            }
            sentences.add(words);
        }
        return sentences;
    }

    private void require(boolean present, String field, String expected) {
        if (!present) {
            throw malformed(field, expected, "none");
        }
    }

    private SourceException malformed(String field, String expected, String got) {
        return new SourceException(
                file, "refs[" + records + "]" + field, expected, got, "correct or remove the record");
    }
}
