package io.spatialforge.export.licence;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.export.licence.Licence.Copies;
import io.spatialforge.export.licence.Licence.Duty;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicencesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // as COCO lists them, by address
                "http://creativecommons.org/licenses/by-nc-sa/2.0/ | CC-BY-NC-SA-2.0",
                "http://creativecommons.org/licenses/by-nc/2.0/ | CC-BY-NC-2.0",
                "http://creativecommons.org/licenses/by-nc-nd/2.0/ | CC-BY-NC-ND-2.0",
                "http://creativecommons.org/licenses/by/2.0/ | CC-BY-2.0",
                "http://creativecommons.org/licenses/by-sa/2.0/ | CC-BY-SA-2.0",
                "http://creativecommons.org/licenses/by-nd/2.0/ | CC-BY-ND-2.0",
                "http://flickr.com/commons/usage/ | no known copyright restrictions",
                "http://www.usa.gov/copyright.shtml | US government work",
                "http:\\/\\/creativecommons.org\\/licenses\\/by\\/2.0\\/ | CC-BY-2.0",
                // and by name
                "Attribution-NonCommercial-ShareAlike License | CC-BY-NC-SA",
                "Attribution-NonCommercial-NoDerivs License | CC-BY-NC-ND",
                "Attribution License | CC-BY",
                "No known copyright restrictions | no known copyright restrictions",
                "United States Government Work | US government work",
                // as Open Images lists it
                "https://creativecommons.org/licenses/by/2.0/ | CC-BY-2.0",
                // as people write them
                "CC BY 4.0 | CC-BY-4.0",
                "CC-BY-4.0 | CC-BY-4.0",
                "cc-by-nc-sa-4.0 | CC-BY-NC-SA-4.0",
                "CC BY-ND-NC 1.0 | CC-BY-NC-ND-1.0",
                "Creative Commons Attribution 4.0 International | CC-BY-4.0",
                "Creative Commons Attribution 4.0 International (CC BY 4.0) | CC-BY-4.0",
                "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International License | CC-BY-NC-ND-4.0",
                "https://creativecommons.org/licenses/by-sa/3.0/de/deed.en | CC-BY-SA-3.0",
                "//creativecommons.org/licenses/by/4.0/legalcode | CC-BY-4.0",
                "https://creativecommons.org/publicdomain/zero/1.0/ | CC0-1.0",
                "https://creativecommons.org/publicdomain/mark/1.0/ | public domain",
                "CC0 | CC0-1.0",
                "CC0-1.0 | CC0-1.0",
                "CC0 1.0 Universal | CC0-1.0",
                "Public Domain | public domain",
                "All rights reserved. | all rights reserved",
                "own | own work",
            })
    void whatImagesCarryIsUnderstood(String text, String name) {
        assertThat(Objects.requireNonNull(Licences.of(text), text).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "by",
                "mark",
                "CC",
                "Creative Commons",
                "free",
                "see website",
                "CC BY 4.0, but not for machines",
                "CC BY-XX 4.0",
                "CC NC 4.0",
                "Attribution required",
                "CC BY 4.0 (CC BY-NC 4.0)",
                "not CC BY 4.0",
                "https://creativecommons.org/licenses/sampling+/1.0/",
                "https://example.org/creativecommons.org/licenses/by/4.0/",
                "https://example.org/terms"
            })
    void whatIsNotUnderstoodInFullIsUnknown(String text) {
        assertThat(Licences.of(text)).isNull();
    }

    @Test
    void noDerivativesMeansVerbatimCopiesOnly() {
        assertThat(licence("CC BY-ND 2.0").copies()).isEqualTo(Copies.VERBATIM);
        assertThat(licence("CC BY-NC-ND 2.0").copies()).isEqualTo(Copies.VERBATIM);
        assertThat(licence("CC BY-SA 2.0").copies()).isEqualTo(Copies.ALTERED);
        assertThat(licence("All rights reserved").copies()).isEqualTo(Copies.NONE);
    }

    @Test
    void dutiesAreThoseThatTheLettersName() {
        assertThat(licence("CC BY-NC-SA 2.0").duties())
                .containsExactlyInAnyOrder(Duty.CREDIT, Duty.NON_COMMERCIAL, Duty.SHARE_ALIKE);
        assertThat(licence("CC BY 2.0").duties()).containsExactly(Duty.CREDIT);
        assertThat(licence("CC0").duties()).isEmpty();
    }

    private static Licence licence(String text) {
        return Objects.requireNonNull(Licences.of(text), text);
    }
}
