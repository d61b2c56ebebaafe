package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people read who mistyped something, or named what is not there. */
class WrongUseTests {

    @TempDir
    static Path folder;

    @BeforeAll
    static void layOut() throws Exception {
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("half/stats/select"));
        Files.writeString(folder.resolve("file.txt"), "text\n");
        Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
        Files.writeString(folder.resolve("other.parquet"), "no Parquet");
        Files.writeString(
                folder.resolve("corpus.json"),
                "{\"images\":[{\"id\":1,\"file_name\":\"1.png\",\"width\":400,\"height\":300}],\"categories\":[],\"annotations\":[]}");
        Files.writeString(folder.resolve("bad.yaml"), "sources: [1,\n");
        Files.writeString(folder.resolve("list.yaml"), "- 1\n");
        Files.writeString(folder.resolve("none.yaml"), "");
        Files.writeString(folder.resolve("twice.yaml"), "seed: 1\nseed: 2\n");
        Files.writeString(folder.resolve("typo.yaml"), "sources: [{annotations: corpus.json, imges: photos}]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            frge                                               | there is no command 'frge'; did you mean 'forge'? There are demo, forge
            help frge                                          | there is no command 'frge'; did you mean 'forge'?
            models pul                                         | models: there is no command 'pul'; did you mean 'pull'? There are list, pull, verify
            forge --ot run                                     | forge: there is no option '--ot'; did you mean '--out'?
            forge --out run --turns 4                          | forge: there is no option '--turns'; it is one of export
            forge --coco @corpus.json                          | forge: --out RUN is missing: The run folder
            forge --out                                        | forge: --out: expected RUN after it, got nothing
            forge --out run --limit many                       | forge: --limit: expected a whole number, got 'many'
            forge --out a --out b                              | forge: --out is given twice; give it once
            forge a.yaml b.yaml --out run                      | forge: expected CONFIG, got one more: 'b.yaml'
            export                                             | export: RUN is missing: The run folder
            export run --to llava --out x --regions pionts     | export: --regions: expected one of text, points, marks, got 'pionts'; did you mean 'points'?
            blind run --tolerance much                         | blind: --tolerance: expected a number, got 'much'
            completion fish                                    | completion: bash|zsh: expected one of bash, zsh, got 'fish'
            """)
    void aMistypedCommandLineIsToldWithWhatWasMeant(String arguments, String expected) {
        says(arguments, expected + "~See: spatialforge");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            forge --out @run                                   | expected a configuration file, or annotations by --coco~spatialforge init DIR
            forge @nowhere.yaml --out @run                     | there is no configuration file @nowhere.yaml
            forge @empty --out @run                            | @empty is a folder; expected a configuration in YAML, which `spatialforge init @empty`
            forge @bad.yaml --out @run                         | @bad.yaml: expected YAML, got something else at line 2 (
            forge @list.yaml --out @run                        | @list.yaml: expected settings as in 'sources:' at the top, got a list
            forge @none.yaml --out @run                        | @none.yaml: expected settings as in 'sources:' at the top, got an empty file
            forge @twice.yaml --out @run                       | @twice.yaml: expected YAML, got something else at line 2~seed
            forge @typo.yaml --out @run                        | @typo.yaml.sources[0]: there is no setting 'imges' here; did you mean 'images'? There are
            forge --coco @empty --out @run                     | annotations: @empty is a folder; name a file in it
            forge --coco @file.txt --out @run                  | @file.txt: byte~expected well-formed JSON
            forge --coco @other.json --out @run                | @other.json: 'images': expected at least one image, got none
            forge --coco @corpus.json --images @nowhere --out @run | images: there is nothing at @nowhere; expected a folder
            forge --coco @corpus.json --images @file.txt --out @run | images: expected a folder, .tar files or .parquet files at @file.txt
            forge --coco @corpus.json --depth @file.txt --out @run | depth: expected a folder of maps, got @file.txt, which is a file
            forge --coco @corpus.json --out @file.txt          | forge --out: @file.txt is a file; name a folder
            forge --coco @corpus.json --out @file.txt/run      | forge --out: @file.txt is a file; name a folder
            forge --coco @corpus.json --tasks near --out @run  | options.tasks: expected one of grounding~got 'near'; did you mean 'near-far'?
            forge --coco @corpus.json --sample 2 --out @run    | options.sample: expected a number from 0 to 1, got 2
            forge --coco @corpus.json --set sed=1 --out @run   | options: there is no setting 'sed' here; did you mean 'seed'?
            forge --coco @corpus.json --set tasks=[a --out @run | --set tasks=[a: expected YAML, got something else
            forge --coco @corpus.json --device gpu --out @run  | options.perceive.device: expected auto, cpu, or GPUs as cuda:0
            forge --coco @corpus.json --models bst --images @empty --out @run | there is no model or set 'bst'~did you mean 'best'?
            forge --coco @corpus.json --workers 0 --out @run   | --workers: expected at least 1, got 0
            forge --openimages @empty --out @run               | expected boxes: a folder with train-annotations-bbox.csv
            forge --pixmo @other.parquet --out @run            | @other.parquet: the file: expected a Parquet file that can be read to its end
            forge --truth @other.json --out @run               | @other.json: line 1, field 'objects'
            export @nowhere --to llava --out @x                | there is no run folder @nowhere; make one with: spatialforge forge
            export @file.txt --to llava --out @x               | @file.txt is a file; expected the folder of a run
            export @empty --to llava --out @x                  | @empty holds no finished run; make one with
            export @half --to llava --out @x                   | @half holds no finished run
            export @empty --to lava --out @x                   | export --to: there is no 'lava'; did you mean 'llava'? There is qwen3-vl
            export @empty --to llava --dialect lava --out @x   | export --dialect~did you mean 'llava'?
            validate @nowhere --as llava                       | validate: there is no file or folder @nowhere
            audit @empty --truth @nowhere                      | audit --truth: there is no file @nowhere; correct its path
            audit @empty --truth @empty                        | audit --truth: @empty is a folder; name a file in it
            audit @empty --truth @other.json --values 1        | audit: --values, --tasks and --per-form are of a sweep
            audit @empty --truth @other.json --plot a.gif      | audit --plot: expected a name that ends in .png or .svg, got a.gif
            blind @empty --sample 0                            | blind: --sample: expected at least 1, got 0
            blind @nowhere                                     | there is no run folder @nowhere
            explain @empty --image a --reason below-margn      | @empty holds no finished run
            explain @empty                                     | explain: name a pair by its id, or an image by --image
            pictures @empty --out @file.txt                    | pictures --out: @file.txt is a file
            audit-questions @empty --vsr @nowhere              | audit-questions: there is no file @nowhere
            fetch @nowhere --out @x                            | fetch: there is no file @nowhere; correct its path
            fetch @empty --out @x                              | fetch: @empty is a folder; name a file in it
            models list --set besst                            | there is no set of models 'besst'~did you mean 'best'?
            models list --catalogue @nowhere                   | there is no file of models @nowhere
            models verify --dir @empty                         | there is no model in @empty; get some with `spatialforge models pull`
            demo --photos @nowhere                             | demo --photos: expected a folder of photographs, got @nowhere
            init @nowhere                                      | init: expected a folder, got @nowhere, which is not there
            init @file.txt                                     | init: expected a folder, got @file.txt, which is a file
            init @empty --out @x.yaml                          | init: nothing to read was recognised among 0 files
            init @empty --out @typo.yaml                       | init: there is a configuration @typo.yaml; name another by --out, or replace it with --force
            doctor @nowhere.yaml                               | there is no configuration file @nowhere.yaml
            config check @typo.yaml                            | did you mean 'images'?
            """)
    void whatIsNotThereOrIsAnotherThingIsNamedWithWhatToDo(String arguments, String expected) {
        says(arguments, expected);
    }

    private static void says(String arguments, String expected) {
        Said said = Said.by((Object[]) arguments.replace("@", folder + "/").split(" +", -1));

        assertThat(said.code()).as(said.err()).isEqualTo(Main.WRONG_USE);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .startsWith("spatialforge: ")
                .containsSubsequence(expected.replace("@", folder + "/").split("~", -1))
                .doesNotContain("\tat ", "internal fault", "Exception");
    }

    @Test
    void errorsAreJsonWhereResultsWouldBe() {
        Said unknown = Said.by("export", folder.resolve("nowhere"), "--to", "llava", "--out", "x", "--json");
        JsonNode error = JsonMapper.shared().readTree(unknown.err()).get("error");
        assertThat(error.get("code").asInt()).isEqualTo(2);
        assertThat(error.get("kind").asString()).isEqualTo("wrong-use");
        assertThat(error.get("message").asString()).startsWith("there is no run folder");

        Said mistyped = Said.by("blind", "--json", "--smple", "3", "run");
        assertThat(JsonMapper.shared()
                        .readTree(mistyped.err())
                        .at("/error/see/0")
                        .asString())
                .isEqualTo("spatialforge blind --help");
        assertThat(mistyped.out()).isEmpty();
    }

    @Test
    void whereAnErrorAroseIsShownOnRequestAlone() {
        assertThat(Said.by("blind", folder.resolve("nowhere"), "--stacktrace").err())
                .contains("\tat ");
        assertThat(Said.by("--stacktrace", "blind").err()).contains("\tat ");
    }
}
