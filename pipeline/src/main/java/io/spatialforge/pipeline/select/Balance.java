package io.spatialforge.pipeline.select;

import org.apiguardian.api.API;

/**
 * How even answers are made.
 *
 * @param tolerance by how much the share of an answer may exceed even shares, above 0; 1 leaves answers as they are
 * @param mostOfNumbers the largest share of one number among the answers of a kind of question, and of a label, 0 to 1
 */
@API(status = API.Status.EXPERIMENTAL)
public record Balance(double tolerance, double mostOfNumbers) {

    /** Whether answers are left as they are. */
    boolean isOff() {
        return tolerance >= 1;
    }

    /** What is aimed at, so that what chance adds stays within the tolerance. */
    private double aim() {
        return isOff() ? 1 : tolerance / 4;
    }

    LabelBalance ofLabels(Tally tally, long seed) {
        return isOff() ? LabelBalance.off(seed) : new LabelBalance(tally, seed, aim(), mostOfNumbers);
    }

    Quotas quotas(Tally tally, TemplateBalance templates, Mix mix) {
        return new Quotas(tally, templates, aim(), isOff() ? 1 : mostOfNumbers, mix);
    }

    /** Templates tell nothing of the answer, and are left uneven as far as the tolerance lets them be. */
    TemplateBalance ofTemplates(Tally tally, long seed) {
        return new TemplateBalance(tally, seed, tolerance);
    }
}
