package io.spatialforge.app.library;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;

public class ForgeRun {
    public static void main(String... args) throws IOException, InterruptedException {
        RunConfig config = RunConfig.read(Path.of(args[0]));
        Path out = Path.of(args[1]);
        Run.forge(config, out); // what is there already and still fits is not made again
        FinishedRun.open(out).forEachPair(pair -> {
            if (pair.claim() instanceof Claim.Nearer nearer) {
                System.out.println(pair.image().id() + ": " + nearer.nearer() + " is nearer than " + nearer.farther()
                        + ", " + pair.evidence().measures());
            }
        });
    }
}
