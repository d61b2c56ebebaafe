@NullMarked
package io.spatialforge.records;

import org.jspecify.annotations.NullMarked;
