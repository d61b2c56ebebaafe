package io.spatialforge.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spatialforge models}: which models there are, which of them are here, and how they get here. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "The models that see depth, things and people in photographs.",
        subcommands = {ModelsListCommand.class, ModelsPullCommand.class, ModelsVerifyCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge models list",
            "  spatialforge models pull                       the small default set",
            "  spatialforge models pull --set best --from /mnt/models",
            "  spatialforge models verify",
            "Kept in $SPATIALFORGE_MODELS, else in ~/.cache/spatialforge/models.",
            "SPATIALFORGE_OFFLINE=1 forbids the network; HF_ENDPOINT and HF_TOKEN are the model hub's."
        })
final class ModelsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Main.WRONG_USE;
    }
}
