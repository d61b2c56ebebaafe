package io.spatialforge.viewer.report;

import org.apiguardian.api.API;

/**
 * How a report is made.
 *
 * @param perTask pairs of each task that are shown, 0 for none
 * @param seed another one shows other pairs
 * @param photographs whether pairs are shown on their photographs
 * @param workers threads, at least 1
 */
@API(status = API.Status.EXPERIMENTAL)
public record ReportOptions(int perTask, long seed, Photographs photographs, int workers) {

    /** Whether pairs are shown on their photographs. */
    public enum Photographs {
        SHOWN,
        /** Boxes stand on blank canvases; the report can be handed on where photographs can't. */
        LEFT_OUT
    }

    /**
     * @throws IllegalArgumentException if a number is too small
     */
    public ReportOptions {
        if (perTask < 0 || workers < 1) {
            throw new IllegalArgumentException("per task %d, workers %d".formatted(perTask, workers));
        }
    }

    public ReportOptions withWorkers(int newWorkers) {
        return new ReportOptions(perTask, seed, photographs, newWorkers);
    }

    /** Twelve pairs of each task on their photographs, with all processors. */
    public static ReportOptions ofDefaults() {
        return new ReportOptions(12, 1, Photographs.SHOWN, Runtime.getRuntime().availableProcessors());
    }
}
