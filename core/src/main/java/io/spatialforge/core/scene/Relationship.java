package io.spatialforge.core.scene;

/**
 * What an annotator said of two regions: {@code woman holds guitar}. Only what was stated stands in a scene; that two
 * regions have no relationship is not known.
 *
 * @param subject id of the region that the predicate is said of
 * @param predicate in normal form: {@code holds}, {@code on}, {@code inside of}
 * @param object id of the other region
 */
public record Relationship(String subject, String predicate, String object) implements Comparable<Relationship> {

    /** By subject, predicate, object; numbers of regions by their value. */
    @Override
    public int compareTo(Relationship other) {
        int c = byNumber(subject, other.subject);
        c = c != 0 ? c : predicate.compareTo(other.predicate);
        return c != 0 ? c : byNumber(object, other.object);
    }

    private static int byNumber(String a, String b) {
        int c = Integer.compare(a.length(), b.length());
        return c != 0 ? c : a.compareTo(b);
    }
}
