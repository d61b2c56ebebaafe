package io.spatialforge.sources.truth;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.sources.CountedInput;
import io.spatialforge.sources.Photographs;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.SourceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Truth files, one photograph a line: {@code image}, {@code width}, {@code height}, {@code objects} with {@code label} and
 * {@code bbox} as x1, y1, x2, y2 in pixels of the upright image. Drawn scenes and measured sets are written so. An image's
 * id is the source's name, a slash and its {@code image}.
 */
public final class TruthSource implements Source {

    private final TruthConfig config;

    public TruthSource(TruthConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public List<Path> inputs() {
        return List.of(config.file());
    }

    /** A row is the line's number and its text: lines are short, and read whole before any is kept. */
    @Override
    public Joiner scan(RowSink rows, int threads) throws IOException {
        Path file = config.file();
        if (!Files.isRegularFile(file)) {
            throw new SourceException(file, "the file", "a truth.jsonl", "no such file", "check its path");
        }
        int number = 0;
        int records = 0;
        long leftOut = 0;
        long regionsLeftOut = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(CountedInput.open(file, rows), StandardCharsets.UTF_8.newDecoder()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                TruthRecord record = TruthRecord.read(file, number, line, config.depth() == null);
                records++;
                String image = config.name() + "/" + record.image();
                if (!config.sampling().keeps(image)) {
                    leftOut++;
                    regionsLeftOut += record.things().size();
                    continue;
                }
                byte[] text = line.getBytes(StandardCharsets.UTF_8);
                byte[] row = ByteBuffer.allocate(Integer.BYTES + text.length)
                        .putInt(number)
                        .put(text)
                        .array();
                rows.row(image, row, 0, row.length);
            }
        } catch (CharacterCodingException e) {
            throw new SourceException(file, "after line " + number, "UTF-8", "other bytes", "save the file as UTF-8");
        }
        if (records == 0) {
            throw new SourceException(file, "the file", "at least one line", "none", "check that it is the whole file");
        }
        if (leftOut > 0) {
            rows.leftOut(Unit.IMAGES, Reason.NOT_SAMPLED, leftOut);
            rows.leftOut(Unit.REGIONS, Reason.NOT_SAMPLED, regionsLeftOut);
        }
        return new TruthJoiner(config, Photographs.open(config.images(), config.photos()));
    }
}
