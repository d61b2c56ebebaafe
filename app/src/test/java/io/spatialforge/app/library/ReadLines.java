package io.spatialforge.app.library;

import com.github.luben.zstd.ZstdInputStream;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.records.QaPairJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

public class ReadLines {
    public static void main(String... args) throws IOException {
        Map<Task, Integer> counts = new EnumMap<>(Task.class);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(args[0], "qa"), "*.jsonl.zst")) {
            for (Path file : files) {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new ZstdInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        QaPair pair = QaPairJson.read(line);
                        counts.merge(pair.claim().task(), 1, Integer::sum);
                    }
                }
            }
        }
        System.out.println(counts);
    }
}
