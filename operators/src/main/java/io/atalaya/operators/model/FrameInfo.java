package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Which frame of which camera, and when it was captured.
 *
 * @param area the area the camera belongs to
 * @param streamEpoch 0 at first, one more after each reconnect
 * @param sequence counts a camera's frames from 0; gaps are exactly the frames skipped or dropped
 * @param droppedBefore frames skipped or dropped between the previous frame and this one
 * @param widthPx of the camera's own picture, as are all boxes
 * @param capturedAt event time, in UTC; how true it is says {@code clockSource}
 * @param arrivedAt when this machine had the frame, in UTC
 */
public record FrameInfo(
        String cameraId,
        String area,
        int streamEpoch,
        long sequence,
        long droppedBefore,
        int widthPx,
        int heightPx,
        Instant capturedAt,
        Instant arrivedAt,
        ClockSource clockSource) {

    public FrameInfo {
        requireNonNull(cameraId, "cameraId is null");
        requireNonNull(area, "area is null");
        requireNonNull(capturedAt, "capturedAt is null");
        requireNonNull(arrivedAt, "arrivedAt is null");
        requireNonNull(clockSource, "clockSource is null");
        if (widthPx <= 0 || heightPx <= 0) {
            throw new IllegalArgumentException(
                    "a frame needs a size, got " + widthPx + "x" + heightPx);
        }
    }

    /**
     * Names this frame on every topic; the same frame read twice has the same id. A live frame is
     * never read twice, but after a crash its camera counts on from the last checkpoint, or from 0
     * where there is none: the moment of its capture tells it from those that were before.
     */
    public String frameId() {
        String id = cameraId + "/" + streamEpoch + "/" + sequence;
        return isRecorded() ? id : id + "/" + capturedAt.toEpochMilli();
    }

    /** Whether it is of a file, which is read again after a crash, frame for frame. */
    public boolean isRecorded() {
        return clockSource == ClockSource.FILE_TIMESTAMP;
    }
}
