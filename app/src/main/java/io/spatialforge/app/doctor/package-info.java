/** Whether a machine and a configuration are ready, and what to do where they are not. */
@NullMarked
package io.spatialforge.app.doctor;

import org.jspecify.annotations.NullMarked;
