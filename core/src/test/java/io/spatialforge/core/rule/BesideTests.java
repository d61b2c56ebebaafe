package io.spatialforge.core.rule;

import static io.spatialforge.core.SceneSketch.sketch;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.View;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What keeps a thing from being said to stand beside a person; depths reach 0.1 to either side. */
class BesideTests {

    @Test
    void nothingKeepsATableAtThePersonsDepthFromStandingBesideThem() {
        assertThat(shortfall(700, 900, 0.5, 0.9)).isNull();
    }

    @Test
    void aThingAtAnotherDepthIsNoNeighbourHoweverFarToTheSide() {
        Measure shortfall = requireNonNull(shortfall(700, 900, 0.65, 0.9));
        assertThat(shortfall.name()).isEqualTo("depth_apart");
        assertThat(shortfall.value()).isBetween(1.49, 1.51);
    }

    @Test
    void aThingTooLittleToTheSideIsToldFirst() {
        assertThat(requireNonNull(shortfall(500, 660, 0.65, 0.9)).name()).isEqualTo("sideways_widths");
    }

    @Test
    void aFacingThatIsNotSureIsNamed() {
        assertThat(requireNonNull(shortfall(700, 900, 0.5, 0.8)).name()).isEqualTo("facing_confidence");
    }

    private static @Nullable Measure shortfall(double left, double right, double inverse, double confidence) {
        Scene drawn = sketch().box("person", 450, 300, 550, 700)
                .facing(View.AWAY, confidence)
                .box("desk", left, 550, right, 700)
                .scene();
        List<Region> regions = List.of(
                drawn.regions().get(0).withDepth(around(0.5)),
                drawn.regions().get(1).withDepth(around(inverse)));
        Scene scene = drawn.withRegions(
                regions, new DepthSource("sketch", DepthSource.Kind.INVERSE, DepthSource.Geometry.Z, 0, 1));
        CloserLook look = CloserLook.at(
                SceneFacts.of(scene, Margins.ofDefaults(), 1), Task.PERSPECTIVE, Reason.NEAR_BOUNDARY, "r0", "r1");
        Measure found = look.measures().isEmpty() ? null : look.measures().getFirst();
        return found == null || found.name().equals("sideways_widths") && found.value() >= found.threshold()
                ? null
                : found;
    }

    private static RegionDepth around(double inverse) {
        DepthExtent extent = new DepthExtent(inverse + 0.1, inverse, inverse - 0.1, 1000);
        return new RegionDepth(extent, extent);
    }
}
