package io.spatialforge.export.hub;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.RecordWriter;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.Told;
import io.spatialforge.export.Validation;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.Output;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Target;
import java.io.IOException;
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

    /** The dialect in whose words questions and answers are told where users do not choose. */
    public static final String DIALECT = "qwen3-vl";

    /** The most rows as JSON that go into one file, in bytes; {@code datasets} cuts at the same size of its own. */
    static final long MAX_BYTES = 500_000_000;

    private final Dialect dialect;
    private final long maxBytes;

    /**
     * @param dialect in whose words questions and answers are told
     */
    public HubTarget(Dialect dialect) {
        this(dialect, MAX_BYTES);
    }

    HubTarget(Dialect dialect, long maxBytes) {
        this.dialect = dialect;
        this.maxBytes = maxBytes;
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
        return NAME + " 1 " + dialect.name();
    }

    @Override
    public RowMaker rows() {
        RecordWriter writer = new RecordWriter(dialect, false);
        RowWriter row = new RowWriter();
        return (pairs, rows) -> {
            for (QaPair pair : pairs) {
                Refusal refusal = writer.refusal(pair);
                if (refusal != null) {
                    rows.refuse(pair, refusal);
                    continue;
                }
                Told told = writer.tell(pair, rows::refuse);
                if (told != null) {
                    row.write(pair, told.turns().getFirst(), writer.choices(pair));
                    rows.add(
                            part(pair.claim().task(), pair.split()),
                            StableHash.with(StableHash.of(pair.id()), "export.order"),
                            row.buffer(),
                            row.length(),
                            List.of(pair));
                }
            }
        };
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
                    List<Slice> slices = Slice.of(ofSplit, maxBytes);
                    for (int i = 0; i < slices.size(); i++) {
                        outputs.add(output(task, split, slices.get(i), i, slices.size()));
                    }
                }
            }
        }
        return outputs;
    }

    private static Output output(Task task, Split split, Slice slice, int index, int count) {
        return new Output(
                HubLayout.file(task.id(), split, index, count),
                slice.parts(),
                (parts, to) -> ParquetShard.write(Columns.ANNOTATIONS, parts, slice.offset(), slice.limit(), to));
    }

    @Override
    public void describe(Finished finished) throws IOException {
        HubLayout.removeOthers(finished);
        Finished hashed = HubLayout.hashed(finished);
        Columns columns = Columns.ANNOTATIONS;
        Figures figures = Figures.of(hashed, columns);
        String yaml = new FrontMatter(hashed, figures, columns).text();
        String card = new DatasetCard(hashed, figures, columns, dialect).text();
        Files.writeString(finished.folder().resolve(HubLayout.README), "---\n" + yaml + "---\n\n" + card);
        Files.writeString(finished.folder().resolve(HubLayout.CROISSANT), Croissant.text(hashed, figures, columns));
    }

    @Override
    public Validation validate(Path path) throws IOException {
        throw new IOException("not yet");
    }
}
