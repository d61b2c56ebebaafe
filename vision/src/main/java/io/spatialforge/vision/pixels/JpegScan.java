package io.spatialforge.vision.pixels;

import org.jspecify.annotations.Nullable;

/**
 * Reads the compressed data of one scan of a JPEG, and with it everything that a decoder could go wrong on.
 *
 * <p>A scan of several components goes through the image unit by unit, each with the blocks of all of them; a scan of one
 * goes through that one's blocks. In progressive files a scan gives a band of coefficients, and of these either the upper
 * bits or one further bit, which is stored for those that were not zero before; so it must be known which were.
 */
final class JpegScan {

    private static final int BLOCK = HuffmanCode.BLOCK;

    /** Bits of the largest difference between the means of two blocks. */
    private static final int MEAN_BITS = 11;

    private final Part[] parts;
    private final Band band;
    private final boolean whole;
    private final int unitColumns;
    private final int unitRows;
    private final int interval;
    private final ScanBits bits;

    /** Blocks from here on that have no further coefficients in the scan. */
    private int pending;

    /** One component in one scan, with the tables that it is to be read by. */
    record Part(
            JpegComponent component,
            @Nullable HuffmanCode means,
            @Nullable HuffmanCode details) {}

    /**
     * Which coefficients a scan gives, and which of their bits.
     *
     * @param first coefficient, 0 for the mean
     * @param last coefficient
     * @param before bit down to which earlier scans gave them; 0 if none did
     * @param shift bit down to which this one does
     */
    record Band(int first, int last, int before, int shift) {

        /** All of them, which no scan of a progressive file gives. */
        static final Band WHOLE = new Band(0, BLOCK - 1, 0, 0);
    }

    /**
     * @param parts the components whose blocks it has
     * @param unitColumns units of several components in a row
     * @param unitRows rows of such units
     * @param interval units between two restart markers; 0 if there are none
     * @param bits to read with
     */
    JpegScan(Part[] parts, Band band, int unitColumns, int unitRows, int interval, ScanBits bits) {
        this.parts = parts;
        this.band = band;
        whole = band.equals(Band.WHOLE);
        this.unitColumns = unitColumns;
        this.unitRows = unitRows;
        this.interval = interval;
        this.bits = bits;
    }

    /**
     * @param file the JPEG
     * @param from where the scan's data begins
     * @return where the marker behind it begins
     */
    int read(byte[] file, int from) throws JpegFault {
        JpegComponent only = parts[0].component;
        boolean single = parts.length == 1;
        int columns = single ? only.columns : unitColumns;
        int units = columns * (single ? only.rows : unitRows);
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
                    block(parts[0], done / columns * only.stride + done % columns);
                } else {
                    unit(done);
                }
                if (bits.left() < 0) {
                    throw new JpegFault("the data before byte %d ends in unit %d of %d".formatted(at, done, units));
                }
            }
            if (!bits.fillsUp()) {
                throw new JpegFault("%d bytes before byte %d are left over".formatted(bits.left() / 8, at));
            }
            if (done == units) {
                return at;
            }
            while (at + 1 < file.length && file[at + 1] == -1) {
                at++;
            }
            int marker = at + 1 < file.length ? file[at + 1] & 0xFF : 0;
            if (marker != 0xD0 + (restart & 7)) {
                throw new JpegFault(
                        "expected restart marker %d at byte %d, got %02X".formatted(restart & 7, at, marker));
            }
            at += 2;
        }
    }

    private void unit(int unit) throws JpegFault {
        int row = unit / unitColumns;
        int column = unit % unitColumns;
        for (Part part : parts) {
            JpegComponent c = part.component;
            for (int y = 0; y < c.down; y++) {
                int start = (row * c.down + y) * c.stride + column * c.across;
                for (int x = 0; x < c.across; x++) {
                    block(part, start + x);
                }
            }
        }
    }

    private void block(Part part, int index) throws JpegFault {
        if (whole) {
            mean(part, 0);
            bits.passDetails(HuffmanCode.present(part.details, "details"), part.component.mostAfter);
        } else if (band.first == 0) {
            if (band.before == 0) {
                mean(part, band.shift);
            } else {
                bits.take(1);
            }
        } else if (band.before == 0) {
            firstDetails(part, index);
        } else {
            furtherDetails(part, index);
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
            part.component.addToMean(value >> size - 1 == 0 ? value - (1 << size) + 1 : value, shift);
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

    private void firstDetails(Part part, int index) throws JpegFault {
        if (pending > 0) {
            pending--;
            return;
        }
        HuffmanCode table = HuffmanCode.present(part.details, "details");
        JpegComponent c = part.component;
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

    private void furtherDetails(Part part, int index) throws JpegFault {
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
