/** Where the files of models are kept, and how they get there: downloads that resume, are checked and never half there. */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.vision.model.store;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
