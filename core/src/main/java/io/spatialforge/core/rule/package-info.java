@NullMarked
package io.spatialforge.core.rule;

import org.jspecify.annotations.NullMarked;
