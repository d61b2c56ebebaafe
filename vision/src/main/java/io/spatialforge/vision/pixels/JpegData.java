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
 * through. Costs about a third of the decoding, and runs before it, so that libjpeg has nothing to mutter.
 */
final class JpegData {

    private static final int BLOCK = HuffmanCode.BLOCK;

    /**
     * The largest coefficient that 8-bit samples can give is 1024, and half a step of quantisation more. The means of 357
     * photographs went up to 1031 beside that; with this limit instead of one at 1272, where mozjpeg's overshoot surely ends,
     * a twentieth more of the visible damage is seen.
     */
    private static final int LARGEST_MEAN = 1024 + 64;

    /** Of any other coefficient: mozjpeg lets bright edges swing beyond the range of samples by up to 31. */
    private static final int LARGEST = 1024 + 8 * 31;

    /** Bits of the largest difference between the means of two blocks, and of any other coefficient, at 8 bits a sample. */
    private static final int MEAN_BITS = 11;

    private final byte[] file;
    private final int[][] steps = new int[4][];
    private final @Nullable HuffmanCode[] means = new HuffmanCode[4];
    private final @Nullable HuffmanCode[] details = new HuffmanCode[4];
    private final ScanBits bits = new ScanBits();
    private Component[] components = {};
    private boolean progressive;
    private int blockColumns;
    private int blockRows;
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

    private static final class Component {
        final int id;
        final int across;
        final int down;
        final int table;

        /** Blocks that show something of the image; a scan of several components has whole units beyond them. */
        int columns;

        int rows;

        /** Blocks a row, with those that only fill up units. */
        int stride;

        /** Largest number of bits of each coefficient. */
        byte[] most = {};

        /** The same, as whole blocks are held against it. */
        byte[] mostAfter = {};

        /** Quantisation step of the mean. */
        int step;

        /** Of each block, which coefficients were not zero in an earlier scan; only in progressive files. */
        long[] nonzero = {};

        int mean;

        Component(int id, int across, int down, int table) {
            this.id = id;
            this.across = across;
            this.down = down;
            this.table = table;
        }
    }

    private void read() throws JpegFault {
        int at = 2;
        boolean scanned = false;
        while (true) {
            at = marker(at);
            int marker = file[at++] & 0xFF;
            if (marker == 0xD9) {
                if (!scanned) {
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
                    end = scan(at + 2, end);
                    scanned = true;
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
        components = new Component[count];
        int across = 1;
        int down = 1;
        for (int i = 0; i < count; i++) {
            int c = at + 6 + 3 * i;
            components[i] = new Component(
                    file[c] & 0xFF, file[c + 1] >> 4 & 0x0F, file[c + 1] & 0x0F, file[c + 2] & 0xFF);
            if (components[i].across < 1 || components[i].across > 4 || components[i].down < 1
                    || components[i].down > 4 || components[i].table > 3) {
                throw new JpegFault("component %d of the frame is out of range".formatted(i));
            }
            across = Math.max(across, components[i].across);
            down = Math.max(down, components[i].down);
        }
        blockColumns = ceil(width, 8 * across);
        blockRows = ceil(height, 8 * down);
        for (Component c : components) {
            c.columns = ceil(ceil(width * c.across, across), 8);
            c.rows = ceil(ceil(height * c.down, down), 8);
            c.stride = blockColumns * c.across;
            if (progressive) {
                c.nonzero = new long[c.stride * blockRows * c.down];
            }
        }
    }

    private static int ceil(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /** Bits that a coefficient may have at most, given the step it was divided by. */
    private static byte[] most(int[] steps) {
        byte[] most = new byte[BLOCK];
        for (int k = 0; k < BLOCK; k++) {
            most[k] = (byte) (32 - Integer.numberOfLeadingZeros(LARGEST / steps[k] + 1));
        }
        return most;
    }

    /** One component in one scan, with the tables that it is to be read by. */
    private record Part(Component component, @Nullable HuffmanCode means, @Nullable HuffmanCode details) {}

    /** Which coefficients a scan gives, and which of their bits. */
    private record Band(int first, int last, int before, int shift) {}

    /** Reads a scan; gives the place of the marker behind it. */
    private int scan(int at, int end) throws JpegFault {
        int count = at < end ? file[at] & 0xFF : 0;
        if (count < 1 || count > 4 || end - at != 4 + 2 * count) {
            throw new JpegFault("the header of a scan has %d components and %d bytes".formatted(count, end - at));
        }
        Part[] parts = new Part[count];
        for (int i = 0; i < count; i++) {
            int tables = file[at + 2 + 2 * i] & 0xFF;
            if ((tables & 0x0F) > 3 || tables >> 4 > 3) {
                throw new JpegFault("a scan names the Huffman tables %02X".formatted(tables));
            }
            Component component = component(file[at + 1 + 2 * i] & 0xFF);
            int[] table = steps[component.table];
            if (table == null) {
                throw new JpegFault("the table of quantisation %d is missing".formatted(component.table));
            }
            component.most = most(table);
            component.mostAfter = HuffmanCode.mostAfter(component.most);
            component.step = table[0];
            parts[i] = new Part(component, means[tables >> 4], details[tables & 0x0F]);
        }
        int band = at + 1 + 2 * count;
        return progressive
                ? units(parts, band(band, count), end)
                : units(parts, new Band(0, BLOCK - 1, 0, 0), end);
    }

    private Component component(int id) throws JpegFault {
        for (Component component : components) {
            if (component.id == id) {
                return component;
            }
        }
        throw new JpegFault("a scan names the component %d, which the frame has not".formatted(id));
    }

    private Band band(int at, int components) throws JpegFault {
        Band band = new Band(file[at] & 0xFF, file[at + 1] & 0xFF, file[at + 2] >> 4 & 0x0F, file[at + 2] & 0x0F);
        boolean means = band.first == 0 && band.last == 0;
        boolean details = band.first > 0 && band.first <= band.last && band.last < BLOCK && components == 1;
        if ((!means && !details) || band.shift > 13 || (band.before != 0 && band.before != band.shift + 1)) {
            throw new JpegFault("a scan gives coefficients %d to %d, bits %d to %d"
                    .formatted(band.first, band.last, band.before, band.shift));
        }
        return band;
    }

    private int units(Part[] parts, Band band, int from) throws JpegFault {
        Component only = parts[0].component;
        boolean single = parts.length == 1;
        int columns = single ? only.columns : blockColumns;
        int units = columns * (single ? only.rows : blockRows);
        int at = from;
        int done = 0;
        for (int restart = 0; ; restart++) {
            at = bits.take(file, at);
            int until = interval == 0 ? units : Math.min(units, done + interval);
            for (Part part : parts) {
                part.component.mean = 0;
            }
            pending = 0;
            for (; done < until; done++) {
                if (single) {
                    block(parts[0], band, done / columns * only.stride + done % columns);
                } else {
                    unit(parts, band, done);
                }
                if (bits.left() < 0) {
                    throw new JpegFault("the data before byte %d ends in unit %d of %d".formatted(at, done, units));
                }
            }
            if (!bits.fillsUp()) {
                throw new JpegFault(
                        "%d bytes before byte %d are left over".formatted(bits.left() / 8, at));
            }
            if (done == units) {
                return at;
            }
            int marker = marker(at);
            if ((file[marker] & 0xFF) != 0xD0 + (restart & 7)) {
                throw new JpegFault("expected restart marker %d at byte %d, got %02X"
                        .formatted(restart & 7, at, file[marker] & 0xFF));
            }
            at = marker + 1;
        }
    }

    private void unit(Part[] parts, Band band, int unit) throws JpegFault {
        int row = unit / blockColumns;
        int column = unit % blockColumns;
        for (Part part : parts) {
            Component c = part.component;
            for (int y = 0; y < c.down; y++) {
                int start = (row * c.down + y) * c.stride + column * c.across;
                for (int x = 0; x < c.across; x++) {
                    block(part, band, start + x);
                }
            }
        }
    }

    /** Blocks behind this one that have no further coefficients in a progressive scan. */
    private int pending;

    private void block(Part part, Band band, int index) throws JpegFault {
        if (!progressive) {
            mean(part, 0);
            bits.passDetails(HuffmanCode.present(part.details, "details"), part.component.mostAfter);
        } else if (band.first == 0) {
            if (band.before == 0) {
                mean(part, band.shift);
            } else {
                bits.take(1);
            }
        } else if (band.before == 0) {
            firstDetails(part, band, index);
        } else {
            furtherDetails(part, band, index);
        }
    }

    private void mean(Part part, int shift) throws JpegFault {
        int code = code(HuffmanCode.present(part.means, "means"));
        int size = code & 0xFF;
        if (size > MEAN_BITS) {
            throw new JpegFault("a mean of %d bits".formatted(size));
        }
        if (size > 0) {
            int value = bits.take(size);
            Component c = part.component;
            c.mean += value >> size - 1 == 0 ? value - (1 << size) + 1 : value;
            if (Math.abs(c.mean << shift) * c.step > LARGEST_MEAN + c.step / 2) {
                throw new JpegFault("a mean beyond what samples can have");
            }
        }
    }

    private int code(HuffmanCode table) throws JpegFault {
        int code = table.code(bits.peek());
        if (code == 0) {
            throw new JpegFault("bits that no code begins with");
        }
        bits.pass(code >> 8);
        return code;
    }

    private void firstDetails(Part part, Band band, int index) throws JpegFault {
        if (pending > 0) {
            pending--;
            return;
        }
        HuffmanCode table = HuffmanCode.present(part.details, "details");
        Component c = part.component;
        long nonzero = 0;
        for (int k = band.first; k <= band.last; k++) {
            int code = code(table);
            int size = code & 0x0F;
            int zeros = code >> 4 & 0x0F;
            if (size == 0 && zeros < 15) {
                pending = (1 << zeros) - 1 + bits.take(zeros);
                break;
            }
            k += zeros;
            if (k > band.last || (size > 0 && size + band.shift > c.most[k])) {
                throw new JpegFault("a coefficient beyond its band, or too large");
            }
            if (size > 0) {
                nonzero |= 1L << k;
                bits.pass(size);
            }
        }
        c.nonzero[index] |= nonzero;
    }

    private void furtherDetails(Part part, Band band, int index) throws JpegFault {
        HuffmanCode table = HuffmanCode.present(part.details, "details");
        long before = part.component.nonzero[index];
        int k = band.first;
        if (pending == 0) {
            while (k <= band.last) {
                int code = code(table);
                int size = code & 0x0F;
                int zeros = code >> 4 & 0x0F;
                if (size > 1) {
                    throw new JpegFault("a further bit of %d bits".formatted(size));
                }
                if (size == 0 && zeros < 15) {
                    pending = (1 << zeros) + bits.take(zeros);
                    break;
                }
                bits.pass(size); // the sign
                for (; k <= band.last; k++) {
                    if ((before >>> k & 1) != 0) {
                        bits.take(1);
                    } else if (--zeros < 0) {
                        break;
                    }
                }
                if (k > band.last && (size > 0 || zeros >= 0)) {
                    throw new JpegFault("a coefficient beyond its band");
                }
                if (size > 0) {
                    part.component.nonzero[index] |= 1L << k;
                }
                k++;
            }
        }
        if (pending > 0) {
            pending--;
            if (k <= band.last) {
                int rest = Long.bitCount(before >>> k << k & -1L >>> BLOCK - 1 - band.last);
                for (; rest > 16; rest -= 16) {
                    bits.take(16);
                }
                bits.take(rest);
            }
        }
    }
}
