package io.spatialforge.bench.scale;

import io.spatialforge.app.Forging;
import io.spatialforge.app.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code forge} twice in one process: first of a small corpus, by which the machine starts up, classes are loaded and
 * compilers do what they do in any run; then of the corpus that is measured. Between the two it notes the time.
 */
final class WarmForge {

    private WarmForge() {}

    /**
     * @param args a configuration and a run folder to warm up with, the file that the time in milliseconds since 1970 goes
     *     to, and the arguments of {@code forge}
     */
    public static void main(String[] args) throws IOException {
        List<String> all = List.of(args);
        int code = Main.run(Forging.HERE, "forge", all.get(0), "--out", all.get(1));
        if (code == 0) {
            System.gc();
            Files.writeString(Path.of(all.get(2)), Long.toString(System.currentTimeMillis()), StandardCharsets.UTF_8);
            code = Main.run(Forging.HERE, all.subList(3, all.size()).toArray(String[]::new));
        }
        System.exit(code);
    }
}
