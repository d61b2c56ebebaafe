package io.spatialforge.viewer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.viewer.index.DropFilter;
import io.spatialforge.viewer.page.Mark;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of pairs, and a pair on its photograph. */
class PairPagesTests {

    private static ServedRun served;

    @BeforeAll
    static void start() throws Exception {
        served = ServedRun.start();
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static List<String> ids(String page) {
        return all("<li class=\"line\" data-id=\"([0-9a-f]{16})\"", page);
    }

    private static List<String> all(String pattern, String page) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1).replace("&amp;", "&"));
        }
        return found;
    }

    @Test
    void aListHasThePairsInTheOrderOfTheRunPageByPage() throws Exception {
        List<String> expected = served.pairs().stream().map(QaPair::id).toList();
        assertThat(expected).hasSizeBetween(60, 10 * Lists.LINES);
        List<String> got = new ArrayList<>();
        String next = "/pairs";
        while (next != null) {
            String page = served.page(next);
            got.addAll(ids(page));
            next = all("rel=\"next\" href=\"([^\"]*)\"", page).stream()
                    .findFirst()
                    .orElse(null);
        }
        assertThat(got).isEqualTo(expected);
        assertThat(served.page("/pairs")).contains("1 to 50 of %d pairs".formatted(expected.size()));
    }

    @Test
    void aPageBehindTheEndOfAListLeadsToTheLastOne() throws Exception {
        String page = served.page("/pairs?task=near-far&from=1000000");
        assertThat(page)
                .contains("The list ends before this page.", "Its last page")
                .doesNotContain("No pair fits");
        String last = all("<a href=\"([^\"]*)\">Its last page", page).getFirst();
        assertThat(ids(served.page(last))).isNotEmpty();
        assertThat(served.page(last)).doesNotContain("rel=\"next\"");
        assertThat(served.page("/pairs?q=nobody+asks+this&from=1000000")).contains("No pair fits");
    }

    @Test
    void aTextOfTenThousandLettersIsRefusedInWords() throws Exception {
        for (String letter : List.of("x", "%E6%A4%85")) {
            HttpResponse<String> answer = served.get("/pairs?q=" + letter.repeat(10_000));
            assertThat(answer.statusCode()).isEqualTo(414);
            assertThat(answer.body()).contains("at most 1000 letters");
        }
        assertThat(served.get("/pairs?q=" + "x".repeat(1001)).body()).contains("at most 1000 letters");
        assertThat(served.page("/pairs?q=" + "x".repeat(1000))).contains("No pair fits");
    }

    @Test
    void filtersInTheAddressLetThroughWhatFitsAndSayHowMany() throws Exception {
        List<String> expected = served.pairs().stream()
                .filter(pair -> pair.claim().task().id().equals("near-far"))
                .filter(pair -> pair.phrased().form().equals("pair"))
                .map(QaPair::id)
                .toList();
        String page = served.page("/pairs?task=near-far&form=pair");
        assertThat(expected).isNotEmpty();
        assertThat(ids(page)).isEqualTo(expected.subList(0, Math.min(expected.size(), Lists.LINES)));
        assertThat(page).contains("of %d pairs".formatted(expected.size()));
    }

    @Test
    void valuesToFilterByLeadToTheListWithThemAndTheChosenOneAway() throws Exception {
        String page = served.page("/pairs?task=near-far");
        assertThat(page)
                .contains("href=\"/pairs?task=counting\"")
                .contains("href=\"/pairs?task=near-far&amp;form=order\"")
                .containsPattern("href=\"/pairs\" aria-current=\"true\"");
    }

    @Test
    void textIsSearchedForWithoutRegardToCase() throws Exception {
        String page = served.page("/pairs?q=PHOTO&task=counting");
        assertThat(ids(page))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(served.pairs().stream()
                                .filter(pair -> pair.id().equals(id))
                                .findFirst())
                        .hasValueSatisfying(pair -> assertThat(pair.phrased().question()
                                        + pair.phrased().answer())
                                .containsIgnoringCase("photo")));
        assertThat(page).contains("value=\"PHOTO\"");
    }

    @Test
    void aFormThatLeavesFieldsEmptyComesToATidyAddress() throws Exception {
        HttpResponse<String> response = served.get("/pairs?q=&label=person&answer=&image=");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/pairs?label=person");
    }

    @Test
    void whoSearchesForAnIdComesToThePair() throws Exception {
        String id = served.pairs().getFirst().id();
        assertThat(served.get("/pairs?q=" + id).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/pair/" + id));
    }

    @Test
    void aPageOfTheListBeyondItsEndLeadsBack() throws Exception {
        String page = served.page("/pairs?from=100000");
        assertThat(ids(page)).isEmpty();
        assertThat(page).contains("rel=\"prev\"");
    }

    @Test
    void whatIsNotIndexedYetIsSaidSo() throws Exception {
        served.index().indexed = 0.379;
        try {
            assertThat(served.page("/pairs?task=near-far"))
                    .contains("37% of the run so far")
                    .contains("href=\"/pairs?task=near-far\">Look again");
        } finally {
            served.index().indexed = 1;
        }
        assertThat(served.page("/pairs")).doesNotContain("Look again");
    }

    @Test
    void boxesLieAtTheirPixelsOverThePhotograph() throws Exception {
        QaPair pair = served.pair("near-far");
        String page = served.page("/pair/" + pair.id());
        assertThat(page)
                .contains("viewBox=\"0 0 %d %d\""
                        .formatted(pair.image().width(), pair.image().height()))
                .contains("<img class=\"photograph\" src=\"/photo?");
        for (QaPair.QaRegion region : pair.regions()) {
            Box box = (Box) region.shape();
            assertThat(page)
                    .contains("<g class=\"mark\" data-region=\"" + region.id() + "\">")
                    .contains("<rect class=\"box\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                            .formatted(
                                    Mark.px(box.x1()), Mark.px(box.y1()), Mark.px(box.width()), Mark.px(box.height())));
        }
    }

    @Test
    void aPairIsToldWithItsEvidenceItsChecksAndWhatElseCameOfItsImage() throws Exception {
        QaPair pair = served.pair("near-far");
        String page = served.page("/pair/" + pair.id());
        assertThat(page)
                .contains("What is claimed, and why")
                .contains("at least 1.15 times is asked")
                .contains("Who checked it")
                .contains("The verifier, which shares nothing with the rule, derives the claim too")
                .contains("kept, " + pair.split().id())
                .contains("Other pairs of the image")
                .contains("href=\"" + ImageLink.of(pair.image().id()) + "\"");
        assertThat(ids(page)).isNotEmpty().doesNotContain(pair.id());
    }

    @Test
    void aLabelFindsPairsThatAreAboutItAlone() throws Exception {
        String address = "/pairs?label=" + URLEncoder.encode(ServedRun.TURNED_LABEL, StandardCharsets.UTF_8);
        List<String> found = ids(served.page(address));
        assertThat(found).isNotEmpty().hasSizeLessThan(Lists.LINES);
        assertThat(served.pairs().stream().filter(pair -> found.contains(pair.id())))
                .allMatch(pair -> new String(QaPairJson.toLine(pair), StandardCharsets.UTF_8).contains("vase"));
    }

    @Test
    void neighboursAreThoseWithinTheFilter() throws Exception {
        List<String> all = served.pairs().stream().map(QaPair::id).toList();
        List<String> fitting = served.pairs().stream()
                .filter(pair -> pair.claim().task().id().equals("counting"))
                .map(QaPair::id)
                .toList();
        int before = 0;
        while (all.indexOf(fitting.get(before + 1)) == all.indexOf(fitting.get(before)) + 1) {
            before++;
        }
        String prior = fitting.get(before);
        String next = fitting.get(before + 1);
        assertThat(served.page("/pair/" + prior + "?task=counting"))
                .as("others lie between")
                .contains("rel=\"next\" href=\"/pair/" + next + "?task=counting\"")
                .contains("data-up href=\"/pairs?task=counting\"");
        assertThat(served.page("/pair/" + next + "?task=counting"))
                .contains("rel=\"prev\" href=\"/pair/" + prior + "?task=counting\"");
        assertThat(served.page("/pair/" + fitting.getFirst() + "?task=counting"))
                .doesNotContain("rel=\"prev\"");
    }

    @Test
    void whoeverFacesSomewhereHasKeypointsAndAnArrow() throws Exception {
        QaPair pair = served.pairs().stream()
                .filter(p -> p.phrased().form().startsWith("facing"))
                .findFirst()
                .orElseThrow();
        assertThat(served.page("/pair/" + pair.id()))
                .containsPattern("<line class=\"limb (left|right|both)\"")
                .contains("<path class=\"facing\"")
                .contains("class=\"layer-poses\" checked");
    }

    @Test
    void aPairThatWasDroppedLaterIsFoundByItsId() throws Exception {
        String id = served.index()
                .drops(new DropFilter(Stage.PRESELECT, null, null, null, null, null), 0, 1)
                .rows()
                .getFirst()
                .subject();
        assertThat(served.page("/pair/" + id)).contains("left out by preselect").contains("Pair that was left out");
    }
}
