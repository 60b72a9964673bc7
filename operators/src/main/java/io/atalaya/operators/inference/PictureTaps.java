package io.atalaya.operators.inference;

import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.privacy.Redactor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * The one gate through which pictures reach those who store or show them: behind it everything is
 * blurred that has to be. A picture is kept from before the model's run until its result is there,
 * for frames that somebody wants.
 */
final class PictureTaps implements AutoCloseable {
    private final List<PictureTap> taps = new ArrayList<>();
    private final Map<String, Redactor> redactors = new HashMap<>();

    PictureTaps(PictureTapsConfig config, MetricGroup metrics) {
        config.taps().forEach(tap -> taps.add(tap.open(metrics)));
        config.privacy()
                .forEach(
                        (camera, privacy) -> {
                            if (privacy.blurs() && !taps.isEmpty()) {
                                redactors.put(camera, new Redactor(privacy));
                            }
                        });
    }

    /** What a frame's picture waits with; null where nobody wants it. */
    record Kept(PackedPicture picture, List<PictureTap> wantedBy) {}

    @Nullable Kept keep(CapturedFrame frame) {
        List<PictureTap> wantedBy = List.of();
        for (PictureTap tap : taps) {
            if (tap.wants(frame.info())) {
                wantedBy = wantedBy.isEmpty() ? new ArrayList<>(taps.size()) : wantedBy;
                wantedBy.add(tap);
            }
        }
        return wantedBy.isEmpty()
                ? null
                : new Kept(PackedPicture.copyOf(frame.picture()), wantedBy);
    }

    /** The model's result is there; of every frame, in the camera's order. */
    void found(
            @Nullable Kept kept,
            FrameInfo frame,
            List<Detection> found,
            PictureTap.SideOutput output) {
        Redactor redactor = redactors.get(frame.cameraId());
        if (redactor != null) {
            redactor.see(frame.capturedAt(), found);
        }
        if (kept == null) {
            return;
        }
        if (redactor != null) {
            redactor.redact(kept.picture(), frame.capturedAt());
        }
        kept.wantedBy().forEach(tap -> tap.take(kept.picture(), frame, found, output));
    }

    /** Why a camera's pictures are not kept; empty where they are, or need not be. */
    String trouble(String cameraId) {
        for (PictureTap tap : taps) {
            String trouble = tap.trouble(cameraId);
            if (!trouble.isEmpty()) {
                return trouble;
            }
        }
        return "";
    }

    @Override
    public void close() {
        taps.forEach(PictureTap::close);
        taps.clear();
    }
}
