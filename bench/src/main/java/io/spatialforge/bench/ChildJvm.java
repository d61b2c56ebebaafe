package io.spatialforge.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java machines with the class path of this one. */
final class ChildJvm {

    private ChildJvm() {}

    /**
     * The command of one.
     *
     * @param options of the machine, beside those that this one was given about access
     */
    static List<String> command(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("--enable-native-access") || option.startsWith("--sun-misc-unsafe")) {
                command.add(option);
            }
        }
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }

    /**
     * Runs a command; what it prints is not shown, its errors are.
     *
     * @throws IOException if it ends with another code than 0
     */
    static void run(List<String> command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(
                    "'" + String.join(" ", command) + "' ended with exit code " + code + "; its messages are above");
        }
    }
}
