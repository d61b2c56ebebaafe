package io.spatialforge.app;

import io.spatialforge.core.Nearest;
import io.spatialforge.export.Targets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What runs are exported to, as commands ask for it and list it. */
final class TargetNames {

    private TargetNames() {}

    /**
     * @param option that names the target
     * @throws Main.UsageException if there is no target of that name; the message lists those there are
     */
    static void require(String option, String name) {
        if (!Targets.names().contains(name)) {
            String hint = Nearest.hint(name, Targets.names());
            throw new Main.UsageException(option + ": there is no '" + name + "'" + hint
                    + (hint.isEmpty() ? "; there is " : " There is ") + String.join(", ", Targets.names()));
        }
    }

    /** Lists the targets in a command's help, before its examples. */
    static void list(CommandSpec command) {
        List<String> footer = new ArrayList<>(List.of("Targets:"));
        int widest = Targets.names().stream().mapToInt(String::length).max().orElse(0);
        for (String name : Targets.names()) {
            String about = Targets.named(name).about().replace("%", "%%");
            footer.add(("  %-" + widest + "s  %s").formatted(name, about).stripTrailing());
        }
        footer.add("");
        footer.addAll(List.of(command.usageMessage().footer()));
        command.usageMessage().footer(footer.toArray(String[]::new));
    }
}
