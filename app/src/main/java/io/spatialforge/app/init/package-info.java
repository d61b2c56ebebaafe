/** From what lies in a folder to a configuration that reads it. */
@NullMarked
package io.spatialforge.app.init;

import org.jspecify.annotations.NullMarked;
