package io.atalaya.operators.picture;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One picture at a model's input size. It borrows its memory from a {@link PicturePool}: whoever
 * holds it last closes it, once.
 */
public final class Picture implements AutoCloseable {
    private final ByteBuffer pixels;
    private final PictureFormat format;
    private final Placement placement;
    private final Consumer<ByteBuffer> giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    public Picture(
            ByteBuffer pixels,
            PictureFormat format,
            Placement placement,
            Consumer<ByteBuffer> giveBack) {
        this.pixels = requireNonNull(pixels, "pixels is null");
        this.format = requireNonNull(format, "format is null");
        this.placement = requireNonNull(placement, "placement is null");
        this.giveBack = requireNonNull(giveBack, "giveBack is null");
    }

    /**
     * The direct buffer, {@code height x width x 3} bytes from its position 0; read it by index.
     */
    public ByteBuffer pixels() {
        if (closed.get()) {
            throw new IllegalStateException("this picture was closed; its memory may hold another");
        }
        return pixels;
    }

    public PictureFormat format() {
        return format;
    }

    public Placement placement() {
        return placement;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.accept(pixels);
        }
    }
}
