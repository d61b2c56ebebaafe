/** What the licences of photographs allow, and whether a photograph may be copied. */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.export.licence;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
