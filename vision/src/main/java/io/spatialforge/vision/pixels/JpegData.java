package io.spatialforge.vision.pixels;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JPEG's compressed data as a decoder would, up to the coefficients, and looks for what no encoder writes.
 *
 * <p>A JPEG has no checksum, and decoders make a picture out of anything: libjpeg fills up what is missing, goes on behind
 * what it can't read, and at best mutters on standard error. But the data is dense. Where bits are changed, what follows is
 * read out of step, and then something comes that can't be: a code that no table has, a coefficient beyond the 64th of its
 * block or larger than 8-bit samples can give, a restart marker out of turn, and in the end too few bits or too many.
 * It is the last two that find most: out of step, nearly never does the number of blocks come out right.
 *
 * <p>What it can't find is a change that keeps codes in step: other bits of one coefficient, which alter its block or, where
 * it is the block's mean, the brightness of the blocks behind it. How often that is, is measured in {@code docs/images.md}.
 *
 * <p>Baseline, extended and progressive frames of 8 bits, which is all that {@link io.spatialforge.vision.PhotoProbe} lets
 * through. Costs two thirds of what decoding costs, and runs before it, so that libjpeg has nothing to mutter.
 */
final class JpegData {

    private static final int BLOCK = HuffmanCode.BLOCK;

    /**
     * Encoders make up to some twenty scans. A few hundred bytes can be one of the whole image, so that thousands of them keep
     * a decoder busy for hours.
     */
    private static final int MOST_SCANS = 100;

    private final byte[] file;
    private final int[][] steps = new int[4][];
    private final @Nullable HuffmanCode[] means = new HuffmanCode[4];
    private final @Nullable HuffmanCode[] details = new HuffmanCode[4];
    private final ScanBits bits = new ScanBits();
    private JpegComponent[] components = {};
    private boolean progressive;
    private int unitColumns;
    private int unitRows;
    private int interval;

    private JpegData(byte[] file) {
        this.file = file;
    }

    /** What is damaged; null if nothing is found. */
    static @Nullable String damage(byte[] jpeg) {
        try {
            new JpegData(jpeg).read();
            return null;
        } catch (JpegFault e) {
            return e.getMessage();
        }
    }

    private void read() throws JpegFault {
        int at = 2;
        int scans = 0;
        while (true) {
            at = marker(at);
            int marker = file[at++] & 0xFF;
            if (marker == 0xD9) {
                if (scans == 0) {
                    throw new JpegFault("there is no scan");
                }
                return;
            }
            if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
                continue;
            }
            int length = at + 2 <= file.length ? half(at) : 0;
            int end = at + length;
            if (length < 2 || end > file.length) {
                throw new JpegFault("segment %02X at byte %d has %d bytes".formatted(marker, at - 2, length));
            }
            switch (marker) {
                case 0xC0, 0xC1, 0xC2 -> frame(marker, at + 2, end);
                case 0xC4 -> codes(at + 2, end);
                case 0xDB -> steps(at + 2, end);
                case 0xDD -> interval = length < 4 ? 0 : half(at + 2);
                case 0xDA -> {
                    if (++scans > MOST_SCANS) {
                        throw new JpegFault("there are more than %d scans".formatted(MOST_SCANS));
                    }
                    end = scan(at + 2, end);
                }
                default -> {} // what cameras and editors say
            }
            at = end;
        }
    }

    /** The place of the next marker's second byte. */
    private int marker(int from) throws JpegFault {
        int at = from;
        while (at < file.length && file[at] != -1) {
            at++;
        }
        while (at < file.length && file[at] == -1) {
            at++;
        }
        if (at >= file.length) {
            throw new JpegFault("the end marker is missing");
        }
        return at;
    }

    private int half(int at) {
        return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
    }

    private void steps(int from, int end) throws JpegFault {
        int at = from;
        while (at < end) {
            int table = file[at] & 0x0F;
            int bytes = (file[at++] & 0xF0) == 0 ? 1 : 2;
            if (table > 3 || at + BLOCK * bytes > end) {
                throw new JpegFault("a table of quantisation is cut or has the number %d".formatted(table));
            }
            int[] values = new int[BLOCK];
            for (int k = 0; k < BLOCK; k++, at += bytes) {
                values[k] = Math.max(1, bytes == 1 ? file[at] & 0xFF : half(at));
            }
            steps[table] = values;
        }
    }

    private void codes(int from, int end) throws JpegFault {
        int at = from;
        while (at < end) {
            int kind = file[at++] & 0xFF;
            int[] counts = new int[16];
            int sum = 0;
            for (int i = 0; i < 16 && at < end; i++) {
                counts[i] = file[at++] & 0xFF;
                sum += counts[i];
            }
            if ((kind & 0x0F) > 3 || kind > 0x13 || sum > 256 || at + sum > end) {
                throw new JpegFault("a Huffman table is cut or has the number %02X".formatted(kind));
            }
            HuffmanCode table = HuffmanCode.of(counts, Arrays.copyOfRange(file, at, at + sum));
            (kind < 0x10 ? means : details)[kind & 0x0F] = table;
            at += sum;
        }
    }

    private void frame(int marker, int at, int end) throws JpegFault {
        if (components.length > 0) {
            throw new JpegFault("there are two frames");
        }
        int count = end - at < 6 ? 0 : file[at + 5] & 0xFF;
        if (count == 0 || end - at < 6 + 3 * count) {
            throw new JpegFault("the frame's header is cut");
        }
        progressive = marker == 0xC2;
        int height = half(at + 1);
        int width = half(at + 3);
        components = new JpegComponent[count];
        int across = 1;
        int down = 1;
        for (int i = 0; i < count; i++) {
            int c = at + 6 + 3 * i;
            components[i] =
                    new JpegComponent(file[c] & 0xFF, file[c + 1] >> 4 & 0x0F, file[c + 1] & 0x0F, file[c + 2] & 0xFF);
            if (!inRange(components[i].across, 1, 4)
                    || !inRange(components[i].down, 1, 4)
                    || !inRange(components[i].table, 0, 3)) {
                throw new JpegFault("component %d of the frame is out of range".formatted(i));
            }
            across = Math.max(across, components[i].across);
            down = Math.max(down, components[i].down);
        }
        unitColumns = ceil(width, 8 * across);
        unitRows = ceil(height, 8 * down);
        for (JpegComponent c : components) {
            c.columns = ceil(ceil(width * c.across, across), 8);
            c.rows = ceil(ceil(height * c.down, down), 8);
            c.stride = unitColumns * c.across;
            if (progressive) {
                c.nonzero = new long[c.stride * unitRows * c.down];
            }
        }
    }

    private static boolean inRange(int value, int least, int most) {
        return value >= least && value <= most;
    }

    private static int ceil(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /** Reads a scan; gives the place of the marker behind it. */
    private int scan(int at, int end) throws JpegFault {
        int count = at < end ? file[at] & 0xFF : 0;
        if (count < 1 || count > 4 || end - at != 4 + 2 * count) {
            throw new JpegFault("the header of a scan has %d components and %d bytes".formatted(count, end - at));
        }
        JpegScan.Part[] parts = new JpegScan.Part[count];
        for (int i = 0; i < count; i++) {
            int tables = file[at + 2 + 2 * i] & 0xFF;
            if ((tables & 0x0F) > 3 || tables >> 4 > 3) {
                throw new JpegFault("a scan names the Huffman tables %02X".formatted(tables));
            }
            JpegComponent component = component(file[at + 1 + 2 * i] & 0xFF);
            int[] table = steps[component.table];
            if (table == null) {
                throw new JpegFault("the table of quantisation %d is missing".formatted(component.table));
            }
            component.dividedBy(table);
            parts[i] = new JpegScan.Part(component, means[tables >> 4], details[tables & 0x0F]);
        }
        JpegScan.Band band = progressive ? band(at + 1 + 2 * count, count) : JpegScan.Band.WHOLE;
        return new JpegScan(parts, band, unitColumns, unitRows, interval, bits).read(file, end);
    }

    private JpegComponent component(int id) throws JpegFault {
        for (JpegComponent component : components) {
            if (component.id == id) {
                return component;
            }
        }
        throw new JpegFault("a scan names the component %d, which the frame has not".formatted(id));
    }

    private JpegScan.Band band(int at, int components) throws JpegFault {
        JpegScan.Band band =
                new JpegScan.Band(file[at] & 0xFF, file[at + 1] & 0xFF, file[at + 2] >> 4 & 0x0F, file[at + 2] & 0x0F);
        boolean means = band.first() == 0 && band.last() == 0;
        boolean details = band.first() > 0 && band.first() <= band.last() && band.last() < BLOCK && components == 1;
        if ((!means && !details) || band.shift() > 13 || (band.before() != 0 && band.before() != band.shift() + 1)) {
            throw new JpegFault("a scan gives coefficients %d to %d, bits %d to %d"
                    .formatted(band.first(), band.last(), band.before(), band.shift()));
        }
        return band;
    }
}
