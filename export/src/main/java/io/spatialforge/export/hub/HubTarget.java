package io.spatialforge.export.hub;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.RecordWriter;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.Told;
import io.spatialforge.export.Validation;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Shown;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.ImageCredits;
import io.spatialforge.export.target.Output;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.PhotographCopies;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * A dataset as the Hugging Face Hub hosts it: Parquet files of one row a pair, {@code grounding/train-00000-of-00003.parquet}
 * and so on, with a config for each task; a card with its front matter; Croissant.
 *
 * <p>Rows are shuffled within a shard by the hash of their ids, so that a stream is a fair sample from its start.
 */
public final class HubTarget implements Target {

    public static final String NAME = "huggingface";

    /** Stands for the name of a photograph that only has an address. */
    static final String NAMELESS = "photograph";

    /** The most rows as JSON that go into one file, in bytes; {@code datasets} cuts at the same size of its own. */
    static final long MAX_BYTES = 500_000_000;

    private final Dialect dialect;
    private final Photographs photographs;
    private final boolean upright;
    private final long maxBytes;

    /**
     * @param dialect in whose words questions and answers are told
     * @param photographs that go into the files; {@link Photographs#NONE} if none do
     * @throws IllegalArgumentException if the dialect's texts have no coordinates
     */
    public HubTarget(Dialect dialect, Photographs photographs) {
        this(dialect, photographs, MAX_BYTES);
    }

    HubTarget(Dialect dialect, Photographs photographs, long maxBytes) {
        if (!hasCoordinates(dialect)) {
            throw new IllegalArgumentException(
                    dialect.name() + " keeps coordinates apart from the texts, where rows of " + NAME
                            + " have no place for them; choose another dialect");
        }
        this.dialect = dialect;
        this.photographs = photographs;
        this.upright = photographs != Photographs.NONE;
        this.maxBytes = maxBytes;
    }

    /** Whether a text of the dialect says by itself where a region is. */
    static boolean hasCoordinates(Dialect dialect) {
        Frame frame = new Frame(640, 480);
        StringBuilder text = new StringBuilder("the dog ");
        dialect.regions().inline(new Shown("dog", new Box(64, 48, 320, 240), 1), frame, text);
        return !dialect.regions().parse(text.toString(), false, frame).regions().isEmpty();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "a dataset for the Hub: Parquet, data card, Croissant";
    }

    @Override
    public String fingerprint() {
        return NAME + " 1 " + dialect.fingerprint() + (upright ? " copies " + photographs.fingerprint() : "");
    }

    @Override
    public RowMaker rows() {
        RecordWriter writer = new RecordWriter(dialect, upright);
        PhotographCopies copies = new PhotographCopies(photographs);
        RowWriter row = new RowWriter();
        return (pairs, rows) -> {
            List<QaPair> writable = new ArrayList<>(pairs.size());
            for (QaPair pair : pairs) {
                Refusal refusal = writer.refusal(named(pair));
                if (refusal == null) {
                    writable.add(pair);
                } else {
                    rows.refuse(pair, refusal);
                }
            }
            Image original = pairs.getFirst().image();
            PhotographRows.Weighing weighing = new PhotographRows.Weighing(rows);
            for (QaPair pair : upright ? copies.bring(writable, weighing) : writable) {
                Told told = writer.tell(named(pair), rows::refuse);
                if (told != null) {
                    row.write(pair, told.turns().getFirst(), writer.choices(pair), json -> {
                        if (upright) {
                            PhotographRows.write(original, weighing.bytes(), json);
                        }
                    });
                    String part = part(pair.claim().task(), pair.split());
                    rows.add(part, order(pair), row.buffer(), row.length(), List.of(pair));
                }
            }
        };
    }

    /** The pair with a name for its photograph, which records need; rows do with an address. */
    private QaPair named(QaPair pair) {
        Image image = pair.image();
        if (upright || image.file() != null || image.url() == null) {
            return pair;
        }
        return pair.withImage(new Image(
                image.id(),
                image.source(),
                NAMELESS,
                image.url(),
                image.sha256(),
                image.width(),
                image.height(),
                image.transform(),
                image.licence()));
    }

    /** Shuffled; but with photographs, pairs of an image stay together, so that it is stored once. */
    private long order(QaPair pair) {
        String id = upright ? pair.image().id() : pair.id();
        return StableHash.with(StableHash.of(id), "export.order");
    }

    static String part(Task task, Split split) {
        return task.id() + "/" + split.id();
    }

    @Override
    public List<Output> outputs(SortedMap<String, List<Part>> parts) {
        List<Output> outputs = new ArrayList<>();
        for (Task task : Task.values()) {
            for (Split split : Split.values()) {
                List<Part> ofSplit = parts.get(part(task, split));
                if (ofSplit != null) {
                    List<Slice> slices = Slice.of(weighed(ofSplit), maxBytes);
                    for (int i = 0; i < slices.size(); i++) {
                        outputs.add(output(HubLayout.file(task.id(), split, i, slices.size()), slices.get(i)));
                    }
                }
            }
        }
        outputs.addAll(ImageCredits.outputs(parts));
        return outputs;
    }

    private List<Slice.Weighed> weighed(List<Part> parts) {
        if (!upright) {
            return parts.stream().map(Slice.Weighed::of).toList();
        }
        try {
            return PhotographRows.weigh(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Output output(String name, Slice slice) {
        return new Output(
                name,
                slice.parts(),
                (parts, to) -> upright
                        ? PhotographShard.write(slice, dialect.name(), photographs, to)
                        : ParquetShard.write(Columns.ANNOTATIONS, dialect.name(), slice, to));
    }

    @Override
    public void describe(Finished finished) throws IOException {
        Finished hashed = HubLayout.hashed(finished);
        Columns columns = upright ? Columns.WITH_IMAGES : Columns.ANNOTATIONS;
        Figures figures = Figures.of(hashed, columns);
        String yaml = new FrontMatter(hashed, figures, columns).text();
        String card = new DatasetCard(hashed, figures, columns, dialect).text();
        Files.writeString(finished.folder().resolve(HubLayout.README), "---\n" + yaml + "---\n\n" + card);
        Files.writeString(finished.folder().resolve(HubLayout.CROISSANT), Croissant.text(hashed, figures, columns));
    }

    @Override
    public Validation validate(Path path) throws IOException {
        return HubValidator.validate(path, dialect);
    }
}
