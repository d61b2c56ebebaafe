/** Models as data: a manifest says what a model is and how it is fed, a few decoders read what it answers. */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.vision.model;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
