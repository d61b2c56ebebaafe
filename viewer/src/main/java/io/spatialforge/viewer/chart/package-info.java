/**
 * Charts as the report and the viewer show them: records that know their numbers and where on 360 units of width each mark
 * stands. Templates in {@code jte/chart} write them as SVG; they compute nothing.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.viewer.chart;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
