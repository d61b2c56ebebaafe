package io.spatialforge.viewer.review;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.viewer.index.PairRow;
import io.spatialforge.viewer.page.ShownPair;
import io.spatialforge.viewer.serve.Entry;
import io.spatialforge.viewer.serve.PageFault;
import io.spatialforge.viewer.serve.Pages;
import io.spatialforge.viewer.serve.Routes;
import io.spatialforge.viewer.serve.ViewedRun;
import io.spatialforge.viewer.serve.ViewerPart;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The review: one pair at a time on its photograph, with question, choices and answer, and nothing of what the pair rests on
 * or what others said of it.
 */
public final class ReviewPages implements ViewerPart {

    /** Where it begins. */
    public static final String PATH = "/review";

    private static final String MINE = PATH + "/mine";
    private static final String PHOTO = PATH + "/photo";
    private static final int VOTE_BYTES = 8;

    /** Of one's own votes, on a page of them. */
    private static final int SHOWN = 500;

    private final ViewedRun run;
    private final ReviewOptions options;
    private final Reviews reviews;
    private final InstantSource clock;
    private final Post post = new Post();
    private final ReviewAssets assets;

    /** Pairs that nobody can judge here: their photographs are not at hand. Found as the review comes to them. */
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();

    private @Nullable Sample sample;

    private ReviewPages(ViewedRun run, ReviewOptions options, Reviews reviews, InstantSource clock) throws IOException {
        this.run = run;
        this.options = options;
        this.reviews = reviews;
        this.clock = clock;
        this.assets = new ReviewAssets();
    }

    /** The review of a run and the page of its votes. */
    public static List<ViewerPart> of(ViewedRun run, ReviewOptions options) throws IOException {
        return of(run, options, InstantSource.system());
    }

    static List<ViewerPart> of(ViewedRun run, ReviewOptions options, InstantSource clock) throws IOException {
        Reviews reviews = Reviews.of(run.run(), List.of(options.votes()));
        ReviewPages review = new ReviewPages(run, options, reviews, clock);
        return List.of(review, new VotesPages(reviews, review.assets));
    }

    /** Why votes could not be kept, a sentence; none where they can. */
    public static Optional<String> trouble(ReviewOptions options) {
        return new VoteFile(options.votes()).trouble();
    }

    @Override
    public List<Entry> entries() {
        return List.of(new Entry("Review", PATH));
    }

    @Override
    public void addTo(Routes routes, Pages pages) {
        routes.get(PATH, request -> show(request, pages));
        routes.get(MINE, request -> mine(request, pages));
        routes.get(PHOTO, this::photograph);
        routes.get(ReviewAssets.PATH + "{name}", assets::answer);
        routes.post(PATH + "/vote", request -> vote(request, pages));
        routes.post(PATH + "/undo", this::undo);
    }

    private synchronized Optional<Sample> sample() throws IOException {
        if (sample == null) {
            sample = Sample.of(run.index(), options).orElse(null);
        }
        return Optional.ofNullable(sample);
    }

    /** What a reviewer's votes leave to be done. */
    private record State(Desk desk, Seat seat, List<PairRow> order, Set<String> done) {
        @Nullable
        PairRow next(@Nullable PairRow after) {
            for (PairRow row : order) {
                if (seat.shows(row) && !done.contains(row.id()) && !row.equals(after)) {
                    return row;
                }
            }
            return null;
        }
    }

    private State state(Sample of, Seat seat) throws IOException {
        Cast last = null;
        Set<String> voted = new HashSet<>();
        for (Cast cast : reviews.casts()) {
            if (cast.vote().reviewer().equals(seat.reviewer()) && cast.stands()) {
                last = cast;
                if (cast.counts()) {
                    voted.add(cast.vote().pair());
                }
            }
        }
        List<PairRow> order = of.order(seat.reviewer());
        int drawn = order.size();
        order.removeIf(row -> !voted.contains(row.id()) && (unseen.contains(row.id()) || !run.hasPhotographs(row)));
        List<Pile> piles = new ArrayList<>();
        piles.add(Pile.of("all tasks", seat.with(null), seat, order, voted));
        options.tasks().forEach(task -> piles.add(Pile.of(task.id(), seat.with(task), seat, order, voted)));
        return new State(
                new Desk(
                        seat.reviewer(),
                        seat.task(),
                        post.token(),
                        piles,
                        drawn - order.size(),
                        last,
                        reviews.file().path().toString(),
                        seat.with(null).at(MINE),
                        assets),
                seat,
                order,
                voted);
    }

    private void show(Context request, Pages pages) throws Exception {
        show(request, pages, Seat.asked(request, options), null, null);
    }

    /** What was sent and could not be taken. */
    private record Sent(String pair, String vote, long since, String say, String note) {}

    private void show(Context request, Pages pages, Seat seat, @Nullable Sent sent, @Nullable String fault)
            throws Exception {
        Optional<String> trouble = reviews.file().trouble();
        Optional<Sample> of = sample();
        Map<String, Object> content = new HashMap<>();
        content.put("trouble", trouble.orElse(null));
        content.put("assets", assets);
        content.put("desk", null);
        content.put("paper", null);
        if (of.isPresent() && trouble.isEmpty()) {
            State state = sent == null ? nextSeen(of.get(), seat) : state(of.get(), seat);
            content.put("desk", state.desk());
            content.put("paper", paper(state, sent, fault));
        }
        // Browsers say where a form comes from only where they may say where anything comes from.
        request.header("Referrer-Policy", "same-origin");
        pages.answer(request, new Pages.Heading("Review", "review", PATH), "review/review.jte", content);
    }

    /** The state in which the next pair has its photograph at hand, or there is none. */
    private State nextSeen(Sample of, Seat seat) throws IOException, InterruptedException {
        State state = state(of, seat);
        for (PairRow row = state.next(null); row != null && stored(row) == null; row = state.next(null)) {
            unseen.add(row.id());
            state = state(of, seat);
        }
        return state;
    }

    private @Nullable BallotPaper paper(State state, @Nullable Sent sent, @Nullable String fault) throws Exception {
        PairRow row = sent == null ? state.next(null) : row(sent.pair());
        if (row == null) {
            return null;
        }
        Ballot ballot = ballot(row);
        PairRow next = state.next(row);
        return new BallotPaper(
                ballot.shown(stored(row) == null ? null : photograph(row)),
                row.id(),
                ballot.hash(),
                sent == null ? post.secret(VOTE_BYTES) : sent.vote(),
                sent == null ? clock.millis() : sent.since(),
                next == null ? null : photograph(next),
                sent == null ? null : sent.say(),
                fault,
                sent == null ? "" : sent.note());
    }

    private static String photograph(PairRow row) {
        return PHOTO + "?pair=" + row.id();
    }

    private ShownPair whole(PairRow row) throws IOException, InterruptedException {
        return run.shown(run.story(row.image(), row.id()));
    }

    private @Nullable String stored(PairRow row) throws IOException, InterruptedException {
        return whole(row).photograph();
    }

    private Ballot ballot(PairRow row) throws IOException, InterruptedException {
        QaPair pair = whole(row).pair();
        if (pair == null) {
            throw missing(row.id());
        }
        Ballot ballot = Ballot.of(pair);
        reviews.saw(ballot);
        return ballot;
    }

    private static PageFault missing(String id) {
        return PageFault.missing("There is no such pair", "The run has no pair of the id '%s'.".formatted(id));
    }

    private PairRow row(String id) throws IOException {
        if (!id.matches("[0-9a-f]{16}")) {
            throw missing(id);
        }
        return run.index().pair(id).orElseThrow(() -> missing(id));
    }

    /** The photograph by the pair's id: the image's would tell where it is from. */
    private void photograph(Context request) throws Exception {
        String id = request.queryParam("pair");
        String address = stored(row(id == null ? "" : id));
        if (address == null) {
            throw PageFault.missing("The photograph is not at hand", "Nothing can be shown of it.");
        }
        request.redirect("1".equals(request.queryParam("full")) ? address + "&full=1" : address);
    }

    private void mine(Context request, Pages pages) throws Exception {
        Seat seat = Seat.asked(request, options).with(null);
        String reviewer = seat.reviewer();
        Map<String, Object> content = new HashMap<>();
        List<Cast> casts = reviews.casts().stream()
                .filter(cast -> cast.vote().reviewer().equals(reviewer))
                .toList()
                .reversed();
        content.put("reviewer", reviewer);
        content.put("back", seat.at(PATH));
        content.put("token", post.token());
        content.put("all", casts.size());
        content.put("casts", casts.subList(0, Math.min(SHOWN, casts.size())));
        content.put("assets", assets);
        request.header("Referrer-Policy", "same-origin");
        pages.answer(request, new Pages.Heading("Votes of " + reviewer, "mine", PATH), "review/mine.jte", content);
    }

    private void vote(Context request, Pages pages) throws Exception {
        post.check(request);
        Seat seat = Seat.sent(request, options);
        PairRow row = row(Post.field(request, "pair"));
        Ballot ballot = ballot(row);
        if (!ballot.hash().equals(Post.field(request, "shown"))) {
            throw new PageFault(
                    409,
                    "The pair is no longer as it was shown",
                    "Nothing was kept: the run was made anew since the page was made. Open the review again.");
        }
        Sent sent = new Sent(
                row.id(),
                Field.id(Post.field(request, "vote")),
                Field.millis(Post.field(request, "since")),
                Post.field(request, "say"),
                Field.note(Post.field(request, "note")));
        Optional<String> fault = Field.fault(sent.say(), sent.note());
        if (fault.isPresent()) {
            request.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(request, pages, seat, sent, fault.get());
            return;
        }
        Objection reason = Objection.ofId(sent.say()).orElse(null);
        double seconds = Field.seconds(Post.field(request, "looked"), clock.millis() - sent.since());
        cast(new Vote(
                sent.vote(),
                row.id(),
                row.image(),
                row.task(),
                row.form(),
                ballot.hash(),
                seat.reviewer(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                reason == null ? Decision.ofId(sent.say()) : Decision.REJECT,
                reason,
                sent.note().isEmpty() ? null : sent.note(),
                seconds));
        request.redirect(seat.at(PATH), HttpStatus.SEE_OTHER);
    }

    /** A form that is sent twice casts one vote. */
    private synchronized void cast(Vote vote) throws IOException {
        for (Cast cast : reviews.casts()) {
            if (cast.vote().id().equals(vote.id())) {
                return;
            }
        }
        write(vote);
    }

    private void write(VoteLine line) {
        try {
            reviews.file().append(line);
        } catch (IOException e) {
            throw new PageFault(
                    500,
                    "The vote was not kept",
                    "Writing to %s failed: %s. Make room or give it leave to be written to, or start the viewer again with --votes FILE, and vote again."
                            .formatted(reviews.file().path(), e.getMessage()));
        }
    }

    private synchronized void undo(Context request) throws IOException {
        post.check(request);
        Seat seat = Seat.sent(request, options);
        String reviewer = seat.reviewer();
        String id = Field.id(Post.field(request, "vote"));
        for (Cast cast : reviews.casts()) {
            Vote vote = cast.vote();
            if (vote.id().equals(id) && vote.reviewer().equals(reviewer) && cast.state() != Cast.State.UNDONE) {
                write(new Undo(id, vote.pair(), reviewer, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            }
        }
        String to = Post.field(request, "to").equals("mine") ? MINE : PATH;
        request.redirect(seat.at(to), HttpStatus.SEE_OTHER);
    }
}
