package io.spatialforge.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The least that a run could take: to pass over its inputs once, and to write its lines.
 *
 * @param read what passing over all inputs took, on one thread
 * @param inputs bytes of them
 * @param outputs the lines written once more
 */
record Floor(Spent read, long inputs, BareOutputs outputs) {

    static Floor of(List<Path> inputs, Path run) throws IOException {
        Spent read = Spent.NOTHING;
        for (Path input : inputs) {
            read = read.plus(BareInputs.read(input));
        }
        return new Floor(read, bytes(inputs), BareOutputs.of(run));
    }

    static long bytes(List<Path> inputs) throws IOException {
        long bytes = 0;
        for (Path input : inputs) {
            bytes += Files.size(input);
        }
        return bytes;
    }

    /** Both together. */
    Spent spent() {
        return read.plus(outputs.written());
    }
}
