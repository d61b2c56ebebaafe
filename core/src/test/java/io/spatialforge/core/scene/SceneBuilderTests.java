package io.spatialforge.core.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SceneBuilderTests {

    private static final Image PARK = Image.of("holiday", "park.jpg", 640, 480);

    @Test
    void theOrderInWhichThingsAreAddedDoesNotMatter() {
        Scene one = Scene.of(PARK)
                .region("dog", new Box(60, 250, 180, 430))
                .region("bird", new Box(430, 60, 475, 90))
                .region("bird", new Box(250, 40, 290, 70))
                .build();
        Scene other = Scene.of(PARK)
                .region("bird", new Box(250, 40, 290, 70))
                .region("bird", new Box(430, 60, 475, 90))
                .region("dog", new Box(60, 250, 180, 430))
                .build();

        assertThat(one).isEqualTo(other);
        assertThat(one.regions()).extracting(Region::id).containsExactly("r0", "r1", "r2");
        assertThat(one.regions()).extracting(Region::label).containsExactly("bird", "bird", "dog");
        assertThat(one.region("r0").box().x1()).isEqualTo(250);
    }

    @Test
    void labelsAreBroughtIntoTheirNormalForm() {
        Scene scene = Scene.of(PARK)
                .region(" Traffic  Light", new Box(10, 10, 20, 40))
                .exhaustive("TRAFFIC LIGHT")
                .absent("Cat")
                .build();

        assertThat(scene.region("r0").label()).isEqualTo("traffic light");
        assertThat(scene.exhaustive()).containsExactly("traffic light");
        assertThat(scene.absent()).containsExactly("cat");
    }

    @Test
    void aBoxThatSticksOutIsCutOffAtTheBorderAndSaysSo() {
        Scene scene = Scene.of(PARK)
                .region("dog", new Box(-3, 20, 700, 30.00004))
                .region("bench", new Box(100, 100, 200, 200))
                .build();

        assertThat(scene.region("r1").shape()).isEqualTo(new Box(0, 20, 640, 30));
        assertThat(scene.region("r1").has(RegionFlag.TRUNCATED)).isTrue();
        assertThat(scene.region("r0").has(RegionFlag.TRUNCATED)).isFalse();
    }

    @Test
    void whatIsKnownOfAThingIsAddedToIt() {
        FacingEstimate facing = new FacingEstimate(View.AWAY, 180, 10, 0.9, "mine");
        Scene scene = Scene.of(PARK)
                .region(
                        "person",
                        new Box(100, 100, 200, 300),
                        r -> r.withFacing(facing).withOrigin(0.8, "detector"))
                .region("dog", new Point(300, 200))
                .build();

        assertThat(scene.region("r1").facing()).isEqualTo(facing);
        assertThat(scene.region("r1").origin()).isEqualTo("detector");
        assertThat(scene.region("r0").shape()).isEqualTo(new Point(300, 200));
    }

    @Test
    void aThingOutsideTheImageIsRefused() {
        SceneBuilder scene = Scene.of(PARK);

        for (Shape shape : List.of(new Box(640, 0, 700, 50), new Box(10, 10, 10, 20), new Point(10, 481))) {
            assertThatThrownBy(() -> scene.region("dog", shape))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("holiday/park.jpg of 640x480 pixels: expected 'dog' in it, got")
                    .hasMessageContaining(shape.toString());
        }
        assertThat(scene.build().regions()).isEmpty();
    }

    @Test
    void aThingThatIsThereTwiceIsRefused() {
        SceneBuilder scene =
                Scene.of(PARK).region("dog", new Box(10, 10, 50, 50)).region("Dog", new Box(10, 10, 50, 50.0001));

        assertThatThrownBy(scene::build).hasMessageContaining("got two of 'dog'");
    }

    @Test
    void whatIsSaidOfLabelsMustFitTheRegions() {
        assertThatThrownBy(() -> Scene.of(PARK).exhaustive("cat").build())
                .hasMessageContaining("expected a region with the exhaustive label 'cat'")
                .hasMessageContaining("say absent(\"cat\")");
        assertThatThrownBy(() -> Scene.of(PARK)
                        .region("cat", new Box(10, 10, 50, 50))
                        .absent("cat")
                        .build())
                .hasMessageContaining("'cat' is said to be absent");
        assertThatThrownBy(() -> Scene.of(PARK).region(" ", new Box(10, 10, 50, 50)))
                .hasMessageContaining("expected a label");
    }
}
