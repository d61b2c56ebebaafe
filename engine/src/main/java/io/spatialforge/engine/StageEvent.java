package io.spatialforge.engine;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Flight Recorder's view of one stage. */
@Name("io.spatialforge.Stage")
@Label("Stage")
@Category("SpatialForge")
@Description("One stage of a run, from the look at what is finished to its last marker")
@StackTrace(false)
final class StageEvent extends Event {

    @Label("Stage")
    String stage = "";

    @Label("Shards")
    @Description("Of the whole stage")
    int shards;

    @Label("Shards Reused")
    @Description("Finished by an earlier run")
    int reused;

    @Label("Lines")
    @Description("Written to all shards, reused ones included")
    long lines;

    void tell(StageSummary summary) {
        end();
        if (shouldCommit()) {
            stage = summary.stage();
            shards = summary.markers().size();
            reused = summary.reused();
            for (Marker marker : summary.markers()) {
                lines += marker.lines();
            }
            commit();
        }
    }
}
