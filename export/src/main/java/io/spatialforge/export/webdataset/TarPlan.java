package io.spatialforge.export.webdataset;

import io.spatialforge.export.dataset.JsonLines;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Parts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Which samples go into which tar: in their order, as many as fit. */
final class TarPlan {

    private final ShardLimits limits;
    private final List<Tar> tars = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private long first;
    private long samples;
    private long bytes = Members.END;

    private TarPlan(ShardLimits limits) {
        this.limits = limits;
    }

    /**
     * A tar.
     *
     * @param parts that hold its samples
     * @param first its first sample, counted from 0 over those parts
     * @param samples how many it has
     */
    record Tar(List<Part> parts, long first, long samples) {
        Tar {
            parts = List.copyOf(parts);
        }
    }

    /**
     * @param rows parts that hold samples
     * @param sizes parts that hold what each takes in an archive, in the same order
     */
    static List<Tar> of(List<Part> rows, List<Part> sizes, ShardLimits limits) throws IOException {
        TarPlan plan = new TarPlan(limits);
        for (int i = 0; i < rows.size(); i++) {
            plan.parts.add(rows.get(i));
            plan.add(rows.get(i), sizes.get(i));
        }
        plan.finish();
        return plan.tars;
    }

    private void add(Part rows, Part sizes) throws IOException {
        if (rows.rows() != sizes.rows() || rows.shard() != sizes.shard()) {
            throw new IOException(sizes.file() + " has not as many rows as " + rows.file()
                    + "; remove the export's folder and export again");
        }
        long inPart = 0;
        try (JsonLines lines = new JsonLines(Parts.open(sizes))) {
            while (lines.next()) {
                long taken = Long.parseLong(
                        new String(lines.buffer(), lines.start(), lines.length(), StandardCharsets.US_ASCII));
                if (samples > 0 && (samples >= limits.samples() || bytes + taken > limits.bytes())) {
                    finish();
                    parts.add(rows);
                    first = inPart;
                }
                samples++;
                bytes += taken;
                inPart++;
            }
        }
    }

    private void finish() {
        if (samples > 0) {
            tars.add(new Tar(parts, first, samples));
        }
        parts.clear();
        first = 0;
        samples = 0;
        bytes = Members.END;
    }
}
