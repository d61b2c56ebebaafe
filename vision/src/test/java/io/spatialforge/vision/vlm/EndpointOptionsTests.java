package io.spatialforge.vision.vlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointOptionsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8000/v1",
                "http://localhost:8000/v1/",
                "http://localhost:8000/v1/chat/completions",
                " http://localhost:8000/v1//"
            })
    void theBaseUrlIsTakenInTheWaysInWhichPeopleWriteIt(String written) {
        assertThat(EndpointOptions.of(written, "m").completions())
                .hasToString("http://localhost:8000/v1/chat/completions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://me:hunter22secret@localhost/v1",
                "http://hunter22secret@localhost/v1",
                "http://localhost/v1?api-key=hunter22secret",
                "http://localhost/v1#hunter22secret",
                "http://loc alhost/hunter22secret"
            })
    void anAddressThatMayCarryASecretIsRefusedWithoutRepeatingIt(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointOptions.of(written, "m"))
                .withMessageStartingWith("endpoint: ")
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter22secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8000/v1", "ftp://localhost/v1", "/v1", "http:///v1"})
    void whatIsNoWebAddressIsRefused(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointOptions.of(written, "m"))
                .withMessageContaining("http://localhost:8000/v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-abcdef0123456789",
                "my key",
                "",
                "abc/def+ghi=",
                "A0123456789_A0123456789_A0123456789_A0123456789_A0123456789_12345"
            })
    void aKeyInPlaceOfTheNameOfItsVariableIsRefusedWithoutRepeatingIt(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointOptions.of("http://localhost/v1", "m").withKeyVariable(written))
                .withMessageStartingWith("key_variable: ")
                .satisfies(e -> assertThat(written.isEmpty()
                                || !String.valueOf(e.getMessage()).contains(written))
                        .isTrue());
    }

    @Test
    void numbersOutOfRangeAreRefusedByTheirNamesInAConfiguration() {
        EndpointOptions options = EndpointOptions.of("http://localhost/v1", "m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withMaxSide(8))
                .withMessageStartingWith("max_side");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sampling(2.5, 1, 1))
                .withMessageStartingWith("temperature");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sampling(Double.NaN, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sampling(0, 0, 1))
                .withMessageStartingWith("max_tokens");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateLimits(0, 1, 1))
                .withMessageStartingWith("concurrency");
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget(-1, 1)).withMessageStartingWith("budget");
        assertThatIllegalArgumentException().isThrownBy(() -> EndpointOptions.of("http://localhost/v1", " "));
    }
}
