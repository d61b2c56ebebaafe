package io.spatialforge.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Task;
import io.spatialforge.pipeline.judge.Quorum;
import io.spatialforge.vision.vlm.Budget;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class JudgeConfigTests {

    private static final String SECRET = "sk-verysecret1234567890";

    @Test
    void withoutAnythingSaidNobodyJudges() {
        assertThat(config().judge().isNone()).isTrue();
        assertThat(config().asMap().get("judge")).asString().isEqualTo("{}");
    }

    @Test
    void anEndpointAndAModelAreEnough() {
        JudgeConfig judge =
                config("endpoint=http://localhost:8000/v1", "model=my-vlm").judge();
        assertThat(judge.asked().model()).isEqualTo("my-vlm");
        assertThat(judge.pairs().tasks()).containsExactly(Task.values());
        assertThat(judge.pairs().quorum()).isEqualTo(new Quorum(2, 3));
        assertThat(judge.describe()).isNull();
        assertThat(judge.unasked()).isEqualTo(JudgeConfig.Unasked.STOP);
        assertThat(judge.asked().budget()).isEqualTo(Budget.UNLIMITED);
    }

    @Test
    void everySettingIsReadAndRepeatedInRunJson() {
        RunConfig config = config(
                "endpoint=http://localhost:8000/v1",
                "model=my-vlm",
                "max_side=640",
                "budget={requests: 7, tokens: 900}",
                "replay=yes",
                "unasked=drop",
                "cache=answers",
                "pairs={tasks: [near-far], sample: 0.25, k: 3, n: 5}",
                "describe={model: other, per_image: 2, sample: 0.5}");
        JudgeConfig judge = config.judge();
        assertThat(judge.asked().maxSide()).isEqualTo(640);
        assertThat(judge.asked().budget()).isEqualTo(new Budget(7, 900));
        assertThat(judge.asked().replay()).isTrue();
        assertThat(judge.cache()).isEqualTo(Path.of("base/answers"));
        assertThat(judge.describe()).isEqualTo(new JudgeConfig.Describe("other", 2, 0.5, new Quorum(3, 4)));
        assertThat(config.asMap().get("judge"))
                .asString()
                .contains("unasked=drop", "requests=7", "tasks=[near-far]", "k=3", "per_image=2", "replay=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "api_key", "token", "password", "authorization", "headers"})
    void aKeyIsRefusedAndNotRepeated(String name) {
        assertThatThrownBy(() -> config("endpoint=http://localhost:8000/v1", "model=m", name + "=" + SECRET))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("judge." + name)
                .hasMessageContaining("SPATIALFORGE_VLM_KEY")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aKeyInThePlaceOfItsVariableOrInTheAddressIsNotRepeated() {
        assertThatThrownBy(() -> config("endpoint=http://localhost:8000/v1", "model=m", "key_variable=" + SECRET))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("key_variable")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> config("endpoint=https://user:" + SECRET + "@host/v1", "model=m"))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void whatIsMissingUnknownOrOutOfRangeIsNamed() {
        assertThatThrownBy(() -> config("model=m")).hasMessageContaining("judge.endpoint");
        assertThatThrownBy(() -> config("endpoint=http://h/v1")).hasMessageContaining("judge.model");
        assertThatThrownBy(() -> config("endpoint=http://h/v1", "model=m", "modle=m"))
                .hasMessageContaining("there is no setting 'modle'");
        assertThatThrownBy(() -> config("endpoint=http://h/v1", "model=m", "pairs={k: 4, n: 3}"))
                .hasMessageContaining("judge.pairs")
                .hasMessageContaining("got 4 of 3");
        assertThatThrownBy(() -> config("endpoint=http://h/v1", "model=m", "pairs={tasks: [cooking]}"))
                .hasMessageContaining("judge.pairs.tasks");
        assertThatThrownBy(() -> config("endpoint=http://h/v1", "model=m", "replay=perhaps"))
                .hasMessageContaining("expected yes or no");
    }

    private static RunConfig config(String... settings) {
        ObjectNode tree = RunConfig.empty();
        tree.putArray("sources")
                .addObject()
                .put("kind", "coco")
                .put("annotations", "a.json")
                .put("images", "photos");
        for (String setting : settings) {
            RunConfig.set(tree, "judge." + setting);
        }
        return RunConfig.of("test", tree, Path.of("base"));
    }
}
