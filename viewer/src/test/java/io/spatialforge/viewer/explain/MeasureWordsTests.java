package io.spatialforge.viewer.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.Rule;
import io.spatialforge.core.rule.cue.DepthCue;
import io.spatialforge.core.rule.cue.LowerEdge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeasureWordsTests {

    private static final MeasureWords.Roles ROLES = new MeasureWords.Roles("the dog r1", "the bench r4");

    @Test
    void everyMeasureThatIsWrittenAnywhereHasARowInTheTable() throws IOException {
        Set<String> names = new TreeSet<>();
        Pattern made = Pattern.compile("new (?:Evidence\\.)?Measure\\(\\s*(?:\\w+ \\? )?\"(\\w+)\"(?: : \"(\\w+)\")?");
        for (String module : List.of("core", "pipeline")) {
            for (Path file : sources(Path.of("..", module, "src", "main", "java"))) {
                Matcher matcher = made.matcher(Files.readString(file));
                while (matcher.find()) {
                    names.add(matcher.group(1));
                    if (matcher.group(2) != null) {
                        names.add(matcher.group(2));
                    }
                }
            }
        }
        DepthCue.ALL.forEach(cue -> names.add(cue.id()));
        names.add(new LowerEdge().id());
        assertThat(names).hasSizeGreaterThan(30);
        assertThat(MeasureWords.table().keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void everyRuleHasASentence() {
        for (Rule rule : Rule.standard()) {
            assertThat(RuleWords.demands(rule.id())).as(rule.id()).endsWith(".");
        }
    }

    @Test
    void everySettingOfTheTableIsAMargin() {
        Set<String> margins = Margins.ofDefaults().asMap().keySet();
        MeasureWords.table().values().forEach(entry -> assertThat(margins).containsAll(entry.settings()));
    }

    @Test
    void everySentenceSaysTheNumber() {
        MeasureWords.table().forEach((name, entry) -> {
            Measure measure = new Measure(name, 0.37, 0.21);
            assertThat(MeasureWords.sentence(measure, ROLES)).as(name).contains(MeasureWords.value(measure));
            assertThat(MeasureWords.sentence(measure, MeasureWords.Roles.SEVERAL))
                    .as(name)
                    .contains(MeasureWords.value(measure))
                    .doesNotContain("{");
        });
    }

    @Test
    void aRatioIsSaidOfTheFartherOneWithWhatIsAsked() {
        assertThat(MeasureWords.sentence(new Measure("depth_ratio", 1.4271, 1.15), ROLES))
                .isEqualTo(
                        "The bench r4 is 1.43 times as far from the camera as the dog r1; at least 1.15 times is asked");
        assertThat(MeasureWords.sentence(new Measure("overlap", 0.124, 0.5), ROLES))
                .isEqualTo("The two boxes share 12% of the smaller one; less than 50% is allowed");
    }

    @Test
    void numbersThatLieCloseAreSaidWithSoManyDigitsThatTheyDiffer() {
        String said = MeasureWords.sentence(new Measure("depth_ratio", 1.1487, 1.15), ROLES);
        assertThat(said).contains("1.149 times").contains("1.150 times");
    }

    @Test
    void aMeasureOnTheWrongSideDoesNotPassWhicheverSideThatIs() {
        assertThat(MeasureWords.passes(new Measure("centre_gap", 0.04, 0.1))).isFalse();
        assertThat(MeasureWords.passes(new Measure("centre_gap", 0.1, 0.1))).isTrue();
        assertThat(MeasureWords.passes(new Measure("overlap", 0.5, 0.5))).isFalse();
        assertThat(MeasureWords.passes(new Measure("side_iou", 0.5, 0.5))).isTrue();
    }

    @Test
    void theMarginThatWasTheThresholdIsNamed() {
        Margins margins = Margins.ofDefaults();
        assertThat(MeasureWords.setting(new Measure("depth_ratio", 2, margins.depthRatio()), margins))
                .isEqualTo("depth_ratio");
        assertThat(MeasureWords.setting(new Measure("depth_ratio", 2, margins.estimatedRatio()), margins))
                .isEqualTo("estimated_ratio");
        assertThat(MeasureWords.setting(new Measure("sideways_widths", 2, 1.5), margins))
                .isNull();
    }

    @Test
    void aMeasureOfAnotherProgramIsToldByItsName() {
        assertThat(MeasureWords.sentence(new Measure("moon_phase", 0.5, 0.25), ROLES))
                .isEqualTo("moon_phase: 0.50, held against 0.25");
    }

    @Test
    void everyReasonFromForgingToSelectionHasASentence() {
        for (Reason reason : Reason.values()) {
            boolean late = reason.compareTo(Reason.TINY) >= 0 && reason.compareTo(Reason.NOT_IDENTITY) < 0;
            if (late) {
                ReasonWords.Entry entry = Objects.requireNonNull(ReasonWords.of(reason), reason.id());
                assertThat(entry.because()).as(reason.id()).endsWith(".");
            }
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
        return files;
    }
}
