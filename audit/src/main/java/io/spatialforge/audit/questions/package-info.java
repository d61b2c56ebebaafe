/** A run held against what people answered of its photographs in words, where no boxes say of what. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.audit.questions;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
