/** What people look at: stories of pairs, pictures, the report and the viewer. */
@NullMarked
package io.spatialforge.viewer;

import org.jspecify.annotations.NullMarked;
