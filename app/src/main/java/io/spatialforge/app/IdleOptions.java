package io.spatialforge.app;

import io.spatialforge.export.DialectOptions;
import io.spatialforge.export.ExportOptions;
import io.spatialforge.export.Targets;
import io.spatialforge.export.target.Photographs;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options that would change nothing of a target: whoever gives one expects something else of it, and is told. Whether one
 * does is told by the target itself, by what it says that its rows depend on.
 */
final class IdleOptions {

    private IdleOptions() {}

    /**
     * @throws Main.UsageException naming the option, or saying why the options do not go together
     */
    static void refuse(String command, String target, ExportOptions given) {
        ExportOptions usual = ExportOptions.DEFAULTS;
        DialectOptions dialect = given.dialect();
        String words = given.words();
        Map<String, ExportOptions> without = new LinkedHashMap<>();
        without.put("--turns", given.withTurns(usual.turns()));
        without.put(
                "--max-pixels",
                given.telling(dialect.withMaxPixels(usual.dialect().maxPixels()), words));
        without.put("--regions", given.telling(dialect.with(usual.dialect().regions()), words));
        without.put(
                "--image-base",
                given.telling(dialect.withImageBase(usual.dialect().imageBase()), words));
        without.put("--dialect", given.telling(dialect, usual.words()));
        without.put("--split", given.withHeldOut(usual.heldOut()));
        without.put("--shard-size and --shard-samples", given.withTars(usual.tars()));
        String fingerprint;
        try {
            fingerprint = fingerprint(target, given);
        } catch (IllegalArgumentException e) {
            throw new Main.UsageException(command + ": " + e.getMessage());
        }
        without.forEach((option, options) -> {
            if (!options.equals(given) && fingerprint(target, options).equals(fingerprint)) {
                throw new Main.UsageException(
                        command + " " + option + ": changes nothing of " + target + "; leave it out");
            }
        });
    }

    private static String fingerprint(String target, ExportOptions options) {
        return Targets.named(target, options, Photographs.NONE).fingerprint();
    }
}
