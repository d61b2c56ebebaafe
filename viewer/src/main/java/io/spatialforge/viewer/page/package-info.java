/** What the report and the viewer show alike: a pair on its photograph, words, charts. */
@NullMarked
package io.spatialforge.viewer.page;

import org.jspecify.annotations.NullMarked;
