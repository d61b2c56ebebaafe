package io.spatialforge.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SchemaTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void whateverIsWrittenMeetsItsSchema(long seed) {
        RandomRecords records = new RandomRecords(seed);
        Schema scene = schema(SceneJson.LINES);
        Schema qa = schema(QaPairJson.LINES);
        Schema drop = schema(DropJson.LINES);
        for (int i = 0; i < 100; i++) {
            assertThat(scene.validate(text(SceneJson.toLine(records.scene())), InputFormat.JSON))
                    .isEmpty();
            assertThat(qa.validate(text(QaPairJson.toLine(records.pair(i))), InputFormat.JSON))
                    .isEmpty();
            assertThat(drop.validate(text(DropJson.toLine(records.drop())), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void anUnknownFieldAnywhereBreaksTheSchema() {
        RandomRecords records = new RandomRecords(21);
        for (int i = 0; i < 30; i++) {
            refusesUnknownFields(schema(SceneJson.LINES), SceneJson.toLine(records.scene()));
            refusesUnknownFields(schema(QaPairJson.LINES), QaPairJson.toLine(records.pair(i)));
            refusesUnknownFields(schema(DropJson.LINES), DropJson.toLine(records.drop()));
        }
    }

    @Test
    void aMissingFieldAnywhereBreaksTheSchema() {
        RandomRecords records = new RandomRecords(22);
        for (int i = 0; i < 30; i++) {
            refusesMissingFields(schema(SceneJson.LINES), SceneJson.toLine(records.scene()));
            refusesMissingFields(schema(QaPairJson.LINES), QaPairJson.toLine(records.pair(i)));
            refusesMissingFields(schema(DropJson.LINES), DropJson.toLine(records.drop()));
        }
    }

    @Test
    void aNameThatIsNotListedBreaksTheSchema() {
        Schema drop = schema(DropJson.LINES);
        String line = text(DropJson.toLine(new RandomRecords(1).drop()));
        assertThat(drop.validate(line.replaceFirst("\"reason\":\"[^\"]+\"", "\"reason\":\"bored\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(drop.validate(line.replace("\"schema\":1", "\"schema\":2"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theNamesInTheSchemasAreThoseInTheCode() {
        Map<String, List<String>> inCode = new HashMap<>();
        inCode.put("transform", ids(Transform.values(), Transform::id));
        inCode.put("flag", ids(RegionFlag.values(), RegionFlag::id));
        inCode.put("view", ids(View.values(), View::id));
        inCode.put("depthKind", ids(DepthSource.Kind.values(), DepthSource.Kind::id));
        inCode.put("depthGeometry", ids(DepthSource.Geometry.values(), DepthSource.Geometry::id));
        inCode.put("task", ids(Task.values(), Task::id));
        inCode.put("split", ids(Split.values(), Split::id));
        inCode.put("answerKind", ids(AnswerKind.values(), AnswerKind::id));
        inCode.put("depthEnd", ids(DepthEnd.values(), DepthEnd::id));
        inCode.put("direction", ids(Direction.values(), Direction::id));
        inCode.put("side", ids(Side.values(), Side::id));
        inCode.put("extremity", ids(Extremity.values(), Extremity::id));
        inCode.put("stage", ids(Stage.values(), Stage::id));
        inCode.put("unit", ids(Unit.values(), Unit::id));
        inCode.put("reason", ids(Reason.values(), Reason::id));
        Map<String, List<String>> inSchemas = new HashMap<>();
        for (LineFormat<?> format : List.of(SceneJson.LINES, QaPairJson.LINES, DropJson.LINES)) {
            JsonNode definitions = JSON.readTree(format.schema()).get("$defs");
            for (Map.Entry<String, JsonNode> definition : definitions.properties()) {
                JsonNode names = definition.getValue().get("enum");
                if (names != null) {
                    List<String> list = new ArrayList<>();
                    names.forEach(name -> list.add(name.asString()));
                    List<String> before = inSchemas.put(definition.getKey(), list);
                    assertThat(before == null || before.equals(list))
                            .as(definition.getKey())
                            .isTrue();
                }
            }
        }
        assertThat(inSchemas).isEqualTo(inCode);
    }

    private static <E> List<String> ids(E[] values, Function<E, String> id) {
        return Stream.of(values).map(id).toList();
    }

    private static void refusesUnknownFields(Schema schema, byte[] line) {
        JsonNode root = JSON.readTree(line);
        for (ObjectNode object : objects(root, new ArrayList<>())) {
            if (object.has("gap") || isOpen(root, object)) {
                continue;
            }
            object.put("surprise", 1);
            assertThat(schema.validate(root)).as(root.toString()).isNotEmpty();
            object.remove("surprise");
        }
    }

    private static void refusesMissingFields(Schema schema, byte[] line) {
        List<String> ofRegions = List.of("depth", "keypoints", "facing", "mask", "attributes", "expressions");
        List<String> ofScenes = List.of("relationships", "captions");
        JsonNode root = JSON.readTree(line);
        for (ObjectNode object : objects(root, new ArrayList<>())) {
            if (isOpen(root, object)) {
                continue;
            }
            for (String name : new ArrayList<>(object.propertyNames())) {
                if (object.has("flags") && ofRegions.contains(name)
                        || object.has("regions") && ofScenes.contains(name)
                        || object.has("stated") && name.equals("second")
                        || name.equals("facing_source")
                        || name.equals("judge")) {
                    continue;
                }
                JsonNode value = object.remove(name);
                assertThat(schema.validate(root))
                        .as("without %s: %s", name, root)
                        .isNotEmpty();
                object.set(name, value);
            }
        }
    }

    /** Margins and thresholds are named by their rule. */
    private static boolean isOpen(JsonNode root, ObjectNode object) {
        JsonNode evidence = root.get("evidence");
        return evidence != null && (object == evidence.get("margins") || object == evidence.get("thresholds"));
    }

    private static List<ObjectNode> objects(JsonNode node, List<ObjectNode> found) {
        if (node instanceof ObjectNode object) {
            found.add(object);
        }
        for (JsonNode child : node) {
            objects(child, found);
        }
        return found;
    }

    private static Schema schema(LineFormat<?> format) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(format.schema(), InputFormat.JSON);
    }

    private static String text(byte[] line) {
        return new String(line, UTF_8);
    }
}
