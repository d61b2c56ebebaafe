package io.spatialforge.sources.pixmo;

import io.spatialforge.sources.Decision;
import io.spatialforge.sources.SourceException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that was scanned.
 *
 * @param unit what the numbers of its points are
 * @param decision how that was decided; null of files without points
 */
record PixmoFile(Path file, PointsUnit unit, @Nullable Decision decision) {

    /** Up to this share of rows with a number over 100, a file's points are percent, and those rows are faulty. */
    private static final double STRAYS = 0.05;

    /**
     * From this share on they are pixels: nearly every row of such a file has a number over 100, because only points in
     * the outermost corner of a photograph have none.
     */
    private static final double MOST = 0.5;

    private static final double HUNDRED = 100;

    /** Counts what decides the unit of a file's points. */
    static final class Tally {

        private long rows;
        private long over;
        private long points;
        private double largest;
        private boolean rowIsOver;

        void point(double x, double y) {
            points++;
            double more = Math.max(x, y);
            rowIsOver |= more > HUNDRED;
            if (more > largest) {
                largest = more;
            }
        }

        /** Ends a row that has points. */
        void endRow() {
            rows++;
            over += rowIsOver ? 1 : 0;
            rowIsOver = false;
        }

        /**
         * Decides by the numbers.
         *
         * @param stated what the user says; null to decide
         * @throws SourceException if the numbers say both
         */
        PixmoFile decide(Path file, PixmoRole role, @Nullable PointsUnit stated) {
            PointsUnit unit = switch (role) {
                case POINTS -> stated != null ? stated : unit(file);
                case COUNT -> PointsUnit.PIXELS;
                case EXPLANATIONS, CAPTIONS -> PointsUnit.PERCENT;
            };
            if (role == PixmoRole.EXPLANATIONS && over > STRAYS * rows) {
                throw contradiction(file, "percent", "check that the file is one of pixmo-point-explanations");
            }
            if (role == PixmoRole.CAPTIONS) {
                return new PixmoFile(file, unit, null);
            }
            String by =
                    role != PixmoRole.POINTS ? " (always of " + role.id() + ")" : stated != null ? " (as stated)" : "";
            return new PixmoFile(
                    file,
                    unit,
                    Decision.of(
                            file,
                            "points are",
                            unit.id() + by,
                            Map.of(
                                    "points", points,
                                    "rows with points", rows,
                                    "rows with a number over 100", over,
                                    "largest number", Math.round(largest))));
        }

        private PointsUnit unit(Path file) {
            if (over <= STRAYS * rows) {
                return PointsUnit.PERCENT;
            }
            if (over >= MOST * rows) {
                return PointsUnit.PIXELS;
            }
            throw contradiction(
                    file, "percent or pixels", "say which with points_unit: percent or pixels, or mend the file");
        }

        private SourceException contradiction(Path file, String expected, String remedy) {
            return new SourceException(
                    file,
                    "column 'points'",
                    "points in " + expected + " throughout",
                    "numbers over 100 in %,d of %,d rows with points, the largest %.1f".formatted(over, rows, largest),
                    remedy);
        }
    }
}
