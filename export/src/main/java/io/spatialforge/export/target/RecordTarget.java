package io.spatialforge.export.target;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Conversation;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.RecordWriter;
import io.spatialforge.export.Validation;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.dataset.Framing;
import io.spatialforge.export.dataset.RecordFiles;
import io.spatialforge.export.talk.Conversations;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Records of a dialect, most often a JSON object a line: {@code train.jsonl}, {@code validation.jsonl} and
 * {@code test.jsonl}, those that have records, and what files the dialect wants beside them.
 *
 * <p>Records are shuffled, each shard's by the hash of their ids: images were sorted into shards by hash, so the head of a
 * file is a fair sample of it, as InternVL's {@code repeat_time} below one needs it.
 */
@API(status = API.Status.INTERNAL)
public final class RecordTarget implements Target {

    private final Dialect dialect;
    private final Framing framing;
    private final int turns;
    private final Photographs photographs;
    private final boolean upright;

    /**
     * @param turns the most questions of a conversation
     * @param photographs that are brought along; {@link Photographs#NONE} if none are
     */
    public RecordTarget(Dialect dialect, int turns, Photographs photographs) {
        this.dialect = dialect;
        this.framing = dialect.framings().getFirst();
        this.turns = turns;
        this.photographs = photographs;
        this.upright = photographs != Photographs.NONE;
    }

    @Override
    public String name() {
        return dialect.name();
    }

    @Override
    public String about() {
        return dialect.about();
    }

    @Override
    public String fingerprint() {
        return "records " + dialect.fingerprint() + " turns " + turns
                + (upright ? " copies " + photographs.fingerprint() : "");
    }

    @Override
    public RowMaker rows() {
        if (dialect.regions().drawsMarks()) {
            return new MarkedRows(dialect, turns, photographs);
        }
        RecordWriter writer = new RecordWriter(dialect, upright);
        PhotographCopies copies = new PhotographCopies(photographs);
        Conversations conversations = new Conversations(turns);
        return (pairs, rows) -> {
            List<QaPair> writable = writer.writable(pairs, rows::refuse);
            for (Conversation each : conversations.of(upright ? copies.bring(writable, rows) : writable)) {
                writer.write(
                        each,
                        (conversation, buffer, length) -> rows.add(
                                conversation.split().id(),
                                StableHash.with(StableHash.of(conversation.id()), "export.order"),
                                buffer,
                                length,
                                conversation.pairs()),
                        rows::refuse);
            }
        };
    }

    @Override
    public List<Output> outputs(SortedMap<String, List<Part>> parts) {
        List<Output> outputs = new ArrayList<>();
        for (Split split : Split.values()) {
            List<Part> ofSplit = parts.get(split.id());
            if (ofSplit != null) {
                outputs.add(new Output(split.id() + framing.extension(), ofSplit, this::join));
            }
        }
        outputs.addAll(ImageCredits.outputs(parts));
        return outputs;
    }

    private long join(List<Part> parts, Path to) throws IOException {
        long records = 0;
        try (OutputStream out = framing.frame(new BufferedOutputStream(Files.newOutputStream(to), 1 << 20))) {
            for (Part part : parts) {
                try (InputStream in = Parts.open(part)) {
                    in.transferTo(out);
                }
                records += part.rows();
            }
        }
        return records;
    }

    @Override
    public @Nullable String reminder() {
        return dialect.reminder();
    }

    @Override
    public @Nullable String imageRoot(RunFacts run) {
        return upright ? PhotographCopies.FOLDER : run.imageRoot();
    }

    @Override
    public void describe(Finished finished) throws IOException {
        Map<Split, List<DataFiles.DataFile>> files = new EnumMap<>(Split.class);
        String extension = framing.extension();
        for (Finished.WrittenFile file : finished.files()) {
            if (!file.name().endsWith(extension)) {
                continue;
            }
            Split split = Split.ofId(file.name().substring(0, file.name().length() - extension.length()));
            files.put(split, List.of(new DataFiles.DataFile(file.name(), file.records())));
        }
        RunFacts run = finished.run();
        String imageRoot = run.imageRoot();
        if (upright) {
            ImageCredits.check(finished.folder());
            imageRoot = finished.folder().resolve(PhotographCopies.FOLDER).toString();
        }
        dialect.describe(new DataFiles(finished.folder(), run.name(), imageRoot, files));
    }

    @Override
    public Validation validate(Path path) throws IOException {
        return RecordFiles.validate(path, dialect);
    }
}
