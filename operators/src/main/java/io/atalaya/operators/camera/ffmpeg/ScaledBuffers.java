package io.atalaya.operators.camera.ffmpeg;

import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.Placement;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Where swscale writes. It may write whole blocks of pixels, beyond the end of a row and so of the
 * buffer, unless a row is a whole number of blocks; then the rows go through a roomier buffer. So
 * does a picture that is not stored upright, which swscale cannot turn.
 */
final class ScaledBuffers implements AutoCloseable {
    private static final int BLOCK_PX = 16;
    private static final int ALIGNMENT_BYTES = 64;
    private static final int PLANES = 4;
    private static final byte[] NONE = new byte[0];

    // By identity: a pool hands out the same few buffers again and again.
    private final IdentityHashMap<ByteBuffer, Target> targets = new IdentityHashMap<>();
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(PLANES);
    private final IntPointer strides = new IntPointer(PLANES);
    private @Nullable Roomy roomy;

    ScaledBuffers() {
        for (int plane = 0; plane < PLANES; plane++) {
            planes.put(plane, (BytePointer) null);
            strides.put(plane, 0);
        }
    }

    /**
     * Ready to be written: its padding is in place.
     *
     * @param orientation of what will be written
     */
    Target target(Picture picture, Orientation orientation) {
        Target target = targets.computeIfAbsent(picture.pixels(), Target::new);
        target.prepare(picture, orientation);
        return target;
    }

    /** One of the pool's buffers. */
    final class Target {
        private final ByteBuffer pixels;
        private final BytePointer start;
        private @Nullable Placement padded;

        Target(ByteBuffer pixels) {
            this.pixels = pixels;
            this.start = new BytePointer(pixels);
        }

        PointerPointer<BytePointer> planes() {
            return planes;
        }

        IntPointer strides() {
            return strides;
        }

        private void prepare(Picture picture, Orientation orientation) {
            Placement placement = picture.placement();
            if (!placement.equals(padded)) {
                pad(picture.format());
                padded = placement;
            }
            if (isDirect(placement, orientation)) {
                planes.put(0, start.position(offset(picture, 0)));
                strides.put(0, rowBytes(picture.format().widthPx()));
                return;
            }
            Roomy room = roomFor(placement, orientation);
            planes.put(0, room.memory);
            strides.put(0, room.strideBytes);
        }

        private void pad(PictureFormat format) {
            byte[] row = new byte[rowBytes(format.widthPx())];
            Arrays.fill(row, (byte) format.padding());
            for (int y = 0; y < format.heightPx(); y++) {
                pixels.put(y * row.length, row);
            }
        }

        /** Brings the pixels to their place where they could not be written there. */
        void finish(Picture picture, Orientation orientation) {
            Placement placement = picture.placement();
            if (isDirect(placement, orientation)) {
                return;
            }
            Roomy room = roomFor(placement, orientation);
            int length = rowBytes(placement.widthPx());
            byte[] row = orientation.isUpright() ? NONE : new byte[length];
            for (int y = 0; y < placement.heightPx(); y++) {
                if (orientation.isUpright()) {
                    pixels.put(offset(picture, y), room.view, y * room.strideBytes, length);
                } else {
                    room.readUpright(orientation, placement, y, row);
                    pixels.put(offset(picture, y), row);
                }
            }
        }
    }

    private static boolean isDirect(Placement placement, Orientation orientation) {
        return orientation.isUpright() && placement.widthPx() % BLOCK_PX == 0;
    }

    private static int rowBytes(int widthPx) {
        return widthPx * PictureFormat.BYTES_PER_PIXEL;
    }

    private static int offset(Picture picture, int row) {
        Placement placement = picture.placement();
        int y = placement.topPx() + row;
        return rowBytes(y * picture.format().widthPx() + placement.leftPx());
    }

    private Roomy roomFor(Placement placement, Orientation orientation) {
        int rows = orientation.heightPx(placement.widthPx(), placement.heightPx());
        int columns = orientation.widthPx(placement.widthPx(), placement.heightPx());
        int blocks = (columns + BLOCK_PX - 1) / BLOCK_PX + 1;
        int raw = rowBytes(blocks * BLOCK_PX);
        int stride = (raw + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
        Roomy room = roomy;
        if (room == null || room.strideBytes != stride || room.rows < rows) {
            closeRoomy();
            room = new Roomy(stride, rows);
            roomy = room;
        }
        return room;
    }

    private static final class Roomy {
        private final int strideBytes;
        private final int rows;
        private final BytePointer memory;
        private final ByteBuffer view;

        Roomy(int strideBytes, int rows) {
            this.strideBytes = strideBytes;
            this.rows = rows;
            this.memory = new BytePointer((long) strideBytes * (rows + 1));
            this.view = memory.asByteBuffer();
        }

        void readUpright(Orientation orientation, Placement upright, int y, byte[] row) {
            int width = upright.widthPx();
            int height = upright.heightPx();
            for (int x = 0; x < width; x++) {
                int stored =
                        orientation.storedY(x, y, width, height) * strideBytes
                                + rowBytes(orientation.storedX(x, y, width, height));
                view.get(stored, row, rowBytes(x), PictureFormat.BYTES_PER_PIXEL);
            }
        }
    }

    private void closeRoomy() {
        if (roomy != null) {
            roomy.memory.close();
            roomy = null;
        }
    }

    @Override
    public void close() {
        closeRoomy();
        targets.clear();
        planes.close();
        strides.close();
    }
}
