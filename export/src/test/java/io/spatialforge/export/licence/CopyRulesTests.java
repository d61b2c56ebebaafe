package io.spatialforge.export.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.licence.CopyRules.Commerce;
import io.spatialforge.export.licence.CopyRules.Ruling;
import io.spatialforge.export.licence.Licence.Copies;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopyRulesTests {

    @Test
    void aPhotographWithoutALicenceIsNotCopied() {
        assertThat(reason(CopyRules.DEFAULTS, null, Copies.VERBATIM)).isEqualTo(Reason.LICENCE_UNKNOWN);
        assertThat(reason(CopyRules.DEFAULTS, " ", Copies.VERBATIM)).isEqualTo(Reason.LICENCE_UNKNOWN);
        assertThat(reason(CopyRules.DEFAULTS, "ask me", Copies.VERBATIM)).isEqualTo(Reason.LICENCE_UNKNOWN);
    }

    @Test
    void aLicenceThatForbidsAltersNothingAndCopiesNothing() {
        assertThat(reason(CopyRules.DEFAULTS, "All rights reserved", Copies.VERBATIM))
                .isEqualTo(Reason.LICENCE_FORBIDS);
        assertThat(reason(CopyRules.DEFAULTS, "CC BY-ND 4.0", Copies.ALTERED)).isEqualTo(Reason.LICENCE_FORBIDS);
        assertThat(reason(CopyRules.DEFAULTS, "CC BY-ND 4.0", Copies.VERBATIM)).isNull();
    }

    @Test
    void nonCommercialPhotographsMustBeAskedFor() {
        CopyRules excluded = CopyRules.of(Map.of(), Commerce.EXCLUDED);

        assertThat(reason(CopyRules.DEFAULTS, "CC BY-NC 4.0", Copies.ALTERED)).isEqualTo(Reason.LICENCE_FORBIDS);
        assertThat(reason(excluded, "CC BY-NC 4.0", Copies.ALTERED)).isNull();
    }

    @Test
    void aStatedLicenceIsForImagesThatCarryNone() {
        CopyRules stated = CopyRules.of(Map.of("street", "CC BY 4.0"), Commerce.POSSIBLE);

        assertThat(reason(stated, null, Copies.ALTERED)).isNull();
        assertThat(reason(stated, "All rights reserved", Copies.VERBATIM)).isEqualTo(Reason.LICENCE_FORBIDS);
        assertThat(reason(stated, "ask me", Copies.VERBATIM)).isEqualTo(Reason.LICENCE_UNKNOWN);
        assertThat(reason(CopyRules.of(Map.of("other", "CC0"), Commerce.POSSIBLE), null, Copies.VERBATIM))
                .isEqualTo(Reason.LICENCE_UNKNOWN);
    }

    @Test
    void aStatedLicenceMustBeKnown() {
        assertThatThrownBy(() -> CopyRules.of(Map.of("street", "mine"), Commerce.POSSIBLE))
                .hasMessageContaining("'mine', stated for the images of 'street'");
    }

    private static @Nullable Reason reason(CopyRules rules, @Nullable String licence, Copies copies) {
        Image image = new Image("street/1", "street", "a.jpg", null, null, 10, 10, Transform.IDENTITY, licence);
        return switch (rules.of(image, copies)) {
            case Ruling.Allowed allowed -> null;
            case Ruling.Denied denied -> denied.refusal().reason();
        };
    }
}
