package io.spatialforge.viewer.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartPlacesTests {

    @Test
    void theLargestBarTakesTheWholeWidthAndAMarkStandsAtItsValue() {
        Bars bars = Bars.of(
                "id", "title", "", "pairs", List.of(Bars.Bar.of("a", 50), new Bars.Bar("b", 25, "25", 100, 75)));
        List<Bars.Placed> placed = bars.placed();
        assertThat(placed.get(0).width()).isEqualTo(180);
        assertThat(placed.get(1).width()).isEqualTo(90);
        assertThat(placed.get(1).behind()).isEqualTo(360);
        assertThat(placed.get(1).mark()).isEqualTo(270);
        assertThat(bars.table().rows())
                .containsExactly(List.of("a", "50", "0", "0", "50"), List.of("b", "25", "100", "75", "25"));
    }

    @Test
    void aLongNameIsCutOnTheChartAndWholeInTheTable() {
        String name = "x".repeat(200);
        Bars bars = Bars.of("id", "title", "", "pairs", List.of(Bars.Bar.of(name, 1)));
        assertThat(bars.placed().getFirst().name()).hasSizeLessThan(70).endsWith("…");
        assertThat(bars.table().rows().getFirst().getFirst()).isEqualTo(name);
    }

    @Test
    void barsOfAHistogramStandOnItsBaseSideBySide() {
        Histogram histogram = new Histogram(
                "id",
                "title",
                "",
                "across",
                "pairs",
                NumberStyle.PERCENT,
                new Scale.Linear(0, 1),
                List.of(new Histogram.Bin(0, 0.5, 10, ""), new Histogram.Bin(0.5, 1, 5, "")),
                List.of(new Histogram.Mark(0.9, "asked")));
        List<Histogram.Bar> bars = histogram.bars();
        assertThat(bars.get(0).height()).isEqualTo(2 * bars.get(1).height());
        assertThat(bars.get(0).y() + bars.get(0).height()).isEqualTo(histogram.base());
        assertThat(bars.get(1).x()).isGreaterThan(bars.get(0).x() + bars.get(0).width());
        assertThat(histogram.leftward(histogram.marked().getFirst())).isTrue();
        assertThat(histogram.table().rows()).containsExactly(List.of("0% to 50%", "10"), List.of("50% to 100%", "5"));
    }

    @Test
    void theFullestFieldOfAMapIsTheDarkestAndEmptyOnesAreLeftOut() {
        HeatMap map = new HeatMap("id", "title", "", "regions", 2, new long[] {4, 0, 1, 3});
        assertThat(map.cells()).extracting(HeatMap.Cell::shade).containsExactly(1.0, 0.25, 0.75);
        assertThat(map.table().rows()).hasSize(2);
        assertThat(map.cells().get(2).x()).isCloseTo(map.left() + map.wide() / 2, within(1e-9));
    }

    @Test
    void aRankCurveFalls() {
        RankCurve curve = new RankCurve(
                "id",
                "title",
                "",
                "labels",
                "pairs",
                List.of(new RankCurve.Point(1, 100, "dog", true), new RankCurve.Point(50, 2, "sloth", true)));
        List<RankCurve.Placed> placed = curve.placed();
        assertThat(placed.get(0).y())
                .isEqualTo(curve.top())
                .isLessThan(placed.get(1).y());
        assertThat(placed.get(1).x()).isEqualTo(curve.right());
        assertThat(placed.get(1).leftward()).isTrue();
    }

    @Test
    void partsOfAWholeFillItsStripe() {
        Shares shares = new Shares(
                "id",
                "title",
                "",
                "pairs",
                List.of(new Shares.Row("a", List.of(new Shares.Part("yes", 3), new Shares.Part("no", 1)))));
        List<Shares.Segment> segments = shares.placed().getFirst().segments();
        assertThat(segments).extracting(Shares.Segment::x).containsExactly(0.0, 270.0);
        assertThat(segments.get(0).text()).isEqualTo("yes 75%");
        assertThat(shares.table().rows())
                .containsExactly(List.of("a", "yes", "3", "75%"), List.of("a", "no", "1", "25%"));
    }

    @Test
    void anIntervalReachesFromItsLowToItsHighEnd() {
        Intervals intervals = new Intervals(
                "id",
                "title",
                "",
                "right",
                new Scale.Linear(0.5, 1),
                "chance",
                List.of(new Intervals.Row("a", "75%", 0.75, 0.5, 1, 0.75)));
        Intervals.Placed row = intervals.placed().getFirst();
        assertThat(row.from()).isEqualTo(intervals.left());
        assertThat(row.to()).isEqualTo(intervals.right());
        assertThat(row.x()).isEqualTo(row.level());
    }
}
