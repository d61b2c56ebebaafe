package io.spatialforge.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BarsTests {

    private static final String ERASE = "\r\033[K";

    private final StringWriter out = new StringWriter();

    private Bars bars(int columns) {
        return new Bars(new PrintWriter(out, true), () -> columns);
    }

    private static Step step(String unit, long done, long total, double seconds) {
        return new Step("curate", unit, done, total, done, Step.Shards.NONE, seconds);
    }

    /** What stands on the terminal's last line for a step, before it is closed. */
    private String shown(int columns, Step step) {
        Bars bars = bars(columns);
        bars.goesOn(step);
        bars.close();
        return lastBar();
    }

    private String lastBar() {
        return drawn().getLast();
    }

    /** Everything that was drawn to be drawn over. */
    private List<String> drawn() {
        return Pattern.compile("\r([^\r\033]+)\033\\[K")
                .matcher(out.toString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What is left once everything was drawn over that is. */
    private String left() {
        return out.toString().replaceAll("\r[^\r\033]*\033\\[K", "");
    }

    @Test
    void aBarIsAsLongAsTheTerminalHasRoomAndGoesWhereItHasNone() {
        Step half = step("images", 50, 100, 5);
        assertThat(shown(100, half))
                .matches("curate     50% \\[=+ +] 50 of 100 images \\(0:00:0\\d / 0:05 left\\) 10 a second")
                .hasSize(99);
        assertThat(shown(200, half)).contains("[" + "=".repeat(60)).hasSize(199);
        assertThat(shown(60, half)).isEqualTo("curate     50% 50 of 100 images, 10 a second, 0:05 left");
        assertThat(shown(30, half)).isEqualTo("curate     50% 50 of 100 imag").hasSize(29);
    }

    @Test
    void theRateGivesWayWhereTheBarHasNoRoomBesideIt() {
        assertThat(shown(80, step("images", 12_345, 50_000, 5)))
                .matches("curate     24% \\[=+ +] 12,345 of 50,000 images \\(0:00:0\\d / 0:16 left\\) *")
                .hasSizeLessThan(80);
    }

    @Test
    void whereNobodyKnowsTheTotalTheCountIsShown() {
        assertThat(shown(80, step("photographs", 1234, 0, 10))).isEqualTo("curate    1,234 photographs, 123 a second");
        assertThat(shown(80, step("", 0, 1, 3))).isEqualTo("curate    0:03");
    }

    @Test
    void shardsAreCountedWhereNobodyKnowsHowManyImagesThereAre() {
        Step step = new Step("ingest", "images", 1234, 0, 1234, new Step.Shards(16, 64, 0), 10);
        assertThat(shown(90, step))
                .matches("ingest     25% \\[=+ +] 16 of 64 shards \\(0:00:1\\d / 0:30 left\\) 123 a second");
    }

    @Test
    void bytesAreToldInTheUnitOfTheirSize() {
        assertThat(shown(80, step("bytes", 400, 2_000, 0.1)))
                .contains("] 400 B of 2.0 kB (")
                .contains("/ ?)");
        assertThat(shown(100, step("bytes", 3_100_000, 33_000_000, 2)))
                .contains("] 3.1 MB of 33.0 MB (")
                .endsWith(" / 0:20 left) 1.6 MB a second");
    }

    @Test
    void shortWorkLeavesNothingAndLongWorkALine() {
        Bars bars = bars(80);
        bars.goesOn(step("bytes", 1, 2, 0.3));
        bars.ends(step("bytes", 2, 2, 0.4), Made.NOTHING);
        assertThat(drawn()).isNotEmpty();
        assertThat(left()).isEmpty();
        bars.goesOn(step("bytes", 1, 2, 0.3));
        bars.ends(step("bytes", 2_000_000, 2_000_000, 2), Made.NOTHING);
        assertThat(left()).isEqualTo("curate: 2.0 MB in 2.0 s, 1.0 MB a second%n".formatted());
    }

    @Test
    void notesStandAboveTheBarWhichStays() {
        Bars bars = bars(80);
        bars.goesOn(step("", 0, 1, 3));
        bars.note("a shard is damaged");
        assertThat(out.toString()).contains("a shard is damaged%n".formatted() + "\rcurate    0:03\033[K");
        bars.close();
        assertThat(left()).isEqualTo("a shard is damaged%n".formatted());
        assertThat(out.toString()).endsWith(ERASE);
    }

    @Test
    void aStepWithinAnotherTakesItsPlace() {
        Bars bars = bars(80);
        bars.goesOn(step("", 0, 1, 3));
        Step within = new Step("scan", "photographs", 7, 0, 7, Step.Shards.NONE, 0.1);
        bars.begins(within);
        bars.goesOn(within);
        bars.close();
        assertThat(lastBar()).isEqualTo("scan      7 photographs");
        assertThat(left()).isEmpty();
    }

    @Test
    void whoIsInterruptedStaysSo() {
        Bars bars = bars(80);
        bars.goesOn(step("", 0, 1, 3));
        Thread.currentThread().interrupt();
        bars.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(left()).isEmpty();
    }

    @Test
    void downloadsThatGoOnCountWhatIsHereAndTakeTheirRateFromTheRest() {
        AtomicLong nanos = new AtomicLong();
        DownloadView view = new DownloadView(bars(100), Manner.BARS, nanos::get);
        view.begins("model", 4_000_000, 10_000_000);
        nanos.set(TimeUnit.SECONDS.toNanos(2));
        view.arrived(6_000_000);
        view.begins("other", 0, -1);
        assertThat(lastBar())
                .startsWith("model      60% [")
                .contains("] 6.0 MB of 10.0 MB (")
                .endsWith(" / 0:04 left) 1.0 MB a second");
        nanos.set(TimeUnit.SECONDS.toNanos(3));
        view.arrived(500_000);
        view.ends();
        assertThat(lastBar()).isEqualTo("other     500.0 kB, 500.0 kB a second");
        assertThat(left())
                .isEqualTo("model: 2.0 MB in 2.0 s, 1.0 MB a second%nother: 500.0 kB in 1.0 s, 500.0 kB a second%n"
                        .formatted());
    }
}
