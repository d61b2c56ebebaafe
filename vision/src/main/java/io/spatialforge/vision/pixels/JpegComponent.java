package io.spatialforge.vision.pixels;

/** One of a JPEG frame's components: brightness, a difference of colour, or an ink. */
final class JpegComponent {

    /**
     * The largest coefficient that 8-bit samples can give is 1024, and half a step of quantisation more. The means of 357
     * photographs went up to 1031 beside that; with this limit instead of one at 1272, where mozjpeg's overshoot surely ends,
     * a twentieth more of the visible damage is seen.
     */
    private static final int LARGEST_MEAN = 1024 + 64;

    /** Of any other coefficient: mozjpeg lets bright edges swing beyond the range of samples by up to 31. */
    private static final int LARGEST = 1024 + 8 * 31;

    final int id;

    /** Blocks of it in a unit of a scan of several components. */
    final int across;

    final int down;

    /** Number of its table of quantisation. */
    final int table;

    /** Blocks that show something of the image; scans of several components have whole units, which may go beyond. */
    int columns;

    int rows;

    /** Blocks a row, with those beyond the image. */
    int stride;

    /** Bits that each coefficient may have. */
    byte[] most = {};

    /** The same, as {@link ScanBits#passDetails} wants it. */
    byte[] mostAfter = {};

    private int step;

    /** Of each block, which coefficients were not zero in an earlier scan; only in progressive files. */
    long[] nonzero = {};

    /** Of the block before, divided by its step. */
    int mean;

    JpegComponent(int id, int across, int down, int table) {
        this.id = id;
        this.across = across;
        this.down = down;
        this.table = table;
    }

    /**
     * Takes note of the steps that the coefficients were divided by.
     *
     * @param steps one for each coefficient
     */
    void dividedBy(int[] steps) {
        byte[] most = new byte[HuffmanCode.BLOCK];
        for (int k = 0; k < most.length; k++) {
            most[k] = (byte) (32 - Integer.numberOfLeadingZeros(LARGEST / steps[k] + 1));
        }
        this.most = most;
        mostAfter = HuffmanCode.mostAfter(most);
        step = steps[0];
    }

    /**
     * Goes on to the next block's mean.
     *
     * @param by the difference
     * @param shift lower bits that a later scan gives
     */
    void addToMean(int by, int shift) throws JpegFault {
        mean += by;
        if (Math.abs(mean << shift) * step > LARGEST_MEAN + step / 2) {
            throw new JpegFault("a mean beyond what samples can have");
        }
    }
}
