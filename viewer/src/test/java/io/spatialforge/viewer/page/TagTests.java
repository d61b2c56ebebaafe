package io.spatialforge.viewer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where labels stand, and the arrow of a person. */
class TagTests {

    private static Mark mark(int number, Box box, String label) {
        return new Mark("r" + number, label, box, "#e69f00", false, null, null);
    }

    private static List<Tag> tags(Box... boxes) {
        List<Mark> marks = new ArrayList<>();
        for (Box box : boxes) {
            marks.add(mark(marks.size(), box, "person"));
        }
        return Tag.of(760, 570, marks, 760);
    }

    @Test
    void aLabelStandsAboveItsBoxWhereThereIsRoom() {
        Tag tag = tags(new Box(76, 114, 200, 300)).getFirst();
        assertThat(tag.text()).isEqualTo("r0 person");
        assertThat(List.of(tag.left(), tag.top())).containsExactly("10%", "20%");
        assertThat(tag.dy()).isNegative();
        assertThat(tag.end()).isFalse();
    }

    @Test
    void atTheUpperEdgeItStandsBelowAndAtTheRightEdgeItEndsWithTheBox() {
        assertThat(tags(new Box(76, 0, 200, 300)).getFirst().dy()).isPositive();
        assertThat(tags(new Box(730, 114, 760, 300)).getFirst().end()).isTrue();
    }

    @Test
    void labelsOfBoxesAtOnePlaceDoNotHideOneAnother() {
        Box box = new Box(100, 100, 300, 400);
        List<Tag> tags = tags(box, box, box, box);
        assertThat(tags.stream()
                        .map(tag -> tag.left() + tag.top() + tag.dy() + tag.end())
                        .distinct())
                .hasSize(4);
    }

    @Test
    void aLongLabelIsCutBetweenLettersOfAnyKind() {
        String tag = Tag.of(100, 100, List.of(mark(0, new Box(0, 0, 50, 50), "🐕".repeat(50))), 760)
                .getFirst()
                .text();
        assertThat(tag).startsWith("r0 🐕").endsWith("🐕…");
        assertThat(tag.codePointCount(0, tag.length())).isEqualTo(35);
    }

    @Test
    void theArrowOfWhoFacesTheImagesRightPointsThere() {
        FacingEstimate right = new FacingEstimate(View.RIGHT, 90, 20, 0.9, "test");
        Mark mark = new Mark("r0", "person", new Box(100, 100, 200, 300), "#e69f00", false, null, right);
        assertThat(mark.arrow()).startsWith("M150 150L180 150");
        assertThat(mark(0, new Box(0, 0, 1, 1), "person").arrow()).isEmpty();
    }
}
