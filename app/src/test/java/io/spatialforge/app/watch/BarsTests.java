package io.spatialforge.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

    /** What is shown after all that was written over, without the line that stays. */
    private String shown() {
        return out.toString().substring(out.toString().lastIndexOf(ERASE) + ERASE.length());
    }

    @Test
    void aBarIsAsLongAsTheTerminalHasRoomAndGoesWhereItHasNone() {
        Step half = step("images", 50, 100, 5);
        bars(80).goesOn(half);
        assertThat(shown())
                .isEqualTo("curate     50% [==========>          ] 50 of 100 images, 10 a second, 0:05 left")
                .hasSize(79);
        bars(200).goesOn(half);
        assertThat(shown()).contains("[" + "=".repeat(20) + ">" + " ".repeat(19) + "]");
        bars(60).goesOn(half);
        assertThat(shown()).isEqualTo("curate     50% 50 of 100 images, 10 a second, 0:05 left");
        bars(30).goesOn(half);
        assertThat(shown()).isEqualTo("curate     50% 50 of 100 imag").hasSize(29);
    }

    @Test
    void whereNobodyKnowsTheTotalTheCountIsShown() {
        bars(80).goesOn(step("photographs", 1234, 0, 10));
        assertThat(shown()).isEqualTo("curate    1,234 photographs, 123 a second");
        bars(80).goesOn(step("", 0, 1, 3));
        assertThat(shown()).isEqualTo("curate    0:03");
    }

    @Test
    void bytesAreToldInTheUnitOfTheirSize() {
        bars(80).goesOn(step("bytes", 400, 2_000, 0.1));
        assertThat(shown()).endsWith("] 400 B of 2.0 kB");
        bars(80).goesOn(step("bytes", 3_100_000, 33_000_000, 2));
        assertThat(shown()).endsWith("] 3.1 MB of 33.0 MB, 1.6 MB a second, 0:20 left");
    }

    @Test
    void shortWorkLeavesNothingAndLongWorkALine() {
        Bars bars = bars(80);
        bars.goesOn(step("bytes", 1, 2, 0.3));
        bars.ends(step("bytes", 2, 2, 0.4), Made.NOTHING);
        assertThat(shown()).isEmpty();
        bars.goesOn(step("bytes", 1, 2, 0.3));
        bars.ends(step("bytes", 2_000_000, 2_000_000, 2), Made.NOTHING);
        assertThat(shown().strip()).isEqualTo("curate: 2.0 MB in 2.0 s, 1.0 MB a second");
    }

    @Test
    void notesStandAboveTheBarWhichStays() {
        Bars bars = bars(80);
        bars.goesOn(step("", 0, 1, 3));
        bars.note("a shard is damaged");
        assertThat(out.toString())
                .isEqualTo(ERASE + "curate    0:03" + ERASE + "a shard is damaged%n".formatted() + ERASE
                        + "curate    0:03");
    }

    @Test
    void downloadsThatGoOnCountWhatIsHereAndTakeTheirRateFromTheRest() {
        AtomicLong nanos = new AtomicLong();
        DownloadView view = new DownloadView(bars(80), Manner.BARS, nanos::get);
        view.begins("model", 4_000_000, 10_000_000);
        nanos.set(TimeUnit.SECONDS.toNanos(2));
        view.arrived(6_000_000);
        assertThat(shown()).startsWith("model      60% [").endsWith("6.0 MB of 10.0 MB, 1.0 MB a second, 0:04 left");
        view.begins("other", 0, -1);
        nanos.set(TimeUnit.SECONDS.toNanos(3));
        view.arrived(500_000);
        assertThat(shown()).isEqualTo("other     500.0 kB, 500.0 kB a second");
        view.ends();
        assertThat(shown().strip()).isEqualTo("other: 500.0 kB in 1.0 s, 500.0 kB a second");
        assertThat(out.toString()).contains(ERASE + "model: 2.0 MB in 2.0 s, 1.0 MB a second%n".formatted());
    }
}
