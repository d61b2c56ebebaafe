package io.spatialforge.viewer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no browser sends by itself, as an attacker would write them. */
class AttackTests {

    private static ServedRun served;

    @BeforeAll
    static void start() throws Exception {
        served = ServedRun.start();
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    private static Socket open() throws IOException {
        URI address = served.address("/");
        return new Socket(address.getHost(), address.getPort());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** What an answer begins with, to a request in which HOST stands for the viewer's own. */
    private static String firstLine(String request) throws IOException {
        try (Socket socket = open()) {
            socket.setSoTimeout(10_000);
            send(socket, request.replace("HOST", served.address("/").getAuthority()));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return Objects.requireNonNull(answer.readLine(), "no answer");
        }
    }

    private static int status(String request) throws IOException {
        return Integer.parseInt(firstLine(request).split(" ", 3)[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nConnection: close\n\n",
                "GET / HTTP/1.0\n\n",
                "GET / HTTP/1.1\nHost: HOST\nHost: evil.example\nConnection: close\n\n",
                "GET http://evil.example/ HTTP/1.1\nHost: HOST\nConnection: close\n\n",
                "GET /pairs HTTP/1.1\nHost: HOST.\nConnection: close\n\n",
                "GET //etc/passwd HTTP/1.1\nHost: HOST\nConnection: close\n\n",
                "GET /../../../etc/passwd HTTP/1.1\nHost: HOST\nConnection: close\n\n",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\nHost: HOST\nConnection: close\n\n",
                "GET /assets/..;/..;/etc/passwd HTTP/1.1\nHost: HOST\nConnection: close\n\n",
                "GET /pair/%c0%ae%c0%ae/etc/passwd HTTP/1.1\nHost: HOST\nConnection: close\n\n",
                "GET /pairs?q=\u0001 HTTP/1.1\nHost: HOST\nConnection: close\n\n",
                "CONNECT evil.example:443 HTTP/1.1\nHost: HOST\nConnection: close\n\n"
            })
    void aRequestThatIsBentIsRefused(String request) throws Exception {
        assertThat(status(request)).isBetween(400, 499);
    }

    @Test
    void theSameRequestUnbentIsAnswered() throws Exception {
        assertThat(status("GET / HTTP/1.1\nHost: HOST\nConnection: close\n\n")).isEqualTo(200);
    }

    @Test
    void aHeadThatIsTooLargeIsRefused() throws Exception {
        assertThat(status("GET /?q=" + "x".repeat(20_000) + " HTTP/1.1\nHost: HOST\nConnection: close\n\n"))
                .isBetween(400, 499);
        assertThat(status("GET / HTTP/1.1\nHost: HOST\nX: " + "x".repeat(20_000) + "\nConnection: close\n\n"))
                .isBetween(400, 499);
    }

    @Test
    void anAddressPutsNoLinesIntoTheHeadOfAnAnswer() throws Exception {
        for (String path : List.of(
                "/pairs?task=&label=%0d%0aSet-Cookie:%20a=b", "/pairs?form=&q=%E5%98%8A%E5%98%8DSet-Cookie:%20a=b")) {
            HttpResponse<String> response = served.get(path);
            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(response.headers().firstValue("Location"))
                    .hasValueSatisfying(
                            place -> assertThat(URI.create(place).getRawPath()).isEqualTo("/pairs"));
        }
    }

    @Test
    void manyRequestsThatNeverEndKeepNobodyFromThePages() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = open();
                slow.add(socket);
                send(socket, "GET /pairs HTTP/1.1\nHost: ");
            }
            assertThat(served.get("/pairs").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }
}
