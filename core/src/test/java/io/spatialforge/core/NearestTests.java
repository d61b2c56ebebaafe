package io.spatialforge.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTests {

    private static final List<String> COMMANDS =
            List.of("forge", "export", "explain", "audit", "audit-questions", "demo");

    @ParameterizedTest
    @CsvSource({
        "forg,forge",
        "froge,forge",
        "Forge,forge",
        "exprot,export",
        "explian,explain",
        "adit,audit",
        "dmeo,demo"
    })
    void aMistypedNameIsToldFromTheOthers(String typed, String meant) {
        assertThat(Nearest.to(typed, COMMANDS)).contains(meant);
    }

    @Test
    void underscoresAndHyphensAreTheSame() {
        assertThat(Nearest.to("near_far", List.of("left-right", "near-far"))).contains("near-far");
        assertThat(Nearest.to("per-form", List.of("per_form"))).contains("per_form");
    }

    @Test
    void aBeginningThatOnlyOneNameHasIsThatName() {
        assertThat(Nearest.to("qwen3", List.of("qwen3-vl-thinking", "llava"))).contains("qwen3-vl-thinking");
        assertThat(Nearest.to("persp", List.of("perspective", "referring"))).contains("perspective");
        assertThat(Nearest.to("qwen", List.of("qwen2-vl-long", "qwen3-vl-long")))
                .isEmpty();
    }

    @Test
    void whatIsFarFromEverythingIsNotGuessed() {
        assertThat(Nearest.to("bananas", COMMANDS)).isEmpty();
        assertThat(Nearest.to("x", List.of("y"))).isEmpty();
        assertThat(Nearest.hint("bananas", COMMANDS)).isEmpty();
    }

    @Test
    void theHintIsAQuestion() {
        assertThat(Nearest.hint("frge", COMMANDS)).isEqualTo("; did you mean 'forge'?");
    }
}
