@NullMarked
package io.spatialforge.viewer.chart;

import org.jspecify.annotations.NullMarked;
