package io.atalaya.operators.picture;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Direct buffers of one size, used again and again so that a running camera allocates nothing. Safe
 * for the camera's thread to borrow and an inference thread to give back.
 */
public final class PicturePool {
    private final PictureFormat format;
    private final ConcurrentLinkedDeque<ByteBuffer> free = new ConcurrentLinkedDeque<>();

    public PicturePool(PictureFormat format) {
        this.format = requireNonNull(format, "format is null");
    }

    /**
     * A picture whose pixels are whatever was there before; bounded by how many are held at once.
     */
    public Picture borrow(Placement placement) {
        ByteBuffer pixels = free.pollFirst();
        if (pixels == null) {
            pixels = ByteBuffer.allocateDirect(format.sizeBytes()).order(ByteOrder.nativeOrder());
        }
        return new Picture(pixels, format, placement, free::addFirst);
    }
}
