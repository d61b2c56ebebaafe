package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.OpenStage;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardTask;
import io.spatialforge.engine.StageRecipe;
import io.spatialforge.engine.StageWork;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.select.Room;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Opens stages by name, in whichever process does their shards: all that a stage needs comes from the configuration and
 * from files of the run folder that the recipe names.
 */
@API(status = API.Status.INTERNAL)
public final class Stages {

    private Stages() {}

    /**
     * @param folder of the run, on this machine
     * @param workers threads that will do shards, at least 1
     * @throws IOException if a model, a store or a decision can't be read
     * @throws IllegalArgumentException if no stage of that name can be opened so
     */
    public static OpenStage open(StageRecipe recipe, RunConfig config, RunFolder folder, int workers)
            throws IOException {
        return opened(recipe, config, config, StageFiles.of(config), folder, workers);
    }

    /**
     * The same on a machine that the run was not started on, with files that may have been brought there.
     *
     * @throws ConfigException if photographs or depth maps that the stage looks at can't be seen from here
     */
    public static OpenStage open(StageRecipe recipe, RunConfig config, StageFiles files, RunFolder folder, int workers)
            throws IOException {
        RunInputs.requirePhotographs(config);
        return opened(recipe, config, files.in(config), files, folder, workers);
    }

    /**
     * @param written the configuration with the files that it names
     * @param config with files of this machine
     */
    private static OpenStage opened(
            StageRecipe recipe, RunConfig written, RunConfig config, StageFiles files, RunFolder folder, int workers)
            throws IOException {
        if (recipe.stage().equals(SampleStage.NAME)) {
            double part = Double.parseDouble(given(recipe, SampleStage.PART));
            return OpenStage.of(new SampleStage(ForgeSettings.of(config).forge(), config.seed(), part)::run);
        }
        Optional<ShardTask> selecting = SelectionStages.open(recipe, config, folder);
        if (selecting.isPresent()) {
            return OpenStage.of(selecting.get());
        }
        return switch (Stage.ofId(recipe.stage())) {
            case CURATE -> {
                CurateStage stage = new CurateStage(written, config, folder, workers);
                yield OpenStage.of(stage::run, stage);
            }
            case LOOK -> {
                LookStage stage = Eyes.of(config, files).open(workers);
                yield OpenStage.of(stage::run, stage);
            }
            case PERCEIVE -> OpenStage.of(new PerceiveStage(config, Eyes.of(config, files))::run);
            case FORGE -> {
                ForgeSettings settings = ForgeSettings.of(config).withRoom(Room.parse(given(recipe, ForgeStage.ROOM)));
                yield OpenStage.of(new ForgeStage(settings.forge(), config.dropSample())::run);
            }
            case INGEST, PRESELECT, JUDGE, SELECT, EXPORT ->
                throw new IllegalArgumentException(recipe.stage() + " is opened where the run is led");
        };
    }

    static String given(StageRecipe recipe, String name) {
        String value = recipe.given().get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing tells the " + name + " of " + recipe.stage());
        }
        return value;
    }

    /** The work of a stage that needs decisions, which are taken only if a shard of it has to be done. */
    static StageWork work(String stage, Decision decision, RunConfig config, RunFolder folder, int workers) {
        return new Decided(stage, decision, config, folder, workers);
    }

    /** Takes decisions of all shards, and says where they are written. */
    @FunctionalInterface
    interface Decision {
        SortedMap<String, String> given() throws IOException, InterruptedException;
    }

    private static final class Decided implements StageWork {

        private final String stage;
        private final Decision decision;
        private final RunConfig config;
        private final RunFolder folder;
        private final int workers;
        private @Nullable StageRecipe recipe;

        Decided(String stage, Decision decision, RunConfig config, RunFolder folder, int workers) {
            this.stage = stage;
            this.decision = decision;
            this.config = config;
            this.folder = folder;
            this.workers = workers;
        }

        @Override
        public void prepare(List<Integer> missing) throws IOException, InterruptedException {
            recipe = StageRecipe.of(stage, decision.given());
        }

        @Override
        public Optional<StageRecipe> recipe() {
            return Optional.ofNullable(recipe);
        }

        @Override
        public OpenStage open() throws IOException {
            return Stages.open(recipe().orElseThrow(), config, folder, workers);
        }
    }

    /** The work of a stage that the recipe and the configuration tell all of. */
    static StageWork work(StageRecipe recipe, RunConfig config, RunFolder folder, int workers) {
        return new Work(recipe, config, folder, workers, missing -> {});
    }

    /** The work of a stage that the configuration tells all of. */
    static StageWork work(Stage stage, RunConfig config, RunFolder folder, int workers) {
        return new Work(StageRecipe.of(stage.id()), config, folder, workers, missing -> {});
    }

    /** The work of a stage that the configuration tells all of, after something that has to be done first. */
    static StageWork work(Stage stage, RunConfig config, RunFolder folder, int workers, Before before) {
        return new Work(StageRecipe.of(stage.id()), config, folder, workers, before);
    }

    /** What is done before the files of shards that are done anew are taken away. */
    @FunctionalInterface
    interface Before {
        void prepare(List<Integer> missing) throws IOException;
    }

    private record Work(StageRecipe made, RunConfig config, RunFolder folder, int workers, Before before)
            implements StageWork {

        @Override
        public OpenStage open() throws IOException {
            return Stages.open(made, config, folder, workers);
        }

        @Override
        public void prepare(List<Integer> missing) throws IOException {
            before.prepare(missing);
        }

        @Override
        public Optional<StageRecipe> recipe() {
            return Optional.of(made);
        }
    }
}
