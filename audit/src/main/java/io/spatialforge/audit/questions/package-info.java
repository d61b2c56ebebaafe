/** A run held against what people answered of its photographs in words, where no boxes say of what. */
@NullMarked
package io.spatialforge.audit.questions;

import org.jspecify.annotations.NullMarked;
