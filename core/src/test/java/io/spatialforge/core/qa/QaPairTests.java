package io.spatialforge.core.qa;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class QaPairTests {

    private static QaPair pair(String question, String answer) {
        return new QaPair(
                "0",
                Split.TRAIN,
                Image.of("holiday", "park.jpg", 640, 480),
                new Phrased("pair", question, answer, AnswerKind.TEXT, null, "none"),
                List.of(
                        new QaRegion("r1", "dog", new Box(60, 250.5, 180, 430)),
                        new QaRegion("r12", "a $1 {r1}", new Point(65.125, 80))),
                new Claim.LeftOf("r1", "r12"),
                Evidence.of("left-right@2"));
    }

    @Test
    void placesAreWrittenInThePlaceOfPlaceholders() {
        QaPair pair = pair("Is {r1} left of {r12}?", "{r1} {r12}");

        assertThat(pair.question(QaRegion::coordinates)).isEqualTo("Is [60, 250.5, 180, 430] left of (65.125, 80)?");
        assertThat(pair.answer(QaRegion::coordinates)).isEqualTo("[60, 250.5, 180, 430] (65.125, 80)");
        assertThat(pair.question()).isEqualTo("Is {r1} left of {r12}?");
        assertThat(pair.answer()).isEqualTo("{r1} {r12}");
    }

    @Test
    void whatIsWrittenIsTakenAsItIsAndOtherBracesStay() {
        QaPair pair = pair("{r12}, {r7}, {x}, {", "yes");

        assertThat(pair.question(QaRegion::label)).isEqualTo("a $1 {r1}, {r7}, {x}, {");
        assertThat(pair.answer(QaRegion::label)).isEqualTo("yes");
    }
}
