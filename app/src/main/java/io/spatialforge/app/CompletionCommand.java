package io.spatialforge.app;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge completion}: what a shell needs to complete commands, options and their values. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script by which a shell completes commands, options and their values.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(spatialforge completion bash)                       in this shell; or in ~/.bashrc",
            "  spatialforge completion zsh > ~/.spatialforge-completion.zsh",
            "and in ~/.zshrc:",
            "  source ~/.spatialforge-completion.zsh"
        })
final class CompletionCommand implements Callable<Integer> {

    /** A shell that can be helped. */
    enum Shell {
        BASH,
        ZSH
    }

    private static final String POSITIONALS = "    local positionals=\"\"\n";

    /** Where nothing is known of what stands there, it may be a file: most runs and configurations are given so. */
    private static final String FILES = "    type compopt &>/dev/null && compopt -o default\n";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "bash|zsh", description = "The shell.")
    private Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        CommandLine whole = spec.root().commandLine();
        String script = AutoComplete.bash(spec.root().name(), whole).replace(POSITIONALS, POSITIONALS + FILES);
        Voice.of(spec)
                .result(
                        switch (shell) {
                            case BASH -> script;
                            // Loads what makes bash's completions work there, unless the user's own set-up did.
                            case ZSH ->
                                "(( $+functions[compdef] )) || { autoload -U +X compinit && compinit; }\n"
                                        + "autoload -U +X bashcompinit && bashcompinit\n" + script;
                        });
        return Main.DONE;
    }
}
