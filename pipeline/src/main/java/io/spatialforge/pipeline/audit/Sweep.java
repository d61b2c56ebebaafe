package io.spatialforge.pipeline.audit;

import io.spatialforge.audit.Audit;
import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.Truth;
import io.spatialforge.core.Nearest;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A run's scenes forged again, in memory, at several values of one margin, and each outcome held against truth: what is
 * gained in precision by abstaining more. All else is as the run's configuration says, so at the run's own value come the
 * very pairs that its forge stage verified. What later stages leave out for balance is not left out here.
 */
public final class Sweep {

    private static final double[] LOOSER_OR_STRICTER = {0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4};
    private static final double[] TOWARDS_ONE = {0.25, 0.5, 0.75};
    private static final String RATIO = "_ratio";

    private final ForgeSettings settings;
    private final String margin;

    /** As many claims of a kind of a photograph as the run's forge stage hands on. */
    public static final int AS_THE_RUN = 0;

    /**
     * @param margin as configurations spell it
     * @param tasks those of the run that are looked at; none for all
     * @param perForm most claims of one kind that are taken of a photograph, or {@link #AS_THE_RUN}; with more the curve
     *     is smoother, and shows the margin without the choice among claims
     * @throws ConfigException if there is no such margin, or the run's configuration can't be read, or it has none of the
     *     tasks
     */
    public Sweep(FinishedRun run, String margin, Set<Task> tasks, int perForm) throws IOException {
        ForgeSettings made = run.forgeSettings();
        Set<Task> asked = EnumSet.copyOf(made.tasks());
        if (!tasks.isEmpty()) {
            asked.retainAll(tasks);
        }
        if (asked.isEmpty()) {
            throw new ConfigException("sweep: the run has none of the tasks "
                    + tasks.stream().map(Task::id).toList());
        }
        ForgeSettings those = made.withTasks(asked);
        this.settings = perForm == AS_THE_RUN ? those : those.withPerForm(perForm);
        this.margin = margin;
        if (!settings.margins().asMap().containsKey(margin)) {
            Set<String> known = settings.margins().asMap().keySet();
            String hint = Nearest.hint(margin, known);
            throw new ConfigException("there is no margin '" + margin + "'" + hint
                    + (hint.isEmpty() ? "; there are " : " There are ") + String.join(", ", known));
        }
    }

    /** The value that the run was made with. */
    public double own() {
        return value(settings.margins());
    }

    /** Values around the run's own: from none to four times of it, or of what a ratio has beyond 1. */
    public List<Double> values() {
        double own = own();
        Set<Double> values = new TreeSet<>();
        for (double factor : LOOSER_OR_STRICTER) {
            double value = margin.endsWith(RATIO) && own >= 1 ? 1 + (own - 1) * factor : own * factor;
            if (own > 1 || value <= 1 || margin.endsWith(RATIO)) {
                values.add(value);
            }
        }
        if (own > 0.5 && own < 1) {
            for (double part : TOWARDS_ONE) {
                values.add(own + (1 - own) * part);
            }
        }
        Set<Double> allowed = new TreeSet<>();
        for (double value : values) {
            try {
                allowed.add(value(with(Math.round(value * 1e5) / 1e5)));
            } catch (IllegalArgumentException e) {
                continue; // a count too small for anything to be asked
            }
        }
        return List.copyOf(allowed);
    }

    private Margins with(double value) {
        return settings.margins().with(Map.of(margin, value));
    }

    private double value(Margins margins) {
        Number value = margins.asMap().get(margin);
        if (value == null) {
            throw new IllegalStateException("the margin was looked for before");
        }
        return value.doubleValue();
    }

    /**
     * Forges and audits.
     *
     * @param values of the margin, in any order
     * @throws ConfigException if a value is none that the margin can have
     * @throws IOException if a file of the run can't be read
     */
    public SweepReport run(FinishedRun run, Truth truth, List<Double> values) throws IOException {
        return run(run, truth, values, ProgressListener.NONE);
    }

    /**
     * Forges and audits, as {@link #run(FinishedRun, Truth, List)}.
     *
     * @param progress hears of the images
     */
    public SweepReport run(FinishedRun run, Truth truth, List<Double> values, ProgressListener progress)
            throws IOException {
        Map<Double, PairForge> forges = new LinkedHashMap<>();
        Map<Double, Audit> audits = new LinkedHashMap<>();
        try {
            for (double value : new TreeSet<>(values)) {
                forges.put(value, settings.withMargins(with(value)).forge());
                audits.put(value, new Audit(truth));
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigException("sweep: " + e.getMessage());
        }
        run.forEachImage(image -> audits.values().forEach(audit -> audit.saw(image)));
        Counter forged = Counter.ofImages(run, "sweep", progress);
        run.forEachScene(scene -> {
            audits.forEach((value, audit) -> {
                PairForge forge = forges.get(value);
                if (forge != null) {
                    forge.forge(scene, PairForge.Outcome.ofKept(audit::judge));
                }
            });
            forged.one();
        });
        forged.all();
        List<SweepReport.Point> points = new ArrayList<>();
        audits.forEach((value, audit) -> {
            AuditReport report = audit.report();
            points.add(new SweepReport.Point(value, report));
        });
        return new SweepReport(margin, own(), points);
    }
}
