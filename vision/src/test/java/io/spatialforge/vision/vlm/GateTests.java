package io.spatialforge.vision.vlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GateTests {

    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path answers;

    @Test
    void soManyRequestsAreUnderWayAtOnceAndNoMore() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> {
            LockSupport.parkNanos(10_000_000);
            return Questions.YES;
        })) {
            ask(Questions.options(server).withLimits(new RateLimits(3, RateLimits.NONE, RateLimits.NONE)), 40);
            assertThat(server.mostAtOnce()).isBetween(2, 3);
        }
    }

    @Test
    void requestsComeNoFasterThanTheirRate() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            long start = System.nanoTime();
            ask(Questions.options(server).withLimits(new RateLimits(8, 6_000, RateLimits.NONE)), 20);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
        }
    }

    @Test
    void tokensComeNoFasterThanTheirRate() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            EndpointOptions options = Questions.options(server)
                    .withSampling(new Sampling(0, 100, 1))
                    .withLimits(new RateLimits(8, RateLimits.NONE, 60_000));
            long start = System.nanoTime();
            ask(options, 5); // of 110 tokens each, a millisecond a token; the last one waits for the other four
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(435));
        }
    }

    @Test
    void aPaceLetsUnitsFlowEvenlyAndSavesNothingUp() {
        Gate.Pace pace = new Gate.Pace(60);
        assertThat(pace.take(1, 5 * SECOND)).isZero();
        assertThat(pace.take(2, 5 * SECOND)).isEqualTo(SECOND);
        assertThat(pace.take(1, 5 * SECOND)).isEqualTo(3 * SECOND);
        assertThat(pace.take(1, 100 * SECOND)).isZero();
        assertThat(pace.take(1, 100 * SECOND)).isEqualTo(SECOND);
    }

    @Test
    void unitsThatWereNotNeededAreGivenBack() {
        Gate.Pace pace = new Gate.Pace(60);
        pace.take(10, 0);
        pace.take(-8, 0);
        assertThat(pace.take(1, 0)).isEqualTo(2 * SECOND);
    }

    @Test
    void withoutALimitNobodyWaits() {
        Gate.Pace pace = new Gate.Pace(RateLimits.NONE);
        pace.take(1_000_000_000, 0);
        assertThat(pace.take(1, 0)).isZero();
    }

    private void ask(EndpointOptions options, int questions) throws Exception {
        try (ChatModel model = ChatModels.open(options, answers, Map.of());
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<ChatReply>> work = new ArrayList<>();
            for (int i = 0; i < questions; i++) {
                ChatRequest request = Questions.question("q" + i);
                work.add(() -> model.ask(request));
            }
            for (Future<ChatReply> reply : threads.invokeAll(work)) {
                assertThat(reply.get()).isInstanceOf(ChatReply.Answered.class);
            }
        }
    }
}
