package io.spatialforge.viewer.explain;

import java.util.Map;

/** What each rule demands, in one sentence. */
final class RuleWords {

    private static final Map<String, String> DEMANDS = Map.of(
            "grounding",
            "It asks for all things of a label only where every one of them is annotated, sound and told from things of"
                    + " related labels, for a single thing only where an expression picks it and no other, and for none only"
                    + " where the label is known to be absent.",
            "referring",
            "It describes a region only by an expression that picks it and no other, made of what is known of every thing"
                    + " of its label, or in the words of the people who annotated it.",
            "counting",
            "It counts a label only where every instance is annotated and sound, and a part of them only where it is known of"
                    + " each one whether it belongs to that part.",
            "near-far",
            "It calls a thing nearer only where the two don't seem to touch, their own extents in depth are separate, the"
                    + " distances differ by a margin along the axis and along the ray, and no cue of the boxes says the"
                    + " contrary; without depth, two cues that look at different things must agree.",
            "left-right",
            "It puts a thing to the left of another only where their middles lie apart by a margin, side by side they share"
                    + " little, and both can be named without saying where they are.",
            "bearing",
            "It says where a thing is as a person sees it only where it is sure which way the person faces, the thing doesn't"
                    + " touch them, and the direction stays clear of the next one whatever the camera and wherever in their"
                    + " depth the two stand.",
            "facing",
            "It says which way a person faces only where the person is whole in the image, apart from other people, and the"
                    + " points of their body tell it with confidence.",
            "described",
            "The words are a model's, and they are kept only where a judge that is shown the photograph and all regions of"
                    + " the kind picks the same region by them, often enough and in any order.");

    private RuleWords() {}

    /** "near-far, version 3". */
    static String name(String rule) {
        int at = rule.indexOf('@');
        return at < 0 ? rule : rule.substring(0, at) + ", version " + rule.substring(at + 1);
    }

    /** What a rule of that name and version demands; empty of one that is not known. */
    static String demands(String rule) {
        int at = rule.indexOf('@');
        return DEMANDS.getOrDefault(at < 0 ? rule : rule.substring(0, at), "");
    }
}
