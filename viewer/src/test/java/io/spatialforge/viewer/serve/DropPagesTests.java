package io.spatialforge.viewer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.viewer.index.DropFilter;
import io.spatialforge.viewer.index.DropRow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was left out, all that came of an image, and the run in numbers. */
class DropPagesTests {

    private static ServedRun served;

    @BeforeAll
    static void start() throws Exception {
        served = ServedRun.start();
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static List<DropRow> drops(DropFilter filter) throws Exception {
        return served.index().drops(filter, 0, 1000).rows();
    }

    @Test
    void aListSaysWhatWasLeftOutWhereAndWhy() throws Exception {
        String page = served.page("/drops?reason=below-margin");
        int count = drops(new DropFilter(null, null, Reason.BELOW_MARGIN, null, null, null))
                .size();
        assertThat(count).isPositive();
        assertThat(page)
                .contains("of %d drop".formatted(count))
                .contains("the difference is smaller than its margin")
                .contains("href=\"/drops?stage=forge&amp;reason=below-margin\"");
    }

    @Test
    void whatARuleLookedAtIsExplainedForEveryReasonThatTheRunHas() throws Exception {
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        List<DropRow> some = new ArrayList<>();
        for (DropRow row : drops(DropFilter.ALL)) {
            if (row.stage().compareTo(Stage.FORGE) >= 0 && seen.add(row.reason())) {
                some.add(row);
            }
        }
        assertThat(seen).hasSizeGreaterThan(8);
        for (DropRow row : some) {
            assertThat(served.page("/drop/" + row.number()))
                    .contains("Left out by %s: %s"
                            .formatted(row.stage().id(), row.reason().id()))
                    .contains("Why it was left out")
                    .contains("<svg class=\"marks\"");
        }
    }

    @Test
    void whatStoodInTheWayIsToldInNumbers() throws Exception {
        DropRow row = drops(new DropFilter(null, null, Reason.BELOW_MARGIN, null, null, null))
                .getFirst();
        assertThat(served.page("/drop/" + row.number()))
                .contains("What it would take")
                .contains("is asked");
    }

    @Test
    void everyDropThatARuleMadeHasAStory() throws Exception {
        ViewedRun run = ViewedRun.of(served.run(), served.index());
        List<DropRow> rows = drops(new DropFilter(Stage.FORGE, null, null, null, "drawn/1", null));
        for (DropRow row : rows.stream().filter(r -> r.number() % 7 == 0).toList()) {
            Drop drop = new Drop(row.stage(), row.unit(), row.reason(), row.image(), row.subject(), row.detail());
            assertThat(run.story(drop)).as("%s", drop).isPresent();
        }
    }

    @Test
    void neighboursAreThoseWithinTheFilter() throws Exception {
        List<DropRow> rows = drops(new DropFilter(Stage.FORGE, null, Reason.OVERLAP, null, null, null));
        String page = served.page(
                "/drop/%d?stage=forge&reason=overlap".formatted(rows.get(1).number()));
        assertThat(page)
                .contains("rel=\"prev\" href=\"/drop/%d?stage=forge&amp;reason=overlap\""
                        .formatted(rows.get(0).number()))
                .contains("rel=\"next\" href=\"/drop/%d?stage=forge&amp;reason=overlap\""
                        .formatted(rows.get(2).number()));
    }

    @Test
    void anImageShowsAllItsRegionsAndWhatCameOfThem() throws Exception {
        String page = served.page("/image?id=drawn/1");
        assertThat(page)
                .contains("Image drawn/1")
                .contains("are pairs of the dataset")
                .contains("<g class=\"mark\" data-region=\"r0\">")
                .contains("Left out by forge, below-margin");
        String entry = page.substring(page.indexOf("Left out by forge, below-margin"));
        String address = entry.substring(entry.indexOf("href=\"") + 6);
        address = address.substring(0, address.indexOf('"')).replace("&amp;", "&");
        assertThat(served.page(address)).contains("What a rule looked at").contains("left out by forge: below-margin");
    }

    @Test
    void theOverviewCountsWhatTheBooksCount() throws Exception {
        Overview overview = Overview.of(served.run());
        String page = served.page("/");
        assertThat(overview.pairs()).isEqualTo(served.pairs().size());
        assertThat(overview.tasks().stream().mapToLong(Overview.Share::count).sum())
                .isEqualTo(overview.pairs());
        assertThat(page)
                .contains(Lists.count(overview.pairs()))
                .contains("href=\"/pairs?task=near-far\"")
                .contains("href=\"/drops?stage=forge&amp;unit=claims&amp;reason=below-margin\"")
                .doesNotContain("/report");
    }
}
