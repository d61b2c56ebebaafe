package io.spatialforge.pipeline.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromptsTests {

    private final Prompts prompts = Prompts.standard();

    @Test
    void everyFormHasAWordingOfItsOwnForEachOfFourRounds() {
        for (Ballot.Form form : Ballot.Form.values()) {
            String name = form.name().toLowerCase(Locale.ROOT);
            Set<String> wordings = new HashSet<>();
            for (int round = 0; round < 4; round++) {
                wordings.add(prompts.wording(name, round));
            }
            assertThat(wordings).as(name).hasSize(4).allMatch(text -> text.contains("{{question}}"));
            assertThat(prompts.wording(name, 4)).isEqualTo(prompts.wording(name, 0));
        }
        assertThat(prompts.part("judge")).contains("\"unclear\"");
        assertThat(prompts.part("describe")).contains("\"description\"");
    }

    @Test
    void aChangedWordChangesTheFingerprint() {
        String text = "version 1\n[judge]\nLook.\n";
        assertThat(Prompts.parse(text).fingerprint())
                .isNotEqualTo(Prompts.parse(text.replace("Look", "See")).fingerprint())
                .isNotEqualTo(
                        Prompts.parse(text.replace("version 1", "version 2")).fingerprint());
    }

    @Test
    void promptsWithoutAVersionAreRefused() {
        assertThatThrownBy(() -> Prompts.parse("[judge]\nLook.\n")).hasMessageContaining("no version");
        assertThatThrownBy(() -> Prompts.parse("version 1\nLook.\n")).hasMessageContaining("'Look.'");
    }
}
