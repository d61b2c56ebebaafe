package io.spatialforge.vision.copies;

/** Numbers that belong together; four bytes a number. For one thread. */
public final class UnionFind {

    private final int[] parent;

    /**
     * @param size numbers from 0 to this, each by itself
     */
    public UnionFind(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    /** The least number that belongs together with this one. */
    public int find(int number) {
        int root = number;
        while (parent[root] != root) {
            root = parent[root];
        }
        for (int i = number; parent[i] != root; ) {
            int next = parent[i];
            parent[i] = root;
            i = next;
        }
        return root;
    }

    /** Says that two belong together; the order in which it is said does not matter. */
    public void join(int a, int b) {
        int rootA = find(a);
        int rootB = find(b);
        parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }
}
