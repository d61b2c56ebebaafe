package io.spatialforge.vision;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Transform;
import java.io.EOFException;
import java.io.IOException;

/**
 * Walks the blocks of a GIF to its trailer. One with several images is an animation, or a picture put together of tiles
 * that decoders show differently: no photograph either way. The same goes for an image that leaves part of its canvas empty.
 */
final class GifStructure {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;

    private GifStructure() {}

    static boolean begins(byte[] head) {
        return head.length >= 6
                && head[0] == 'G'
                && head[1] == 'I'
                && head[2] == 'F'
                && head[3] == '8'
                && (head[4] == '7' || head[4] == '9')
                && head[5] == 'a';
    }

    static Photo look(PhotoBytes in) throws IOException {
        in.seek(6);
        int width = littleShort(in);
        int height = littleShort(in);
        int flags = in.readUnsignedByte();
        in.seek(13 + colours(flags));
        boolean image = false;
        try {
            while (true) {
                int block = in.readUnsignedByte();
                switch (block) {
                    case EXTENSION -> {
                        in.readUnsignedByte(); // its kind
                        skipParts(in);
                    }
                    case IMAGE -> {
                        if (image) {
                            return PhotoProbe.unsupported("an animated GIF is no photograph");
                        }
                        image = true;
                        int left = littleShort(in);
                        int top = littleShort(in);
                        if (left != 0 || top != 0 || littleShort(in) != width || littleShort(in) != height) {
                            return PhotoProbe.unsupported("the GIF's image does not fill its canvas");
                        }
                        int ofImage = colours(in.readUnsignedByte());
                        in.seek(in.position() + ofImage + 1); // and the least code size
                        skipParts(in);
                    }
                    case TRAILER -> {
                        return image
                                ? new Photo.Sound(width, height, Transform.IDENTITY, "gif")
                                : PhotoProbe.unreadable("the GIF holds no image");
                    }
                    default -> {
                        String detail = "a block of the GIF begins with %02X".formatted(block);
                        return image
                                ? new Photo.Flawed(Reason.IMAGE_DAMAGED, detail)
                                : PhotoProbe.unreadable(detail);
                    }
                }
            }
        } catch (EOFException e) {
            return PhotoProbe.truncated("the GIF's %d bytes end before its trailer".formatted(in.length()));
        }
    }

    /** Bytes of the table of colours that follows such flags. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static void skipParts(PhotoBytes in) throws IOException {
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            in.seek(in.position() + length);
        }
    }

    private static int littleShort(PhotoBytes in) throws IOException {
        return Short.toUnsignedInt(Short.reverseBytes((short) in.readUnsignedShort()));
    }
}
