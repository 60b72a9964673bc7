package io.atalaya.operators.camera;

import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.picture.HealthSignal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How far event time has come at the cameras. A live one's follows the wall clock, so that a camera
 * that is away holds no rule up; a file's follows its frames, so that a replay says the same each
 * time. Each camera has its own; the slowest counts.
 */
public final class CameraWatermarks implements WatermarkStrategy<CameraSignal> {
    /**
     * By how much a live frame may be older than now when it is handed on: a network's buffers and
     * decoding. The model's time is not in it, since a watermark waits for the frames before it.
     */
    public static final Duration LIVE_DELAY = Duration.ofMillis(300);

    private static final long serialVersionUID = 1L;

    private final HashSet<String> live;

    /**
     * @param liveCameras the names of the cameras whose frames are of now
     */
    public CameraWatermarks(Collection<String> liveCameras) {
        this.live = new HashSet<>(liveCameras);
    }

    @Override
    public WatermarkGenerator<CameraSignal> createWatermarkGenerator(
            WatermarkGeneratorSupplier.Context context) {
        return generator(InstantSource.system());
    }

    WatermarkGenerator<CameraSignal> generator(InstantSource clock) {
        return new Generator(clock);
    }

    /** Of one camera. */
    private final class Generator implements WatermarkGenerator<CameraSignal> {
        private final InstantSource clock;
        private boolean known;
        private boolean isLive;
        private long greatest = Long.MIN_VALUE;

        Generator(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public void onEvent(CameraSignal signal, long timestamp, WatermarkOutput output) {
            if (!known) {
                known = true;
                isLive = live.contains(cameraId(signal));
            }
            greatest = Math.max(greatest, timestamp);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (!known) {
                return;
            }
            long reached = isLive ? clock.instant().minus(LIVE_DELAY).toEpochMilli() : greatest - 1;
            output.emitWatermark(new Watermark(reached));
        }
    }

    private static String cameraId(CameraSignal signal) {
        if (signal instanceof CapturedFrame frame) {
            return frame.info().cameraId();
        }
        return signal instanceof HealthSignal health ? health.health().cameraId() : "";
    }
}
