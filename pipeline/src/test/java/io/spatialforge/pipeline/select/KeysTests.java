package io.spatialforge.pipeline.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.View;
import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.pipeline.select.KeyReader.Entry;
import io.spatialforge.pipeline.select.KeyWriter.Repeats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTests {

    @TempDir
    Path folder;

    @Test
    void whatIsReadIsWhatWasWrittenImageByImage() throws IOException {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            pairs.add(
                    switch (i % 5) {
                        case 0 -> Asked.count(i, "dining \"table\"", i % 4);
                        case 1 -> Asked.nearer(i, "thé|" + i % 7, "ding" + i % 5, i % 2 == 0);
                        case 2 -> Asked.nearest(i, "cup", List.of("tv", "vase", "cup"), i % 3);
                        case 3 -> Asked.facing(i, View.AWAY);
                        default -> Asked.locate(i, "cup", i % 3);
                    });
        }
        Path file = folder.resolve("keys");
        List<Entry> written = new ArrayList<>();
        try (LineWriter out = LineWriter.create(file)) {
            KeyWriter keys = new KeyWriter(out);
            for (int i = 0; i < pairs.size(); i++) {
                if (i % 11 != 3) {
                    Entry entry = new Entry(PairKey.of(pairs.get(i)), i, i % 4 == 1 ? Repeats.YES : Repeats.NO);
                    keys.add(pairs.get(i).image().id(), entry.key(), entry.number(), entry.repeats());
                    written.add(entry);
                }
            }
            keys.finish();
            out.commit();
        }
        List<Entry> read = new ArrayList<>();
        List<String> images = new ArrayList<>();
        try (KeyReader keys = new KeyReader(LineReader.open(file))) {
            for (KeyReader.OfImage image = keys.next(); image != null; image = keys.next()) {
                images.add(image.image());
                read.addAll(image.pairs());
            }
        }
        assertThat(read).isEqualTo(written);
        assertThat(images).containsExactly("test/0", "test/1", "test/2", "test/3", "test/4");
    }

    @Test
    void aLineThatIsNoKeyIsRefusedByFileAndLine() throws IOException {
        for (String broken : List.of("[\"image\",[\"1\",0,7,0]]", "[\"image\"", "{\"other\":1}", "[\"image\"] ")) {
            Path file = folder.resolve("broken");
            try (LineWriter out = LineWriter.create(file)) {
                out.write("{\"mention\":\"dog|the\"}".getBytes(StandardCharsets.UTF_8));
                out.write(broken.getBytes(StandardCharsets.UTF_8));
                out.commit();
            }
            try (KeyReader keys = new KeyReader(LineReader.open(file))) {
                assertThatThrownBy(keys::next)
                        .as(broken)
                        .isInstanceOf(CorruptFileException.class)
                        .hasMessageContaining("broken, line 2");
            }
        }
    }
}
