package io.atalaya.operators.inference;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.FrameInfo;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.jspecify.annotations.Nullable;

/** What waits in the operator's queue for all before it to leave. */
sealed interface PendingSignal {
    /** Whether it can leave as soon as it is first. */
    default boolean isReady() {
        return true;
    }

    /** A camera's health. */
    record Health(CameraHealth health, @Nullable Long timestamp) implements PendingSignal {}

    /** Event time. */
    record Time(Watermark watermark) implements PendingSignal {}

    /** Whether event time is to be waited for. */
    record Status(WatermarkStatus status) implements PendingSignal {}

    /** A frame under way in the host; its outcome is set there and read on the task thread. */
    final class InFlight implements PendingSignal, InferenceCallback {
        private final FrameInfo info;
        private final @Nullable Long timestamp;
        private final PictureTaps.@Nullable Kept kept;
        private final Runnable whenDone;
        private volatile @Nullable InferenceResult result;
        private volatile @Nullable Throwable failure;

        InFlight(
                FrameInfo info,
                @Nullable Long timestamp,
                PictureTaps.@Nullable Kept kept,
                Runnable whenDone) {
            this.info = info;
            this.timestamp = timestamp;
            this.kept = kept;
            this.whenDone = whenDone;
        }

        @Override
        @OffTaskThread
        public void completed(InferenceResult found) {
            result = found;
            whenDone.run();
        }

        @Override
        @OffTaskThread
        public void failed(Throwable cause) {
            failure = cause;
            whenDone.run();
        }

        @Override
        public boolean isReady() {
            return result != null || failure != null;
        }

        FrameInfo info() {
            return info;
        }

        @Nullable Long timestamp() {
            return timestamp;
        }

        /** The picture, where somebody waits to see it with the result. */
        PictureTaps.@Nullable Kept kept() {
            return kept;
        }

        @Nullable InferenceResult result() {
            return result;
        }

        @Nullable Throwable failure() {
            return failure;
        }
    }
}
