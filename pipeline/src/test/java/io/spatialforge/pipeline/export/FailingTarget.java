package io.spatialforge.pipeline.export;

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
import java.util.concurrent.atomic.AtomicInteger;

/** A target that fails at its n-th step, an image, the beginning or end of a file, or the file about the whole. */
final class FailingTarget implements Target {

    static final int NEVER = Integer.MAX_VALUE;

    private final Target target;
    private final String name;
    private final int point;
    private final AtomicInteger steps = new AtomicInteger();

    /**
     * @param point from 0
     */
    FailingTarget(Target target, String name, int point) {
        this.target = target;
        this.name = name;
        this.point = point;
    }

    private void step(String where) throws IOException {
        if (steps.getAndIncrement() == point) {
            throw new IOException("no space left at step " + point + ", " + where);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String fingerprint() {
        return name;
    }

    @Override
    public RowMaker rows() {
        RowMaker maker = target.rows();
        return (pairs, rows) -> {
            maker.image(pairs, rows);
            step("rows");
        };
    }

    @Override
    public List<Output> outputs(SortedMap<String, List<Part>> parts) {
        List<Output> outputs = new ArrayList<>();
        for (Output output : target.outputs(parts)) {
            outputs.add(new Output(output.name(), output.parts(), (of, to) -> {
                Files.writeString(to, "half");
                step("half a file");
                long records = output.maker().make(of, to);
                step("a file not yet in its place");
                return records;
            }));
        }
        return outputs;
    }

    @Override
    public void describe(Finished finished) throws IOException {
        Files.createDirectories(finished.folder().resolve("about"));
        step("about the whole");
        Files.writeString(
                finished.folder().resolve("about").resolve(name + ".txt"),
                finished.files().size() + " files");
    }

    @Override
    public Validation validate(Path path) throws IOException {
        return target.validate(path);
    }
}
