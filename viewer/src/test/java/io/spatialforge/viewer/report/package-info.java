@NullMarked
package io.spatialforge.viewer.report;

import org.jspecify.annotations.NullMarked;
