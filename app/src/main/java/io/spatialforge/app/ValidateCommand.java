package io.spatialforge.app;

import io.spatialforge.export.Targets;
import io.spatialforge.export.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge validate}: checks files as their trainer would read them. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks training files of any size; names file, line and field of each fault, up to a hundred.")
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "PATH", description = "A file, or a folder of *.jsonl files.")
    private Path path = Path.of("");

    @Option(names = "--as", required = true, paramLabel = "DIALECT", description = "The trainer: qwen3-vl.")
    private String dialect = "";

    @Override
    public Integer call() throws Exception {
        if (!Targets.names().contains(dialect)) {
            throw new Main.UsageException(
                    "validate: there is no dialect '" + dialect + "'; there is " + String.join(", ", Targets.names()));
        }
        if (!Files.exists(path)) {
            throw new Main.UsageException("validate: there is no file or folder " + path);
        }
        Validation validation = Targets.named(dialect).validate(path);
        var print = spec.commandLine().getOut();
        validation.faults().forEach(print::println);
        if (validation.stopped()) {
            print.printf("stopped after %d faults%n", validation.faults().size());
        }
        print.printf(
                "%,d records, %s%n",
                validation.records(),
                validation.isValid() ? "no faults" : validation.faults().size() + " faults");
        print.flush();
        return validation.isValid() ? Main.DONE : Main.NOT_ACCEPTABLE;
    }
}
