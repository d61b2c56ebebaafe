package io.spatialforge.viewer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Judgement;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found is what going through all lines finds, before there are tables and after. */
class RunIndexTests {

    @TempDir
    static Path folder;

    private static WrittenRun written;
    private static RunIndex first;
    private static RunIndex whole;

    @BeforeAll
    static void writeARun() throws Exception {
        written = WrittenRun.write(folder.resolve("run"), 5, 250);
        first = new LiveIndex(written.run());
        whole = LiveIndex.open(written.run(), Duration.ZERO);
        IndexFilesTests.awaitWhole(whole);
    }

    @AfterAll
    static void close() {
        first.close();
        whole.close();
    }

    static Stream<RunIndex> indexes() {
        return Stream.of(first, whole);
    }

    private static boolean holds(@Nullable String value, String text) {
        // Greek has two small letters for the one capital that ends a word.
        return value != null
                && value.toLowerCase(Locale.ROOT)
                        .replace('ς', 'σ')
                        .contains(text.toLowerCase(Locale.ROOT).replace('ς', 'σ'));
    }

    private static Set<String> labels(QaPair pair) {
        Set<String> labels = new HashSet<>();
        pair.regions().forEach(region -> labels.add(region.label()));
        if (pair.claim() instanceof Claim.Count count) {
            labels.add(count.label());
        } else if (pair.claim() instanceof Claim.Grounding grounding) {
            labels.add(grounding.expression().label());
        }
        return labels;
    }

    private static String verdict(QaPair pair) {
        Judgement judgement = pair.evidence().judgement();
        return judgement == null ? "not asked" : judgement.agreed() + " of " + judgement.asked();
    }

    private static boolean passes(QaPair pair, PairFilter filter) {
        return (filter.task() == null || pair.claim().task() == filter.task())
                && (filter.form() == null || pair.phrased().form().equals(filter.form()))
                && (filter.split() == null || pair.split().id().equals(filter.split()))
                && (filter.source() == null || pair.image().source().equals(filter.source()))
                && (filter.label() == null || labels(pair).contains(filter.label()))
                && (filter.answer() == null || pair.phrased().answer().equals(filter.answer()))
                && (filter.verdict() == null || verdict(pair).equals(filter.verdict()))
                && (filter.image() == null || pair.image().id().equals(filter.image()))
                && (filter.text() == null
                        || holds(pair.phrased().question(), filter.text())
                        || holds(pair.phrased().answer(), filter.text()));
    }

    private static List<Long> scanned(PairFilter filter) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < written.pairs().size(); i++) {
            if (passes(written.pairs().get(i), filter)) {
                numbers.add((long) i);
            }
        }
        return numbers;
    }

    /** Every field alone, then by chance some of them, with values of one pair or of two. */
    private static List<PairFilter> filters() {
        List<PairFilter> filters = new ArrayList<>(List.of(PairFilter.ALL));
        Random random = new Random(11);
        for (int i = 0; i < 24; i++) {
            int fields = i < 9 ? 1 << i : random.nextInt(1, 512);
            QaPair pair = written.pairs().get(random.nextInt(written.pairs().size()));
            String question = pair.phrased().question().toUpperCase(Locale.ROOT);
            int from = random.nextInt(question.length());
            filters.add(new PairFilter(
                    (fields & 1) == 0 ? null : pair.claim().task(),
                    (fields & 2) == 0 ? null : pair.phrased().form(),
                    (fields & 4) == 0 ? null : pair.split().id(),
                    (fields & 8) == 0 ? null : pair.image().source(),
                    (fields & 16) == 0 ? null : labels(pair).iterator().next(),
                    (fields & 32) == 0 ? null : pair.phrased().answer(),
                    (fields & 64) == 0 ? null : verdict(pair),
                    (fields & 128) == 0 ? null : pair.image().id(),
                    (fields & 256) == 0 ? null : question.substring(from, Math.min(from + 6, question.length()))));
        }
        return filters;
    }

    private static List<Long> numbers(List<PairRow> rows) {
        return rows.stream().map(PairRow::number).toList();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("indexes")
    void aFilterLetsThroughWhatGoingThroughAllLinesFinds(RunIndex index) throws IOException {
        for (PairFilter filter : filters()) {
            List<Long> expected = scanned(filter);
            Slice<PairRow> all = index.pairs(filter, 0, 1000);
            assertThat(numbers(all.rows())).as("%s", filter).isEqualTo(expected);
            assertThat(all.total()).isEqualTo(expected.size());
            int from = expected.size() / 2;
            assertThat(numbers(index.pairs(filter, from, 3).rows()))
                    .as("from %d of %s", from, filter)
                    .isEqualTo(expected.subList(from, Math.min(from + 3, expected.size())));
            assertThat(index.pairs(filter, expected.size(), 5).rows()).isEmpty();
        }
        assertThat(index.pairs(PairFilter.ALL, 0, 1).indexed()).isEqualTo(1);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("indexes")
    void aRowTellsWhatThePairTells(RunIndex index) throws IOException {
        List<PairRow> rows = index.pairs(PairFilter.ALL, 0, 1000).rows();
        assertThat(rows).hasSameSizeAs(written.pairs()).hasSizeGreaterThan(400);
        for (int i = 0; i < rows.size(); i++) {
            QaPair pair = written.pairs().get(i);
            PairRow expected = new PairRow(
                    i,
                    pair.id(),
                    pair.claim().task(),
                    pair.phrased().form(),
                    pair.split().id(),
                    pair.image().source(),
                    pair.image().id(),
                    pair.phrased().question(),
                    pair.phrased().answer(),
                    pair.evidence().judgement() == null ? null : verdict(pair));
            assertThat(rows.get(i)).isEqualTo(expected);
            if (i % 40 == 0 || i == rows.size() - 1) {
                assertThat(index.pair(pair.id())).contains(expected);
            }
        }
        assertThat(index.pair("0123456789abcdef")).isEmpty();
        assertThat(index.pair("' OR 1=1 --")).isEmpty();
    }

    private static Map<String, Long> counted(PairFilter filter, Function<QaPair, Set<String>> values) {
        Map<String, Long> counts = new HashMap<>();
        for (QaPair pair : written.pairs()) {
            if (passes(pair, filter)) {
                values.apply(pair).forEach(value -> counts.merge(value, 1L, Long::sum));
            }
        }
        return counts;
    }

    private static Set<String> values(QaPair pair, RunIndex.PairField field) {
        return switch (field) {
            case TASK -> Set.of(pair.claim().task().id());
            case FORM -> Set.of(pair.phrased().form());
            case SPLIT -> Set.of(pair.split().id());
            case SOURCE -> Set.of(pair.image().source());
            case LABEL -> labels(pair);
            case ANSWER -> Set.of(pair.phrased().answer());
            case VERDICT -> Set.of(verdict(pair));
        };
    }

    private static void requireMostFrequentFirst(List<Facet> facets) {
        for (int i = 1; i < facets.size(); i++) {
            assertThat(facets.get(i).count())
                    .isLessThanOrEqualTo(facets.get(i - 1).count());
        }
    }

    @ParameterizedTest
    @EnumSource(RunIndex.PairField.class)
    void aFieldsValuesAreCountedInWhatTheRestOfTheFilterLetsThrough(RunIndex.PairField field) throws IOException {
        for (RunIndex index : List.of(first, whole)) {
            for (PairFilter filter : filters().subList(0, 18)) {
                Map<String, Long> expected = counted(filter.without(field), pair -> values(pair, field));
                List<Facet> facets = index.facets(filter, field, 100);
                Map<String, Long> found = new HashMap<>();
                facets.forEach(facet -> found.put(facet.value(), facet.count()));
                assertThat(found).as("%s", filter).isEqualTo(expected);
                requireMostFrequentFirst(facets);
                assertThat(index.facets(filter, field, 2)).isEqualTo(facets.subList(0, Math.min(2, facets.size())));
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("indexes")
    void thePairBesideIsTheNextThatTheFilterLetsThrough(RunIndex index) throws IOException {
        Random random = new Random(3);
        for (PairFilter filter : filters()) {
            List<Long> expected = scanned(filter);
            for (int i = 0; i < 3; i++) {
                long number = random.nextInt(written.pairs().size());
                assertThat(index.beside(filter, number, 1).map(PairRow::number))
                        .isEqualTo(expected.stream().filter(n -> n > number).findFirst());
                assertThat(index.beside(filter, number, -1).map(PairRow::number))
                        .isEqualTo(expected.reversed().stream()
                                .filter(n -> n < number)
                                .findFirst());
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("indexes")
    void aTextIsSearchedLetterByLetter(RunIndex index) throws IOException {
        for (String text : List.of(
                "%",
                "_", "100%", "a_b", "'", "o'NEILL", "\"", "\\", "--", ";", "ΟΔΟΣ", "οδος", "STRASSE", "straße", "\0",
                "?")) {
            PairFilter filter = new PairFilter(null, null, null, null, null, null, null, null, text);
            assertThat(numbers(index.pairs(filter, 0, 1000).rows())).as(text).isEqualTo(scanned(filter));
        }
        PairFilter percent = new PairFilter(null, null, null, null, null, null, null, null, "100%");
        assertThat(index.pairs(percent, 0, 1).total())
                .isPositive()
                .isLessThan(written.pairs().size() / 2);
        PairFilter nothing = new PairFilter(null, null, null, null, null, null, null, null, "");
        assertThat(index.pairs(nothing, 0, 1).total()).isEqualTo(written.pairs().size());
    }

    private static boolean passes(Drop drop, DropFilter filter) {
        String image = drop.image();
        return (filter.stage() == null || drop.stage() == filter.stage())
                && (filter.unit() == null || drop.unit() == filter.unit())
                && (filter.reason() == null || drop.reason() == filter.reason())
                && (filter.source() == null || (image != null && image.startsWith(filter.source() + "/")))
                && (filter.image() == null || filter.image().equals(image))
                && (filter.text() == null
                        || holds(drop.subject(), filter.text())
                        || holds(drop.detail(), filter.text()));
    }

    private static List<DropFilter> dropFilters() {
        return List.of(
                DropFilter.ALL,
                new DropFilter(Stage.SELECT, null, null, null, null, null),
                new DropFilter(Stage.INGEST, null, null, null, null, null),
                new DropFilter(null, Unit.PAIRS, null, null, null, null),
                new DropFilter(null, null, Reason.TINY, null, null, null),
                new DropFilter(null, null, null, "street", null, null),
                new DropFilter(null, null, null, null, written.drops().getLast().image(), null),
                new DropFilter(null, null, null, null, null, "100%"),
                new DropFilter(null, null, null, null, null, "O'NEILL"),
                new DropFilter(Stage.SELECT, Unit.CLAIMS, Reason.OVERLAP, "objects", null, "R1"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("indexes")
    void dropsAreFoundAsPairsAre(RunIndex index) throws IOException {
        for (DropFilter filter : dropFilters()) {
            List<DropRow> expected = new ArrayList<>();
            for (int i = 0; i < written.drops().size(); i++) {
                Drop d = written.drops().get(i);
                if (passes(d, filter)) {
                    expected.add(new DropRow(i, d.stage(), d.unit(), d.reason(), d.image(), d.subject(), d.detail()));
                }
            }
            Slice<DropRow> found = index.drops(filter, 0, 1000);
            assertThat(found.rows()).as("%s", filter).isEqualTo(expected);
            assertThat(found.total()).isEqualTo(expected.size());
            for (RunIndex.DropField field : RunIndex.DropField.values()) {
                List<Facet> facets = index.facets(filter, field, 100);
                requireMostFrequentFirst(facets);
                for (Facet facet : facets) {
                    assertThat(facet.count())
                            .as("%s of %s", facet, filter)
                            .isEqualTo(written.drops().stream()
                                    .filter(drop -> passes(drop, only(filter.without(field), field, facet.value())))
                                    .count());
                }
            }
            for (DropRow row : expected.stream().limit(3).toList()) {
                assertThat(index.drop(row.number())).contains(row);
                int at = expected.indexOf(row);
                assertThat(index.beside(filter, row.number(), 1))
                        .isEqualTo(expected.stream().skip(at + 1).findFirst());
                assertThat(index.beside(filter, row.number(), -1))
                        .isEqualTo(expected.stream().limit(at).reduce((a, b) -> b));
            }
        }
        assertThat(index.drop(written.drops().size())).isEmpty();
    }

    private static DropFilter only(DropFilter rest, RunIndex.DropField field, String value) {
        return switch (field) {
            case STAGE ->
                new DropFilter(Stage.ofId(value), rest.unit(), rest.reason(), rest.source(), rest.image(), rest.text());
            case UNIT ->
                new DropFilter(rest.stage(), Unit.ofId(value), rest.reason(), rest.source(), rest.image(), rest.text());
            case REASON ->
                new DropFilter(rest.stage(), rest.unit(), Reason.ofId(value), rest.source(), rest.image(), rest.text());
            case SOURCE -> new DropFilter(rest.stage(), rest.unit(), rest.reason(), value, rest.image(), rest.text());
        };
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("indexes")
    void moreThanAThousandRowsAreRefused(RunIndex index) {
        assertThatThrownBy(() -> index.pairs(
                        new PairFilter(Task.COUNTING, null, null, null, null, null, null, null, null), 0, 1001))
                .hasMessageContaining("1 to 1000");
    }
}
