/** WebDataset: tars in which each image is a sample of adjacent members. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.export.webdataset;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
