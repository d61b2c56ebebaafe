@NullMarked
package io.spatialforge.audit.questions;

import org.jspecify.annotations.NullMarked;
