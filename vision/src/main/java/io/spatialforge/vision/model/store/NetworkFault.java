package io.spatialforge.vision.model.store;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;

/** What went wrong with the network, in words. */
final class NetworkFault {

    private NetworkFault() {}

    static String said(IOException e) {
        Throwable told = e;
        while (told.getMessage() == null && told.getCause() != null) {
            told = told.getCause();
        }
        if (told instanceof UnresolvedAddressException) {
            return "no such host is known; is there a network, or is a proxy needed?";
        }
        return told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
    }
}
