package io.spatialforge.pipeline;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Flight Recorder's view of a run, finished or not. */
@Name("io.spatialforge.Run")
@Label("Run")
@Category("SpatialForge")
@Description("A run, from the first look at its inputs to run.json")
@StackTrace(false)
final class RunEvent extends Event {

    @Label("Run Folder")
    String folder = "";

    @Label("Shards")
    int shards;

    @Label("Input")
    @Description("Annotation files, as they are stored")
    @DataAmount
    long input;

    @Label("Pairs Kept")
    @Description("-1 of a run that came to no end")
    long pairs = -1;
}
