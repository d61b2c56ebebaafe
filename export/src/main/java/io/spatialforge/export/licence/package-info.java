/** What the licences of photographs allow, and whether a photograph may be copied. */
@NullMarked
package io.spatialforge.export.licence;

import org.jspecify.annotations.NullMarked;
