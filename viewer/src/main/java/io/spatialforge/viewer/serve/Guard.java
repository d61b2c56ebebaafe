package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each request before anything else does, and says to browsers what pages may do.
 *
 * <p>The viewer listens on loopback alone, but any page of the web can make a browser of this machine send requests to it:
 * by a name that is made to lead to loopback (DNS rebinding), or by a form. So requests have to name this machine as their
 * host, and those that may change something have to come from one of the viewer's own pages.
 */
final class Guard {

    /** Of a request, in bytes; votes and notes are smaller. */
    static final long MOST = 64 * 1024;

    private static final String POLICY =
            "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private Guard() {}

    static void headers(Context request) {
        request.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("X-Frame-Options", "DENY")
                .header("Cache-Control", "no-store");
    }

    /**
     * @throws PageFault if the request is none that the viewer answers
     */
    static void check(Context request) {
        HandlerType method = request.method();
        boolean reads = method.equals(HandlerType.GET) || method.equals(HandlerType.HEAD);
        if (!reads && !method.equals(HandlerType.POST)) {
            throw new PageFault(405, "Nothing is done so", "The viewer answers GET, got " + method + ".");
        }
        String host = request.header("Host");
        if (!isHere(host, request.req().getLocalPort())) {
            throw new PageFault(
                    421,
                    "Another host was asked for",
                    "The viewer answers as 127.0.0.1, [::1] or localhost at its port, and was asked for as %s. Open the address that the command printed."
                            .formatted(host == null ? "nothing" : host));
        }
        if (!reads && !isOwn(request, String.valueOf(host))) {
            throw new PageFault(
                    403,
                    "The request comes from elsewhere",
                    "Only pages of the viewer may change something. Open the viewer and do it there.");
        }
        if (request.req().getContentLengthLong() > MOST) {
            throw new PageFault(413, "Too much was sent", "A form sends at most 64 KiB.");
        }
    }

    private static boolean isHere(@Nullable String host, int port) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        int colon = name.lastIndexOf(':');
        boolean ported = colon > name.lastIndexOf(']');
        String bare = ported ? name.substring(0, colon) : name;
        String given = ported ? name.substring(colon + 1) : "80";
        return NAMES.contains(bare) && given.equals(Integer.toString(port));
    }

    /** Browsers say where a form comes from; what says nothing is no browser, or one too old to be safe. */
    private static boolean isOwn(Context request, String host) {
        String site = request.header("Sec-Fetch-Site");
        String origin = request.header("Origin");
        boolean same = ("http://" + host).equalsIgnoreCase(origin);
        return same && (site == null || site.equals("same-origin"));
    }
}
