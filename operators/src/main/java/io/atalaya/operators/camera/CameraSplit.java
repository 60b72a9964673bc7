package io.atalaya.operators.camera;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.FrameCounts;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A camera and how far it was read.
 *
 * @param counts of the frames up to the position; {@code inferred} is not the source's to know
 * @param ended whether nothing more will come of it
 */
public record CameraSplit(
        String cameraId, CameraPosition position, FrameCounts counts, boolean ended)
        implements SourceSplit {
    public CameraSplit {
        requireNonNull(cameraId, "cameraId is null");
        requireNonNull(position, "position is null");
        requireNonNull(counts, "counts is null");
    }

    /** A camera that was not read yet. */
    public static CameraSplit unread(String cameraId) {
        return new CameraSplit(cameraId, CameraPosition.start(), FrameCounts.none(), false);
    }

    @Override
    public String splitId() {
        return cameraId;
    }
}
