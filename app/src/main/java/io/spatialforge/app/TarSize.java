package io.spatialforge.app;

import io.spatialforge.export.webdataset.ShardLimits;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How large tars become. */
final class TarSize {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})(KB|MB|GB)");
    private static final Map<String, Long> UNITS = Map.of("KB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L);

    @Option(
            names = "--shard-size",
            paramLabel = "SIZE",
            defaultValue = "1GB",
            description = "For tars: the most that one holds, as 500MB or 2GB (default: ${DEFAULT-VALUE}).")
    private String size = "";

    @Option(
            names = "--shard-samples",
            paramLabel = "N",
            defaultValue = "10000",
            description = "For tars: the most images that one holds (default: ${DEFAULT-VALUE}).")
    private int samples;

    ShardLimits limits() {
        Matcher matcher = SIZE.matcher(size.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new Main.UsageException("export --shard-size: expected a size as 500MB or 2GB, got '" + size + "'");
        }
        try {
            return new ShardLimits(
                    Math.multiplyExact(Long.parseLong(matcher.group(1)), UNITS.getOrDefault(matcher.group(2), 1L)),
                    samples);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new Main.UsageException(
                    "export --shard-size, --shard-samples: expected at least 100KB and one image, got " + size + " and "
                            + samples);
        }
    }
}
