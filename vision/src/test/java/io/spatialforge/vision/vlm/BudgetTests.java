package io.spatialforge.vision.vlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BudgetTests {

    private static final long MUCH = 1_000_000_000;

    @TempDir
    Path answers;

    @Test
    void sixteenThreadsSpendNotOneRequestMoreThanTheBudget() throws Exception {
        try (StandInEndpoint server =
                StandInEndpoint.behaving(StandInEndpoint.after(20, StandInEndpoint.says(Questions.YES)))) {
            EndpointOptions options =
                    Questions.options(server).withLimits(new RateLimits(16, RateLimits.NONE, RateLimits.NONE));
            assertThat(asked(options.withBudget(new Budget(37, MUCH)), 100)).isEqualTo(37);
            assertThat(server.requests()).isEqualTo(37);
            assertThat(asked(options.withBudget(new Budget(37, MUCH)), 100)).isEqualTo(37); // known ones, nothing new
            assertThat(server.requests()).isEqualTo(37);
            assertThat(asked(options.withBudget(new Budget(60, MUCH)), 100)).isEqualTo(60);
            assertThat(server.requests()).isEqualTo(60);
            assertThat(asked(options, 100)).isEqualTo(100);
            assertThat(server.requests()).isEqualTo(100);
        }
    }

    @Test
    void requestsThatTheServerRefusedAreFree() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            for (int i = 0; i < 10; i++) {
                server.then(StandInEndpoint.fails(429, "slow down"), StandInEndpoint.says(Questions.YES));
            }
            assertThat(asked(Questions.options(server).withBudget(new Budget(37, MUCH)), 100))
                    .isEqualTo(37);
            assertThat(server.requests()).isEqualTo(47);
        }
    }

    @Test
    void requestsThatMayHaveBeenWorkedOnAreNot() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.behaving(StandInEndpoint.hangsUp())) {
            EndpointOptions options = Questions.options(server).withBudget(new Budget(6, MUCH));
            try (ChatModel model = ChatModels.open(options, answers, Map.of())) {
                assertThat(model.ask(Questions.question("a"))).isInstanceOf(ChatReply.Failed.class);
            }
            try (ChatModel model = ChatModels.open(options, answers, Map.of())) { // the count goes on
                assertThat(model.ask(Questions.question("a")))
                        .isEqualTo(new ChatReply.NotAsked("the budget of 6 requests is used up; with a larger"
                                + " budget.requests the same command goes on"));
                assertThat(model.stopped()).contains("budget of 6 requests");
            }
            assertThat(server.requests()).isEqualTo(6);
        }
    }

    @Test
    void tokensAreCountedAsTheEndpointCountsThem() throws Exception {
        try (StandInEndpoint server =
                StandInEndpoint.behaving(StandInEndpoint.after(2, StandInEndpoint.says(Questions.YES)))) {
            EndpointOptions options = Questions.options(server)
                    .withSampling(new Sampling(0, 100, 1))
                    .withLimits(new RateLimits(16, RateLimits.NONE, RateLimits.NONE));
            int most = 5_000 / 110; // what each takes
            int answered = asked(options.withBudget(new Budget(MUCH, 5_000)), 100);
            assertThat(answered).isBetween(most - 1, most); // a remainder is kept that may be too little for one more
            assertThat(server.requests()).isEqualTo(answered);
        }
    }

    @Test
    void aBudgetOfNothingAsksNothing() throws Exception {
        try (StandInEndpoint server = StandInEndpoint.saying(asked -> Questions.YES)) {
            assertThat(asked(Questions.options(server).withBudget(new Budget(0, MUCH)), 3))
                    .isZero();
            assertThat(asked(Questions.options(server).withBudget(new Budget(MUCH, 0)), 3))
                    .isZero();
            assertThat(server.requests()).isZero();
        }
    }

    /** Asks so many questions with 16 threads; how many were answered. */
    private int asked(EndpointOptions options, int questions) throws Exception {
        List<Callable<ChatReply>> work = new ArrayList<>();
        try (ChatModel model = ChatModels.open(options, answers, Map.of());
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, questions).forEach(i -> work.add(() -> model.ask(Questions.question("q" + i))));
            int answered = 0;
            for (Future<ChatReply> reply : threads.invokeAll(work)) {
                answered += reply.get() instanceof ChatReply.Answered ? 1 : 0;
                assertThat(reply.get()).isNotInstanceOf(ChatReply.Failed.class);
            }
            return answered;
        }
    }
}
