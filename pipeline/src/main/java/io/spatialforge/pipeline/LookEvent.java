package io.spatialforge.pipeline;

import java.util.List;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Flight Recorder's view of one batch of photographs that models look at. */
@Name("io.spatialforge.LookBatch")
@Label("Look Batch")
@Category("SpatialForge")
@Description("Photographs that are read, decoded and shown to the models together")
@StackTrace(false)
final class LookEvent extends Event {

    @Label("Photographs")
    int photographs;

    @Label("Known")
    @Description("Photographs of which all was known from before")
    int known;

    @Label("Missing")
    @Description("Images whose photograph is not at hand")
    int missing;

    void tell(List<LookStage.Shown> shown) {
        end();
        if (shouldCommit()) {
            photographs = shown.size();
            for (LookStage.Shown each : shown) {
                switch (each.how()) {
                    case LookStage.KNOWN -> known++;
                    case LookStage.UNSEEN -> missing++;
                    default -> {}
                }
            }
            commit();
        }
    }
}
