package io.spatialforge.viewer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.viewer.page.Mark;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered, what browsers are told, and that nothing in the data becomes markup. */
class GuardTests {

    private static ServedRun served;

    @BeforeAll
    static void start() throws Exception {
        Path run = ServedRun.folder().resolve("run");
        served = ServedRun.start(run, List.of(new Voting()));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    /** A part that may change something. */
    private static final class Voting implements ViewerPart {
        @Override
        public List<Entry> entries() {
            return List.of(new Entry("Voting", "/voting"));
        }

        @Override
        public void addTo(Routes routes, Pages pages) {
            routes.get("/voting", request -> request.result("vote"));
            routes.post("/voting", request -> request.result("voted " + request.formParam("vote")));
        }
    }

    private static String raw(String request) throws Exception {
        URI address = served.address("/");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String statusOf(String host) throws Exception {
        String answer = raw("GET /pairs HTTP/1.1\nHost: " + host + "\nConnection: close\n\n");
        return answer.lines().findFirst().orElseThrow();
    }

    @Test
    void onlyRequestsThatNameThisMachineAndThePortAreAnswered() throws Exception {
        int port = served.address("/").getPort();
        assertThat(statusOf("127.0.0.1:" + port)).contains("200");
        assertThat(statusOf("localhost:" + port)).contains("200");
        assertThat(statusOf("[::1]:" + port)).contains("200");
        assertThat(statusOf("evil.example:" + port)).contains("421");
        assertThat(statusOf("localhost.evil.example:" + port)).contains("421");
        assertThat(statusOf("127.0.0.1")).contains("421");
        assertThat(statusOf("127.0.0.1:" + (port + 1))).contains("421");
        assertThat(statusOf("127.0.0.1@evil.example:" + port)).doesNotContain("200");
    }

    @Test
    void nothingListensBeyondLoopback() throws Exception {
        int port = served.address("/").getPort();
        List<InetAddress> outer = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress address : outer) {
            assertThat(isOpen(address, port)).as("%s", address).isFalse();
        }
    }

    private static boolean isOpen(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new java.net.InetSocketAddress(address, port), 500);
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/pairs", "/drops", "/image?id=drawn/1", "/nothing", "/pair/zz", "/photo?image=drawn/1"})
    void everyAnswerSaysWhatPagesMayDo(String path) throws Exception {
        HttpResponse<String> response = served.get(path);
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'")
                        .contains("script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                        .doesNotContain("unsafe"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("Server")).isEmpty();
        if (!path.startsWith("/photo")) {
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pairs", "/drops", "/image?id=drawn/1", "/nothing"})
    void noPageHoldsWhatThePolicyWouldRefuse(String path) throws Exception {
        assertThat(served.get(path).body())
                .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=\"|javascript:")
                .doesNotContainPattern("<script(?! type=\"module\" src=\"/assets/viewer.js)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void onlyGetIsAnsweredAndWhatPartsAdd(String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(served.address("/pairs"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(served.send(request).statusCode()).isBetween(400, 499);
    }

    @Test
    void apartThatChangesSomethingIsLinkedAndAnswersItsOwnPagesAlone() throws Exception {
        String own = "http://" + served.address("/").getAuthority();
        assertThat(served.page("/")).contains("<a href=\"/voting\">Voting</a>");
        assertThat(vote("Origin", own)).isEqualTo(200);
        assertThat(vote("Origin", own, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
        assertThat(vote("Origin", own, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(vote("Origin", "http://evil.example")).isEqualTo(403);
        assertThat(vote("Origin", "null")).isEqualTo(403);
        assertThat(vote("Accept", "text/html")).isEqualTo(403);
    }

    private static int vote(String... headers) throws Exception {
        return served.send(HttpRequest.newBuilder(served.address("/voting"))
                        .headers(headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("vote=yes"))
                        .build())
                .statusCode();
    }

    @Test
    void aRequestThatIsTooLargeIsRefusedAlsoWhereItsLengthIsNotTold() throws Exception {
        String own = served.address("/").getAuthority();
        String head =
                "POST /voting HTTP/1.1\nHost: %s\nOrigin: http://%s\nContent-Type: application/x-www-form-urlencoded\nConnection: close\n"
                        .formatted(own, own);
        assertThat(raw(head + "Content-Length: 8\n\nvote=yes")).contains(" 200 ", "voted yes");
        assertThat(raw(head + "Content-Length: 100000\n\n")).contains(" 413 ");
        assertThat(raw(head + "Transfer-Encoding: chunked\n\n10001\n" + "x".repeat(0x10001) + "\n0\n\n"))
                .contains(" 413 ");
    }

    @Test
    void hostileLabelsAndFileNamesStayText() throws Exception {
        String image = served.page("/image?id=" + ServedRun.HOSTILE_IMAGE);
        String labelled = pageWithHostileLabel();
        assertThat(image).contains("&lt;img src=x onerror=alert(1)&gt;.jpg").doesNotContain("<img src=x");
        assertThat(labelled)
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .contains("<title>")
                .doesNotContain("<img src=x");
        for (String path :
                List.of("/drops?q=onerror", "/pairs?q=%22%3E%3Cimg%20src=x%3E", "/pairs?label=%3Cimg+src=x%3E")) {
            assertThat(served.page(path)).doesNotContain("<img src=x").contains("&lt;img src=x");
        }
    }

    private static String pageWithHostileLabel() throws Exception {
        for (int image = 1; image <= 5; image++) {
            String page = served.page("/image?id=drawn/" + image);
            if (page.contains("r0")
                    && Pattern.compile("<title>r\\d+ &lt;img").matcher(page).find()) {
                return page;
            }
        }
        throw new AssertionError("no image has a region of the hostile label");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pair/../../etc/passwd",
                "/pair/%2e%2e%2fetc%2fpasswd",
                "/pair/BD1E5FC70DCF8010",
                "/pair/bd1e5fc7",
                "/pair/%3Cscript%3E",
                "/drop/-1",
                "/drop/9999999999999999999",
                "/drop/1e3",
                "/drop/9999999",
                "/image",
                "/image?id=",
                "/image?id=%00",
                "/image?id=../../../etc/passwd",
                "/photo?image=../../../etc/passwd",
                "/photo?image=/etc/passwd",
                "/photo?image=drawn/..%2f..%2frun%2frun.json",
                "/photo?image=%252e%252e%252f%252e%252e%252fetc%252fpasswd",
                "/photo?image=drawn%5c..%5c..%5crun%5crun.json",
                "/photo?image=C:%5cWindows%5cwin.ini",
                "/photo?image=file:///etc/passwd",
                "/photo?image=drawn/1%00.jpg",
                "/depth?image=drawn/1/../../../../etc/passwd",
                "/review/photo?pair=..%5c..%5crun.json",
                "/assets/..%5cViewer.class",
                "/photo",
                "/depth?image=drawn/999",
                "/assets/..%2f..%2f..%2fBrief.md",
                "/assets/viewer.jsx",
                "/assets/%2e%2e/page/Mark.class",
                "/report",
                "/pairs?task=nonsense",
                "/pairs?from=minus",
                "/pairs?task=counting&task=near-far",
                "/drops?reason=nonsense",
                "/pair/0123456789abcdef",
                "/pair/0123456789abcdef?image=drawn/1"
            })
    void whatIsAskedWronglyGetsNoPageAndNoSecret(String path) throws Exception {
        HttpResponse<String> response = served.get(path);
        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(response.body())
                .doesNotContain("root:")
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("<script>");
    }

    @Test
    void whatIsAskedWronglyIsToldWhatWasExpectedAndWhatWasGot() throws Exception {
        assertThat(served.get("/pair/bd1e5fc7").body()).contains("Expected 16 digits of 0-9 and a-f", "got 'bd1e5fc7'");
        assertThat(served.get("/pairs?task=nonsense").body())
                .contains("nonsense", "expected grounding, referring, counting, near-far");
    }

    @Test
    void coordinatesAreNumbersAsSvgTakesThem() {
        assertThat(Mark.px(12)).isEqualTo("12");
        assertThat(Mark.px(0.0004)).isEqualTo("0");
        assertThat(Mark.px(1e-4 + 3.5)).isEqualTo("3.500");
        assertThat(Mark.px(-2.25)).isEqualTo("-2.250");
    }
}
