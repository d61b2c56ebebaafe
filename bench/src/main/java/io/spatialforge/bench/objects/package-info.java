/** How right regions, counts and absences are that come from detectors, on photographs whose every object is known. */
@NullMarked
package io.spatialforge.bench.objects;

import org.jspecify.annotations.NullMarked;
