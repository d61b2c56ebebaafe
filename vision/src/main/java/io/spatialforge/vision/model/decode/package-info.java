/** What models answer, read: one file for each family of models that answer alike. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision.model.decode;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
