package io.spatialforge.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenLineTests {

    private static final String SCENE = """
            {"schema":1,"image":{"id":"coco/1","source":"coco","file":"a.jpg","url":null,"sha256":null,"width":640,\
            "height":480,"transform":"identity","licence":null},"regions":[{"id":"r0","label":"dog",\
            "box":[1.0,2.0,3.0,4.0],"flags":["crowd"],"confidence":1.0,"origin":"human"}],"exhaustive":[],\
            "absent":[],"depth":null}""";

    private static final String PAIR = """
            {"schema":1,"id":"x","task":"near-far","form":"pair","split":"train","image":{"id":"coco/1",\
            "source":"coco","file":"a.jpg","url":null,"sha256":null,"width":640,"height":480,\
            "transform":"identity","licence":null},"question":"q","answer":"a","answer_kind":"text","choices":null,\
            "template":"t","regions":[],"claim":{"type":"nearer","nearer":"r0","farther":"r1"},\
            "evidence":{"rule":"near-far@1","depth_source":null,"margins":{"gap":0.5},"thresholds":{"gap":0.2}}}""";

    @Test
    void theExamplesThatAreBrokenBelowAreSound() {
        assertThat(SceneJson.read(SCENE.getBytes(UTF_8)).regions()).hasSize(1);
        assertThat(QaPairJson.read(PAIR.getBytes(UTF_8)).evidence().measures()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "schema":1        | "schema":2           | field /schema: expected version 1, got version 2
                    "schema":1,       | ''                   | field /schema: expected a value, got no such field
                    "width":640       | "width":"640"        | field /image/width: expected a whole number, got the string '640'
                    "width":640       | "width":0            | field /image/width: expected a positive number of pixels
                    "width":640       | "width":99999999999  | field /image/width
                    "transform":"identity" | "transform":"tilted" | field /image/transform: expected a known name, got 'tilted'
                    [1.0,2.0,3.0,4.0] | [1.0,2.0,3.0]        | field /regions/0/box: expected 4 numbers, got 3 numbers
                    [1.0,2.0,3.0,4.0] | [1.0,2.0,3.0,4.0,5]  | field /regions/0/box/4
                    [1.0,2.0,3.0,4.0] | [9.0,2.0,3.0,4.0]    | field /regions/0/box: expected [x1, y1, x2, y2] with x1 <= x2
                    [1.0,2.0,3.0,4.0] | [1.0,2.0,1e999,4.0]  | field /regions/0/box/2: expected a number a double can hold
                    [1.0,2.0,3.0,4.0] | [1.0,NaN,3.0,4.0]    | field /regions/0/box
                    "box":            | "blob":              | field /regions/0/blob: expected a field of this record, got unknown field 'blob'
                    "flags":["crowd"] | "flags":["croud"]    | field /regions/0/flags/0: expected a known name, got 'croud'
                    "flags":["crowd"] | "flags":["crowd"],"point":[1,2] | field /regions/0/point: expected one box or one point
                    "id":"r0"         | "id":"r7"            | region at place 0 has the id 'r7'
                    "label":"dog",    | ''                   | field /regions/0/label: expected a value, got no such field
                    """)
    void aBrokenSceneIsRefusedByTheNameOfItsField(String sound, String broken, String message) {
        assertThatThrownBy(() -> SceneJson.read(SCENE.replace(sound, broken).getBytes(UTF_8)))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "task":"near-far"     | "task":"counting"     | field /task: expected 'near-far', the claim's task, got 'counting'
                    "type":"nearer"       | "type":"closer"       | field /claim/type: expected a known type of claim, got 'closer'
                    ,"farther":"r1"       | ''                    | field /claim/farther: expected a value, got no such field
                    "farther":"r1"        | "farther":"r1","left":"r2" | field /claim: expected 3 fields for 'nearer', got 4 fields
                    "thresholds":{"gap":0.2} | "thresholds":{}    | field /evidence/thresholds/gap: expected a value
                    "margins":{"gap":0.5} | "margins":{}          | field /evidence/margins/gap: expected a value
                    "choices":null        | "choices":[1]         | field /choices/0: expected a string, got the number 1
                    """)
    void aBrokenPairIsRefusedByTheNameOfItsField(String sound, String broken, String message) {
        assertThatThrownBy(() -> QaPairJson.read(PAIR.replace(sound, broken).getBytes(UTF_8)))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyLineThatIsCutShortIsRefused() {
        for (int length = 0; length < SCENE.length(); length++) {
            byte[] cut = SCENE.substring(0, length).getBytes(UTF_8);
            assertThatThrownBy(() -> SceneJson.read(cut)).isInstanceOf(RecordException.class);
        }
    }

    @Test
    void aSecondRecordOnTheLineIsRefused() {
        assertThatThrownBy(() -> SceneJson.read((SCENE + SCENE).getBytes(UTF_8)))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("after one record");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] line = SCENE.getBytes(UTF_8);
        line[SCENE.indexOf("dog")] = (byte) 0xff;
        assertThatThrownBy(() -> SceneJson.read(line)).isInstanceOf(RecordException.class);
    }

    @Test
    void fieldsMayComeInAnotherOrder() {
        String moved = SCENE.replace("\"schema\":1,", "").replace("\"depth\":null}", "\"depth\":null,\"schema\":1}");
        assertThat(SceneJson.read(moved.getBytes(UTF_8))).isEqualTo(SceneJson.read(SCENE.getBytes(UTF_8)));
    }
}
