package io.spatialforge.bench.view;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** The viewer as a process of its own, asked over HTTP as a browser asks it. */
public final class ViewedProcess implements AutoCloseable {

    private static final long PATIENCE = 20;

    private final long began = System.nanoTime();
    private final Process process;
    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * @param command {@code spatialforge view RUN --port 0 --json}, in whichever way
     */
    public ViewedProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("'" + String.join(" ", command) + "' ended without an address");
        }
        String told = JsonMapper.shared().readTree(line).path("address").asString();
        address = told.endsWith("/") ? told.substring(0, told.length() - 1) : told;
    }

    /** Seconds since it was started. */
    public double age() {
        return (System.nanoTime() - began) / 1e9;
    }

    /**
     * What a page took.
     *
     * @param wall milliseconds by the clock
     * @param processor milliseconds of processors, with all that the process did meanwhile
     */
    public record Took(double wall, double processor) {}

    /**
     * Asks for a page and waits for all of it.
     *
     * @param path from the root, with what is asked for
     * @throws IOException if it is not answered with status 200
     */
    public Took ask(String path) throws IOException, InterruptedException {
        double before = processor();
        long start = System.nanoTime();
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        double took = (System.nanoTime() - start) / 1e6;
        if (response.statusCode() != 200) {
            throw new IOException(path + " was answered with status " + response.statusCode());
        }
        return new Took(took, 1e3 * (processor() - before));
    }

    /** Bytes in memory at most so far; 0 on systems that don't tell. */
    public long memory() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
            }
        }
        return 0;
    }

    /** Seconds that it kept processors busy, to a hundredth. */
    public double processor() {
        return process.info().totalCpuDuration().map(d -> d.toNanos() / 1e9).orElse(0.0);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        boolean ended = false;
        try {
            ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            process.destroyForcibly();
        }
    }
}
