package io.atalaya.operators.camera.ffmpeg;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * Brings FFmpeg's question "shall I go on?" to the {@link Deadline} of the video that it reads.
 *
 * <p>JavaCPP compiles a fixed small number of native entry points for a kind of callback, so that
 * one object per camera would fail with the eleventh camera. There is one for all, and FFmpeg's
 * opaque pointer carries a number that says which video asks.
 */
final class Interrupts {
    private static final ConcurrentHashMap<Long, Deadline> DEADLINES = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT_NUMBER = new AtomicLong(1);
    private static final Callback CALLBACK = new Callback();

    private Interrupts() {}

    /** Returns the number to {@link #forget} when the video is closed. */
    static long watch(AVFormatContext context, Deadline deadline) {
        long number = NEXT_NUMBER.getAndIncrement();
        DEADLINES.put(number, deadline);
        AVIOInterruptCB interrupt = context.interrupt_callback();
        interrupt.callback(CALLBACK);
        interrupt.opaque(new Tag(number));
        return number;
    }

    static void forget(long number) {
        DEADLINES.remove(number);
    }

    /** How many videos are open, for tests that look for leaks. */
    static int watched() {
        return DEADLINES.size();
    }

    private static final class Callback extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer opaque) {
            Deadline deadline = DEADLINES.get(opaque.address());
            return deadline == null || deadline.mustStop() ? 1 : 0;
        }
    }

    /** A number in a pointer's clothes; it points nowhere. */
    private static final class Tag extends Pointer {
        Tag(long number) {
            super((Pointer) null);
            address = number;
        }
    }
}
