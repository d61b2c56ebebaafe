package io.spatialforge.pipeline.ingest;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Flight Recorder's view of the reading of one corpus. */
@Name("io.spatialforge.Scan")
@Label("Scan")
@Category("SpatialForge")
@Description("The one pass over the files of a source, before ingest's first shard")
@StackTrace(false)
final class ScanEvent extends Event {

    @Label("Source")
    String source = "";

    @Label("Read")
    @DataAmount
    long bytes;

    @Label("Rows")
    @Description("Brought to their shards")
    long rows;
}
