/** WebDataset: tars in which each image is a sample of adjacent members. */
@NullMarked
package io.spatialforge.export.webdataset;

import org.jspecify.annotations.NullMarked;
