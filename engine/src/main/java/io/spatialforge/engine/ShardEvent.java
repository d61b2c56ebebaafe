package io.spatialforge.engine;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Flight Recorder's view of one shard of one stage. */
@Name("io.spatialforge.Shard")
@Label("Shard")
@Category("SpatialForge")
@Description("One shard of one stage, from its first line read to its marker")
@StackTrace(false)
final class ShardEvent extends Event {

    @Label("Stage")
    String stage = "";

    @Label("Shard")
    int shard;

    @Label("Lines written")
    long lines;
}
