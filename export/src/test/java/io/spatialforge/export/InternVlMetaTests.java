package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.qa.Split;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.dataset.DataFiles.DataFile;
import io.spatialforge.export.dataset.RecordFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InternVlMetaTests {

    private static final Dialect INTERNVL = Dialects.named("internvl");

    @TempDir
    Path folder;

    @BeforeEach
    void twoSplitsAreExported() throws IOException {
        String line = "{\"id\": \"%s\", \"image\": \"a.jpg\", \"conversations\": [{\"from\": \"human\", \"value\":"
                + " \"<image>\\nWhere?\"}, {\"from\": \"gpt\", \"value\": \"there\"}]}\n";
        Files.writeString(folder.resolve("train.jsonl"), line.formatted("1") + line.formatted("2"));
        Files.writeString(folder.resolve("test.jsonl"), line.formatted("3"));
        Map<Split, List<DataFile>> files = new EnumMap<>(Split.class);
        files.put(Split.TRAIN, List.of(new DataFile("train.jsonl", 2)));
        files.put(Split.TEST, List.of(new DataFile("test.jsonl", 1)));
        INTERNVL.describe(new DataFiles(folder, "street", "photos/street", files));
    }

    @Test
    void eachSplitHasAMetaFileOfItsOwn() throws IOException {
        assertThat(Files.readString(folder.resolve("meta-train.json"))).isEqualTo("""
                        {
                          "street-train" : {
                            "root" : "%s",
                            "annotation" : "%s",
                            "data_augment" : false,
                            "max_dynamic_patch" : 12,
                            "repeat_time" : 1,
                            "length" : 2
                          }
                        }
                        """.formatted(
                        Path.of("photos/street").toAbsolutePath(),
                        folder.resolve("train.jsonl").toAbsolutePath()));
        assertThat(Files.readString(folder.resolve("meta-test.json"))).contains("street-test", "\"length\" : 1");
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatTheTrainerWouldStopAtIsAFault() throws IOException {
        assertThat(changed("\"repeat_time\" : 1", "\"repeat_time\" : 1.5")).startsWith("street-train.repeat_time");
        assertThat(changed("\"repeat_time\" : 1", "\"repeat_time\" : 2.0")).startsWith("street-train.repeat_time");
        assertThat(changed("\"repeat_time\" : 1", "\"repeat_time\" : 0")).startsWith("street-train.repeat_time");
        assertThat(changed("\"repeat_time\" : 1", "\"repeat_time\" : \"1\"")).startsWith("street-train.repeat_time");
        assertThat(changed("\"repeat_time\" : 1", "\"repeat\" : 1")).startsWith("street-train.repeat_time");
        assertThat(changed("\"root\"", "\"rot\"")).startsWith("street-train.root");
        assertThat(changed(" : false", " : \"false\"")).startsWith("street-train.data_augment");
        assertThat(changed(" : 12", " : 0")).startsWith("street-train.max_dynamic_patch");
        assertThat(changed("\"annotation\"", "\"annotations\"")).startsWith("street-train.annotation");
        assertThat(changed("train.jsonl\"", "train.json\"")).startsWith("street-train.annotation");
        assertThat(changed("train.jsonl\"", "gone.jsonl\"")).startsWith("street-train.annotation");
        assertThat(changed("\"root\"", "\"root\" : \"\", \"root\"")).contains("JSON");
    }

    @Test
    void aShareTakesTheHeadOfTheFileAndMustLeaveALine() throws IOException {
        assertThat(changed("\"repeat_time\" : 1", "\"repeat_time\" : 0.3")).contains("at least one of 2 lines");
        replace("\"repeat_time\" : 0.3", "\"repeat_time\" : 0.5");
        assertThat(faults()).isEmpty();
        replace("\"repeat_time\" : 0.5", "\"repeat_time\" : 3");
        assertThat(faults()).isEmpty();
    }

    @Test
    void theLengthIsTheNumberOfLines() throws IOException {
        assertThat(changed("\"length\" : 2", "\"length\" : 3"))
                .isEqualTo("street-train.length 2, the number of lines of train.jsonl 3");
    }

    @Test
    void numbersBeyondAllMeasureAreFaultsToo() throws IOException {
        String huge = "9".repeat(400);
        assertThat(changed("\"length\" : 2", "\"length\" : " + huge)).startsWith("street-train.length");
        assertThat(changed(" : 12", " : " + huge)).startsWith("street-train.max_dynamic_patch");
        assertThat(changed("\"repeat_time\" : 1", "\"repeat_time\" : " + huge)).startsWith("street-train.repeat_time");
        assertThat(changed("\"repeat_time\" : 1", "\"repeat_time\" : 1e999")).startsWith("street-train.repeat_time");
        assertThat(changed(" : false", " : [[{}]]")).startsWith("street-train.data_augment");
        assertThat(changed("\"annotation\" : \"", "\"annotation\" : \"\\u0000")).startsWith("street-train.annotation");
    }

    @Test
    void afterAMoveTheFaultSaysWhereTheDataIs() throws IOException {
        Path present = folder.resolve("train.jsonl").toAbsolutePath();
        assertThat(changed(present.toString(), "/gone/train.jsonl"))
                .contains("train.jsonl is here, put its present path", "/gone/train.jsonl");
        replace("/gone/train.jsonl", "train.jsonl");
        assertThat(faults()).isEmpty();
    }

    @Test
    void anotherJsonFileInTheFolderIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("info.json"), "{\"a\": {\"b\": 1}, \"c\": [1]}");
        assertThat(faults()).isEmpty();
    }

    /** The field of the one fault there is then, and what was expected and got; the file is changed back if it was new. */
    private String changed(String from, String to) throws IOException {
        Path meta = folder.resolve("meta-train.json");
        String before = Files.readString(meta);
        replace(from, to);
        List<Fault> faults = faults();
        assertThat(faults).as(to).hasSize(1);
        Fault fault = faults.getFirst();
        assertThat(fault.file()).isEqualTo("meta-train.json");
        if (!to.equals("\"repeat_time\" : 0.3") && !to.startsWith("/gone")) {
            Files.writeString(meta, before);
        }
        return fault.field() + " " + fault.expected() + " " + fault.got();
    }

    private void replace(String from, String to) throws IOException {
        Path meta = folder.resolve("meta-train.json");
        String before = Files.readString(meta);
        assertThat(before).contains(from);
        Files.writeString(meta, before.replace(from, to));
    }

    private List<Fault> faults() throws IOException {
        return RecordFiles.validate(folder, INTERNVL).faults();
    }
}
