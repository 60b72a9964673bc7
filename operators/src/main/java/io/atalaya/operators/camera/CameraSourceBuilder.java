package io.atalaya.operators.camera;

import io.atalaya.operators.camera.recording.AbandonedSegments;
import io.atalaya.operators.camera.recording.RecordingPlan;
import io.atalaya.operators.picture.PictureFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the cameras of a {@link CameraSource}. */
public final class CameraSourceBuilder {
    private final List<CameraInput> inputs = new ArrayList<>();
    private @Nullable AbandonedSegments abandoned;

    CameraSourceBuilder() {}

    /** Adds a camera, whose frames are scaled to what its model wants. */
    public CameraSourceBuilder camera(CameraConfig config, PictureFormat format) {
        inputs.add(new CameraInput(config, format));
        return this;
    }

    /** Adds a camera whose video is kept as it comes. */
    public CameraSourceBuilder recordedCamera(
            CameraConfig config, PictureFormat format, RecordingPlan recording) {
        inputs.add(new CameraInput(config, format, recording));
        return this;
    }

    /** Has segments of cameras that are recorded no more deleted in their time. */
    public CameraSourceBuilder abandoned(AbandonedSegments segments) {
        abandoned = segments;
        return this;
    }

    /**
     * Makes the source.
     *
     * @throws IllegalArgumentException where there is no camera, or two have one name
     */
    public CameraSource build() {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("a camera source needs at least one camera");
        }
        Set<String> names = new HashSet<>();
        for (CameraInput input : inputs) {
            if (!names.add(input.cameraId())) {
                throw new IllegalArgumentException(
                        "two cameras are named " + input.cameraId() + "; names must differ");
            }
        }
        return new CameraSource(inputs, abandoned);
    }
}
