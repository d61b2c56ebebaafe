package io.spatialforge.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.engine.OpenStage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OpenStagesTests {

    private final OpenStages stages = new OpenStages();
    private final List<String> heard = new ArrayList<>();

    private OpenStage opened(String name) {
        heard.add("opens " + name);
        return OpenStage.of(
                (shard, context) -> {
                    throw new AssertionError("no shard is done here");
                },
                () -> heard.add("closes " + name));
    }

    @Test
    void aStageIsOpenedOnceForAllThreads() throws Exception {
        Callable<OpenStage> task = () -> {
            try (OpenStages.Use use = stages.take("look", () -> opened("look"))) {
                return use.stage();
            }
        };
        List<OpenStage> given = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<OpenStage> each : threads.invokeAll(List.of(task, task, task, task, task, task))) {
                given.add(each.get());
            }
        }

        assertThat(given).hasSize(6).allSatisfy(stage -> assertThat(stage).isSameAs(given.get(0)));
        assertThat(heard).containsExactly("opens look");
    }

    @Test
    void theStageBeforeIsClosedWhenTheNextIsTaken() throws Exception {
        stages.take("look", () -> opened("look")).close();
        stages.take("perceive", () -> opened("perceive")).close();

        assertThat(heard).containsExactly("opens look", "closes look", "opens perceive");
    }

    @Test
    void aStageThatAThreadStillUsesIsClosedWhenItIsGivenBack() throws Exception {
        OpenStages.Use late = stages.take("look", () -> opened("look"));
        stages.take("perceive", () -> opened("perceive")).close();
        assertThat(heard).containsExactly("opens look", "opens perceive");

        late.close();

        assertThat(heard).containsExactly("opens look", "opens perceive", "closes look");
    }

    @Test
    void aStageThatCouldNotBeOpenedIsTriedAgain() throws Exception {
        assertThatThrownBy(() -> stages.take("look", () -> {
                    throw new IOException("no route to the photographs");
                }))
                .hasMessage("no route to the photographs");

        stages.take("look", () -> opened("look")).close();
        stages.close();

        assertThat(heard).containsExactly("opens look", "closes look");
    }
}
