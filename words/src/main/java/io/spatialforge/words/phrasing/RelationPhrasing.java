package io.spatialforge.words.phrasing;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import java.util.ArrayList;
import java.util.List;

/** Questions that compare regions: by their distance from the camera, or from left to right as the camera sees them. */
final class RelationPhrasing {

    static final List<String> SIDES = List.of("left", "right");

    private final Phrasing phrasing;

    RelationPhrasing(Phrasing phrasing) {
        this.phrasing = phrasing;
    }

    Phrased nearer(Claim.Nearer claim) {
        String form = phrasing.form("pair", "pair-yes-no", "pair-choice");
        return switch (form) {
            case "pair" -> which(Task.NEAR_FAR, form, claim.nearer(), claim.farther());
            case "pair-yes-no" -> yesOrNo(Task.NEAR_FAR, form, claim.nearer(), claim.farther());
            default -> choice(Task.NEAR_FAR, form, claim.nearer(), claim.farther());
        };
    }

    Phrased leftOf(Claim.LeftOf claim) {
        String form = phrasing.form("side", "which", "yes-no", "choice");
        return switch (form) {
            case "side" -> side(claim);
            case "which" -> which(Task.LEFT_RIGHT, form, claim.left(), claim.right());
            case "yes-no" -> yesOrNo(Task.LEFT_RIGHT, form, claim.left(), claim.right());
            default -> choice(Task.LEFT_RIGHT, form, claim.left(), claim.right());
        };
    }

    private Phrased side(Claim.LeftOf claim) {
        boolean leftFirst = phrasing.toss("mention order");
        fillPair(claim.left(), claim.right(), leftFirst);
        return phrasing.ask(Task.LEFT_RIGHT, "side").answered(SIDES.get(leftFirst ? 0 : 1), AnswerKind.TEXT);
    }

    /**
     * @param first the region that is the answer if the first side is asked about: the nearer, the one on the left
     */
    private Phrased which(Task task, String form, String first, String second) {
        boolean firstFirst = phrasing.toss("mention order");
        boolean asksSecond = phrasing.toss("side");
        phrasing.draft().askSecondSide(asksSecond);
        String[] texts = fillPair(first, second, firstFirst);
        return phrasing.ask(task, form).answered(texts[firstFirst == asksSecond ? 1 : 0], AnswerKind.TEXT);
    }

    private Phrased yesOrNo(Task task, String form, String first, String second) {
        boolean firstFirst = phrasing.toss("mention order");
        boolean asksSecond = phrasing.toss("side");
        phrasing.draft().askSecondSide(asksSecond);
        fillPair(first, second, firstFirst);
        return phrasing.ask(task, form).answeredYes(firstFirst != asksSecond);
    }

    private Phrased choice(Task task, String form, String first, String second) {
        boolean asksSecond = phrasing.toss("side");
        phrasing.draft().askSecondSide(asksSecond);
        return chosen(task, form, List.of(first, second), asksSecond ? 1 : 0);
    }

    /** What the two were called, in the order in which they are mentioned. */
    private String[] fillPair(String first, String second, boolean firstFirst) {
        return new String[] {
            phrasing.fill(Slot.A, firstFirst ? first : second), phrasing.fill(Slot.B, firstFirst ? second : first)
        };
    }

    Phrased extreme(Claim.ExtremeDepth claim) {
        String form = phrasing.form("extreme", "extreme-choice");
        phrasing.draft().askSecondSide(claim.which() == DepthEnd.FARTHEST);
        int answer = claim.among().indexOf(claim.region());
        if (answer < 0) {
            throw new IllegalArgumentException(claim.region() + " is not among " + claim.among());
        }
        if (form.equals("extreme-choice")) {
            return chosen(Task.NEAR_FAR, form, claim.among(), answer);
        }
        List<String> texts = texts(claim.among());
        fillList(texts);
        return phrasing.ask(Task.NEAR_FAR, form).answered(texts.get(answer), AnswerKind.TEXT);
    }

    /**
     * @param order nearest first, or leftmost first
     */
    Phrased order(Task task, List<String> order) {
        boolean asksSecond = phrasing.toss("side");
        phrasing.draft().askSecondSide(asksSecond);
        List<String> texts = texts(order);
        fillList(texts);
        return phrasing.ask(task, "order")
                .answered(String.join(", ", asksSecond ? texts.reversed() : texts), AnswerKind.TEXT);
    }

    private Phrased chosen(Task task, String form, List<String> regions, int answer) {
        int[] places = phrasing.shuffled(regions.size());
        List<String> texts = texts(regions);
        List<String> options = new ArrayList<>(places.length);
        int letter = 0;
        for (int i = 0; i < places.length; i++) {
            options.add(texts.get(places[i]));
            if (places[i] == answer) {
                letter = i;
            }
        }
        phrasing.offer(options);
        return phrasing.ask(task, form).answeredByLetter(options, letter);
    }

    private List<String> texts(List<String> regions) {
        List<String> texts = new ArrayList<>(regions.size());
        for (String region : regions) {
            texts.add(phrasing.words().of(phrasing.mention(region)));
        }
        return texts;
    }

    private void fillList(List<String> texts) {
        int[] places = phrasing.shuffled(texts.size());
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < places.length - 1; i++) {
            if (i > 0) {
                list.append(", ");
            }
            list.append(texts.get(places[i]));
        }
        String last = texts.get(places[places.length - 1]);
        phrasing.draft().fill(Slot.AND, list + " and " + last).fill(Slot.OR, list + " or " + last);
    }
}
