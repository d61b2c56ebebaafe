package io.spatialforge.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.claim.Task;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class SelectConfigTests {

    @Test
    void thePublishedMixIsItsCountsOverTheirSum() {
        SelectConfig config = read("select.mix=spatialforge-10m");
        assertThat(config.mix().shares().get(Task.GROUNDING)).isCloseTo(3.6 / 10.396, within(1e-9));
        assertThat(config.mix().shares().get(Task.PERSPECTIVE)).isCloseTo(0.008 / 10.396, within(1e-9));
        assertThat(config.mix().shares().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(config.mix().total()).isNull();
    }

    @Test
    void sharesOfOnesOwnNeedNotAddUpToOne() {
        SelectConfig config = read("select.mix={near-far: 3, counting: 1}");
        assertThat(config.mix().shares()).containsOnlyKeys(Task.NEAR_FAR, Task.COUNTING);
        assertThat(config.mix().shares().get(Task.NEAR_FAR)).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void nothingIsCappedOrMixedUnlessItIsAskedFor() {
        SelectConfig config = read("seed=1");
        assertThat(config).isEqualTo(SelectConfig.ofDefaults());
        assertThat(config.caps().areOfLabels()).isFalse();
        assertThat(config.mix().isAsItComes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select.mix=spatialforge-11m | test.select.mix: expected none, spatialforge-10m, or shares by task
            select.mix={near: 1} | there is no setting 'near' here
            select.mix={near-far: 0} | a share above 0
            select.mix={near-far: -1} | test.select.mix.near-far: expected a number
            select.total=0 | test.select.total: expected a whole number
            select.caps={image: 0} | test.select.caps.image: expected a whole number
            select.caps={labels: 5} | there is no setting 'labels' here; did you mean 'label'? There are image, label, label_pair
            select.tolerance=2 | test.select.tolerance: expected a number from 0.001 to 1
            select.pool=0 | test.select.pool: expected a whole number
            select.balance=yes | there is no setting 'balance' here
            """)
    void whatIsWrongIsNamedAndWhatIsExpectedSaid(String setting, String message) {
        assertThatThrownBy(() -> read(setting))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private static SelectConfig read(String setting) {
        ObjectNode tree = RunConfig.empty();
        tree.putArray("sources").addObject().put("annotations", "a.json").put("images", "photos");
        RunConfig.set(tree, setting);
        return RunConfig.of("test", tree, Path.of("")).select();
    }
}
