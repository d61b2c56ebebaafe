package io.spatialforge.audit.questions;

import io.spatialforge.audit.LabelAliases;
import io.spatialforge.audit.questions.Question.Ask;
import io.spatialforge.audit.questions.Question.Order;
import io.spatialforge.audit.questions.QuestionReport.Compared;
import io.spatialforge.audit.questions.QuestionReport.Uncompared;
import io.spatialforge.audit.questions.QuestionReport.Verdict;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a run states of photographs against what people answered in words. Photographs are matched by the name of
 * their file. A name in words is taken for a region only if the photograph has exactly one region of the label it turns
 * on: "the man in a white hat" where one person is annotated. Photographs stream through. For one thread.
 */
public final class QuestionAudit {

    private final Map<String, List<Question>> byPhotograph = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Compared> compared = new ArrayList<>();
    private final List<Uncompared> uncompared = new ArrayList<>();
    private final LabelAliases aliases;

    public QuestionAudit(List<Question> questions, LabelAliases aliases) {
        this.aliases = aliases;
        for (Question question : questions) {
            byPhotograph
                    .computeIfAbsent(question.photograph(), p -> new ArrayList<>())
                    .add(question);
        }
    }

    /** Whether a question is about the photograph. */
    public boolean asksAbout(Image image) {
        return byPhotograph.containsKey(name(image));
    }

    /**
     * Why a rule stated nothing.
     *
     * @param reason its stable name
     * @param about a region, or what else it is about
     * @param other the second region; null where there is none
     */
    public record Abstained(
            Task task,
            String reason,
            String about,
            @Nullable String other) {}

    /** Compares all questions about a photograph with what is stated of it; a second scene of the same name is ignored. */
    public void photograph(Scene scene, List<Claim> stated, List<Abstained> abstained) {
        String name = name(scene.image());
        if (!seen.add(name)) {
            return;
        }
        Statements statements = new Statements();
        stated.forEach(statements::add);
        Told told = new Told(scene, statements, abstained);
        for (Question question : byPhotograph.getOrDefault(name, List.of())) {
            switch (question.ask()) {
                case Ask.Facing ask -> facing(question, ask, told);
                case Ask.Bearing ask -> bearing(question, ask, told);
                case Ask.Ordered ask -> ordered(question, ask, told);
                case Ask.Beyond ask -> uncompared.add(new Uncompared(question, QuestionGap.BEYOND, ask.why()));
            }
        }
    }

    /** What came of all questions so far; those of photographs that were not handed over are not compared. */
    public QuestionReport report() {
        List<Uncompared> all = new ArrayList<>(uncompared);
        byPhotograph.forEach((name, questions) -> {
            if (!seen.contains(name)) {
                for (Question question : questions) {
                    all.add(
                            question.ask() instanceof Ask.Beyond beyond
                                    ? new Uncompared(question, QuestionGap.BEYOND, beyond.why())
                                    : new Uncompared(question, QuestionGap.PHOTOGRAPH, ""));
                }
            }
        });
        return QuestionReport.of(compared, all);
    }

    private record Told(Scene scene, Statements statements, List<Abstained> abstained) {

        /** Why nothing is stated of one or two regions: of both, else of either, else of the photograph. */
        String why(Task task, String first, String second) {
            String ofOne = "";
            for (Abstained a : abstained) {
                if (a.task != task) {
                    continue;
                }
                String other = a.other == null ? a.about : a.other;
                if (a.about.equals(first) && other.equals(second) || a.about.equals(second) && other.equals(first)) {
                    return a.reason;
                }
                boolean ofEither = a.about.equals(first) || a.about.equals(second);
                boolean ofAll = a.about.equals("scene") && !first.equals(second);
                if (a.other == null && (ofEither || ofAll)) {
                    ofOne = a.reason;
                }
            }
            return ofOne.isEmpty() ? "not-looked-at" : ofOne;
        }
    }

    private void facing(Question question, Ask.Facing ask, Told told) {
        String who = region(question, ask.who(), told);
        if (who == null) {
            return;
        }
        View view = told.statements.facing(who);
        if (view == null) {
            abstain(question, told.why(Task.PERSPECTIVE, who, who));
            return;
        }
        double degrees = switch (view) {
            case AWAY -> 0;
            case RIGHT -> 90;
            case TOWARDS -> 180;
            case LEFT -> -90;
        };
        compared.add(new Compared(question, "facing " + view.id(), verdict(degrees, ask.degrees())));
    }

    private void bearing(Question question, Ask.Bearing ask, Told told) {
        String who = region(question, ask.who(), told);
        String what = who == null ? null : region(question, ask.what(), told);
        if (who == null || what == null) {
            return;
        }
        Direction direction = told.statements.bearing(who, what);
        if (direction == null) {
            abstain(question, told.why(Task.PERSPECTIVE, who, what));
            return;
        }
        double degrees = switch (direction) {
            case AHEAD -> 0;
            case RIGHT -> 90;
            case BEHIND -> 180;
            case LEFT -> -90;
        };
        compared.add(new Compared(question, direction.id(), verdict(degrees, ask.degrees())));
    }

    private static Verdict verdict(double told, double asked) {
        double off = Math.abs(Math.IEEEremainder(told - asked, 360));
        if (off < 1) {
            return Verdict.AGREES;
        }
        return off < 46 ? Verdict.HALF : Verdict.DISAGREES;
    }

    private void ordered(Question question, Ask.Ordered ask, Told told) {
        String first = region(question, ask.first(), told);
        String second = first == null ? null : region(question, ask.second(), told);
        if (first == null || second == null) {
            return;
        }
        Boolean stated = told.statements.ordered(ask.order(), first, second);
        if (stated == null) {
            abstain(question, told.why(ask.order() == Order.LEFT ? Task.LEFT_RIGHT : Task.NEAR_FAR, first, second));
            return;
        }
        String near = ask.order() == Order.LEFT ? "left" : "nearer";
        compared.add(new Compared(
                question,
                "%s is the %s one".formatted(stated ? ask.first() : ask.second(), near),
                stated == ask.holds() ? Verdict.AGREES : Verdict.DISAGREES));
    }

    private void abstain(Question question, String reason) {
        uncompared.add(new Uncompared(question, QuestionGap.ABSTAINED, reason));
    }

    /** The one region that the words name; null, with a note why, if they don't name one. */
    private @Nullable String region(Question question, String words, Told told) {
        for (String label : Names.labels(words, aliases)) {
            List<Region> found = new ArrayList<>();
            for (Region region : told.scene.regions()) {
                if (aliases.of(region.label()).equals(label)) {
                    found.add(region);
                }
            }
            if (found.size() == 1 && !isSeveral(found.getFirst())) {
                return found.getFirst().id();
            }
            if (!found.isEmpty()) {
                uncompared.add(new Uncompared(question, QuestionGap.SEVERAL_NAMED, words));
                return null;
            }
        }
        uncompared.add(new Uncompared(question, QuestionGap.NOTHING_NAMED, words));
        return null;
    }

    private static boolean isSeveral(Region region) {
        return region.flags().has(RegionFlag.CROWD) || region.flags().has(RegionFlag.GROUP);
    }

    private static String name(Image image) {
        String file = image.file();
        if (file == null) {
            String url = image.url();
            file = url == null ? image.id() : url.replaceAll("\\?.*", "");
        }
        return Lines.last(file);
    }
}
