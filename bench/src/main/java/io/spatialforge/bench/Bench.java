package io.spatialforge.bench;

import io.spatialforge.bench.habits.HabitsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Measurements that take too long, or vary too much, to be tests. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures against floors taken in the same run.",
        subcommands = {
            GenerateScaleCommand.class,
            ScaleBench.class,
            HabitsCommand.class,
            ScanBench.class,
            OpenImagesBench.class,
            PixmoBench.class,
            ForgeBench.class,
            StoreBench.class,
            TarBench.class,
            DamageBench.class,
            SightBench.class,
            CopiesBench.class,
            CuesBench.class,
            DepthBench.class,
            ObjectsBench.class,
            FacingBench.class,
            ExportBench.class,
            JudgeBench.class,
            KillsBench.class,
            FaultsBench.class,
            AdversarialBench.class,
            ViewBench.class,
            JmhCommand.class,
            RatiosCommand.class,
            MeasureCommand.class
        })
public final class Bench {

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
