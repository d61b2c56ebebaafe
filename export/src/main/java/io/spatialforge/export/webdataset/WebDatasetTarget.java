package io.spatialforge.export.webdataset;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Conversation;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.RecordWriter;
import io.spatialforge.export.Validation;
import io.spatialforge.export.dataset.JsonLines;
import io.spatialforge.export.talk.Conversations;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.ImageCredits;
import io.spatialforge.export.target.Output;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Parts;
import io.spatialforge.export.target.PhotographCopies;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.Photographs.Photograph;
import io.spatialforge.export.target.Photographs.Withheld;
import io.spatialforge.export.target.Rows;
import io.spatialforge.export.target.Target;
import io.spatialforge.export.webdataset.SampleRow.Brought;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * WebDataset tars of bounded size, {@code train-000000.tar} and on: a sample for each image, {@code KEY.json} with all its
 * conversations, and {@code KEY.jpg} before it if photographs are brought along.
 *
 * <p>All samples have the same fields, as loaders expect, so all photographs are JPEGs: those that are stored otherwise are
 * encoded once. Rows are the samples without photographs, which are fetched when a tar is written.
 */
public final class WebDatasetTarget implements Target {

    public static final String NAME = "webdataset";

    /** Parts that hold how much each sample takes in an archive. */
    private static final String SIZES = "sizes/";

    private final Dialect dialect;
    private final int turns;
    private final Photographs photographs;
    private final boolean upright;
    private final ShardLimits limits;

    /**
     * @param dialect in which conversations are told
     * @param turns the most questions of a conversation
     * @param photographs that are brought along; {@link Photographs#NONE} if none are
     */
    public WebDatasetTarget(Dialect dialect, int turns, Photographs photographs, ShardLimits limits) {
        this.dialect = dialect;
        this.turns = turns;
        this.photographs = photographs;
        this.upright = photographs != Photographs.NONE;
        this.limits = limits;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "tars to stream, a sample for each image";
    }

    @Override
    public String fingerprint() {
        return "webdataset 1 " + dialect.fingerprint() + " turns " + turns
                + (upright ? " copies " + photographs.fingerprint() : "") + " " + limits;
    }

    @Override
    public RowMaker rows() {
        return new Samples()::image;
    }

    /** Makes samples; for one thread. */
    private final class Samples {

        private final RecordWriter writer = new RecordWriter(dialect, upright);
        private final Conversations conversations = new Conversations(turns);

        void image(List<QaPair> pairs, Rows rows) throws IOException {
            List<QaPair> writable = writer.writable(pairs, rows::refuse);
            if (!writable.isEmpty()) {
                sample(writable, rows);
            }
        }

        private void sample(List<QaPair> pairs, Rows rows) throws IOException {
            Image image = pairs.getFirst().image();
            String key = SampleKey.of(image);
            if (!upright) {
                add(key, null, told(pairs, rows), rows);
                return;
            }
            switch (photographs.upright(image, Photographs.Use.JPEG)) {
                case Withheld withheld -> pairs.forEach(pair -> rows.refuse(pair, withheld.refusal()));
                case Photograph photograph -> {
                    String file = key + "." + Members.JPEG;
                    String sha256 = PhotographCopies.sha256(photograph.bytes());
                    Sample sample = told(PhotographCopies.copied(pairs, file, sha256), rows);
                    if (!sample.pairs().isEmpty()) {
                        add(key, Brought.of(image, photograph.bytes()), sample, rows);
                        ImageCredits.add(file, image, photograph, sha256, rows);
                    }
                }
            }
        }

        private Sample told(List<QaPair> pairs, Rows rows) {
            List<QaPair> written = new ArrayList<>(pairs.size());
            SampleJson json = new SampleJson(dialect.name(), pairs.getFirst().image());
            for (Conversation each : conversations.of(pairs)) {
                writer.write(
                        each,
                        (conversation, buffer, length) -> {
                            json.add(conversation, buffer, length);
                            written.addAll(conversation.pairs());
                        },
                        rows::refuse);
            }
            return new Sample(written, json);
        }

        private void add(String key, @Nullable Brought photograph, Sample sample, Rows rows) {
            if (sample.pairs().isEmpty()) {
                return;
            }
            QaPair pair = sample.pairs().getFirst();
            long order = StableHash.with(StableHash.of(pair.image().id()), "export.order");
            byte[] json = sample.json().bytes();
            byte[] line = SampleRow.line(key, photograph, json);
            rows.add(pair.split().id(), order, line, line.length, sample.pairs());
            byte[] size = Long.toString(SampleRow.taken(photograph, json)).getBytes(StandardCharsets.US_ASCII);
            rows.add(SIZES + pair.split().id(), order, size, size.length, List.of());
        }
    }

    /** A sample, and the pairs that it holds. */
    private record Sample(List<QaPair> pairs, SampleJson json) {}

    @Override
    public List<Output> outputs(SortedMap<String, List<Part>> parts) {
        List<Output> outputs = new ArrayList<>();
        for (Split split : Split.values()) {
            List<Part> ofSplit = parts.get(split.id());
            if (ofSplit != null) {
                List<TarPlan.Tar> tars;
                try {
                    tars = TarPlan.of(ofSplit, parts.getOrDefault(SIZES + split.id(), List.of()), limits);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                for (int i = 0; i < tars.size(); i++) {
                    TarPlan.Tar tar = tars.get(i);
                    outputs.add(new Output(
                            String.format(Locale.ROOT, "%s-%06d.tar", split.id(), i),
                            tar.parts(),
                            (p, to) -> write(tar, to)));
                }
            }
        }
        outputs.addAll(ImageCredits.outputs(parts));
        return outputs;
    }

    private long write(TarPlan.Tar plan, Path to) throws IOException {
        long at = 0;
        long end = plan.first() + plan.samples();
        try (Members members = Members.of(to)) {
            for (Part part : plan.parts()) {
                try (JsonLines lines = new JsonLines(Parts.open(part))) {
                    while (at < end && lines.next()) {
                        if (at++ >= plan.first()) {
                            write(SampleRow.at(lines), members);
                        }
                    }
                }
            }
        }
        if (at != end) {
            throw new IOException(to + ": expected " + plan.samples() + " samples, got " + (at - plan.first())
                    + "; remove the export's folder and export again");
        }
        return plan.samples();
    }

    private void write(SampleRow row, Members members) throws IOException {
        Brought brought = row.photograph();
        if (brought != null) {
            byte[] bytes = bytes(brought);
            members.write(row.key() + "." + Members.JPEG, bytes, 0, bytes.length);
        }
        members.write(row.key() + "." + Members.JSON, row.line(), row.start(), row.length());
    }

    private byte[] bytes(Brought brought) throws IOException {
        String found;
        switch (photographs.upright(brought.image(), Photographs.Use.JPEG)) {
            case Photograph photograph -> {
                if (brought.is(photograph.bytes())) {
                    return photograph.bytes();
                }
                found = "other bytes";
            }
            case Withheld withheld -> found = withheld.refusal().detail();
        }
        throw new IOException("the photograph of " + brought.image().id()
                + " is not what it was when its questions were written: " + found
                + "; remove the export's folder and export again");
    }

    @Override
    public void describe(Finished finished) throws IOException {
        WidsIndex.write(finished);
    }

    @Override
    public Validation validate(Path path) throws IOException {
        return TarCheck.validate(path, dialect);
    }
}
