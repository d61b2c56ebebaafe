package io.spatialforge.sources.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextPackTests {

    @TempDir
    Path folder;

    @Test
    void everyTextComesOutOfThePackAsItStandsMissingAndEmptyOnesApart() throws IOException {
        List<List<String>> rows = List.of(
                Arrays.asList("a", "bc", "def"),
                Arrays.asList(null, "", "é😀"),
                Arrays.asList("日本", null, null),
                Arrays.asList(null, null, null),
                Arrays.asList("", "x", ""));
        Path file = folder.resolve("texts.csv");
        Files.writeString(file, "row\n0\n1\n2\n3\n4\n");
        try (TableFile table = TableFile.csv(file);
                Cursor cursor = table.ask("SELECT 7::BIGINT, "
                        + TextPack.sql(ofRow(rows, 0), ofRow(rows, 1), ofRow(rows, 2)) + ", 8::BIGINT FROM "
                        + table.from() + " ORDER BY row")) {
            TextPack texts = new TextPack(1, 3);
            List<List<String>> read = new ArrayList<>();
            while (cursor.next()) {
                texts.read(cursor);
                read.add(Arrays.asList(texts.text(0), texts.text(1), texts.text(2)));
                assertThat(cursor.whole(1 + texts.columns())).isEqualTo(8);
                String last = texts.text(2);
                if (last != null) {
                    assertThat(new String(texts.bytes(), texts.start(2), texts.length(2), StandardCharsets.UTF_8))
                            .isEqualTo(last);
                }
            }
            assertThat(read).isEqualTo(rows);
        }
    }

    /** An expression of the texts at one place of each row. */
    private static String ofRow(List<List<String>> rows, int place) {
        StringBuilder sql = new StringBuilder("CASE row");
        for (int i = 0; i < rows.size(); i++) {
            String text = rows.get(i).get(place);
            sql.append(" WHEN '").append(i).append("' THEN ").append(text == null ? "NULL" : "'" + text + "'");
        }
        return sql.append(" END").toString();
    }
}
