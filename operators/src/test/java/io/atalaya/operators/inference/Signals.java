package io.atalaya.operators.inference;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.HealthSignal;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import java.time.Instant;
import java.util.Map;

/** What a camera would send, for tests. */
final class Signals {
    private static final PictureFormat TINY =
            new PictureFormat(2, 2, ColourOrder.BGR, Fit.STRETCH, 0);

    private Signals() {}

    static CapturedFrame frame(String camera, long sequence) {
        return frame(camera, sequence, (byte) sequence);
    }

    /** A frame with a picture that the fake host knows what to do about. */
    static CapturedFrame frame(String camera, long sequence, byte marker) {
        Picture picture = new PicturePool(TINY).borrow(TINY.place(2, 2));
        picture.pixels().put(0, marker);
        Instant at = Instant.ofEpochSecond(sequence);
        FrameInfo info =
                new FrameInfo(camera, "hall", 0, sequence, 0, 2, 2, at, at, ClockSource.ARRIVAL);
        return new CapturedFrame(info, picture);
    }

    static HealthSignal health(String camera, HealthStatus status, FrameCounts counts) {
        return new HealthSignal(
                new CameraHealth(
                        camera,
                        "hall",
                        status,
                        HealthReason.NONE,
                        "",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        0,
                        counts));
    }

    static FrameCounts counts(long captured, Map<String, Long> skipped, Map<String, Long> dropped) {
        return new FrameCounts(captured, 0, skipped, dropped);
    }

    static Detection detection(String label, int classId) {
        return new Detection(label, classId, 0.5f, new Box(0, 0, 1, 1));
    }
}
