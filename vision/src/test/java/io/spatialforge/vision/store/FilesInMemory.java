package io.spatialforge.vision.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Files under {@code memory://}, to be found as those of another module would be. */
public final class FilesInMemory implements RemoteFiles {

    static final SortedMap<String, byte[]> FILES = new ConcurrentSkipListMap<>();

    @Override
    public boolean serves(String scheme) {
        return scheme.equals("memory");
    }

    @Override
    public List<RemoteFile> files(String location) {
        String pattern = location.replace(".", "\\.").replace("*", "[^/]*");
        return FILES.entrySet().stream()
                .filter(file -> file.getKey().matches(pattern))
                .map(file -> new RemoteFile(
                        file.getKey(),
                        file.getKey().substring(file.getKey().lastIndexOf('/') + 1),
                        file.getValue().length,
                        String.valueOf(Arrays.hashCode(file.getValue()))))
                .toList();
    }

    @Override
    public Blob open(RemoteFile file) throws IOException {
        byte[] bytes = FILES.get(file.location());
        if (bytes == null) {
            throw new FileNotFoundException(file.location());
        }
        return new Blob() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(ByteBuffer into, long at) {
                if (at >= bytes.length) {
                    return -1;
                }
                int n = (int) Math.min(into.remaining(), bytes.length - at);
                into.put(bytes, (int) at, n);
                return n;
            }

            @Override
            public void close() {}
        };
    }
}
