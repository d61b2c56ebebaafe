package io.spatialforge.pipeline.export;

import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.ShardContext;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that a shard's rows bring along, thousands of them. Each is written under another name and renamed, but not
 * forced to disk: a machine that goes down may leave some empty, which is found when the export goes on.
 *
 * <p>The name of each is noted before the file is there, so that whatever a killed attempt left can be found. For one
 * thread.
 */
final class ShardCopies implements AutoCloseable {

    private final OutFolder out;
    private final ShardContext context;
    private final int shard;
    private @Nullable Writer names;
    private @Nullable LineWriter list;

    ShardCopies(OutFolder out, ShardContext context, int shard) {
        this.out = out;
        this.context = context;
        this.shard = shard;
    }

    /**
     * @throws IOException if the file can't be written
     * @throws IllegalArgumentException if its name leads out of the folder
     */
    void write(String name, byte[] bytes) throws IOException {
        Path file = out.file(name);
        if (list == null) {
            list = context.lines(Copies.LISTS);
        }
        list.write(new Copies.Copy(name, bytes.length).toJson());
        if (holds(file, bytes)) {
            return;
        }
        note(name);
        Path unfinished = Files.createDirectories(out.unfinished()).resolve("copy-of-shard-" + shard);
        Files.write(unfinished, bytes);
        Files.createDirectories(file.resolveSibling(""));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void note(String name) throws IOException {
        if (names == null) {
            Path file = Copies.names(out).resolve(shard + ".txt");
            Files.createDirectories(file.resolveSibling(""));
            names = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            // A name that a kill cut off ends here.
            names.write('\n');
        }
        names.write(JsonMapper.shared().writeValueAsString(name));
        names.write('\n');
        names.flush();
    }

    private static boolean holds(Path file, byte[] bytes) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    @Override
    public void close() throws IOException {
        if (names != null) {
            names.close();
        }
    }
}
