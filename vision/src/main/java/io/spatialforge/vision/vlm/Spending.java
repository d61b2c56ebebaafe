package io.spatialforge.vision.vlm;

/**
 * Keeps to a budget, to the request. What a request may cost is held back before it is sent; where it depends on requests
 * under way whether there is enough, they are waited for.
 */
final class Spending {

    private final Budget budget;
    private long requests;
    private long tokens;
    private long heldRequests;
    private long heldTokens;

    /**
     * @param requests spent before
     * @param tokens spent before
     */
    Spending(Budget budget, long requests, long tokens) {
        this.budget = budget;
        this.requests = requests;
        this.tokens = tokens;
    }

    /**
     * Holds back one request.
     *
     * @param most tokens that it may take
     * @return whether there is enough; then it must be settled
     */
    synchronized boolean hold(long most) throws InterruptedException {
        while (true) {
            if (requests >= budget.requests() || most > budget.tokens() - tokens) {
                return false;
            }
            if (requests + heldRequests < budget.requests() && most <= budget.tokens() - tokens - heldTokens) {
                heldRequests++;
                heldTokens += most;
                return true;
            }
            wait();
        }
    }

    /**
     * Says what came of a request that was held back for.
     *
     * @param most as was held back
     * @param paid 1, or 0 if it cost nothing
     * @param taken tokens
     */
    synchronized void settle(long most, int paid, long taken) {
        heldRequests--;
        heldTokens -= most;
        requests += paid;
        tokens += taken;
        notifyAll();
    }

    /** The state of affairs, once there is not enough for another request. */
    synchronized String usedUp() {
        return requests >= budget.requests()
                ? "the budget of %,d requests is used up; with a larger budget.requests the same command goes on"
                        .formatted(budget.requests())
                : ("of the budget of %,d tokens %,d are used and the rest is too little for another request; with a larger"
                                + " budget.tokens the same command goes on")
                        .formatted(budget.tokens(), tokens);
    }
}
