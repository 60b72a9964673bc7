package io.atalaya.operators.privacy;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.picture.PackedPicture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Blurs one camera's pictures. It is told of every frame, also of those whose picture nobody wants,
 * because it remembers: what the model misses for a moment stays covered, by a patch that grows
 * with the time since.
 */
public final class Redactor {
    private static final double MILLIS_PER_SECOND = 1000;
    private static final double GROWTH_PER_SECOND = 0.5;
    // A box that moved by more than this is another place, which stays covered too.
    private static final float SAME_PLACE_IOU = 0.5f;

    private final PrivacyConfig config;
    private List<Patch> patches = List.of();

    private record Patch(Box box, Instant seenAt) {}

    public Redactor(PrivacyConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    /**
     * Takes in what was found in the camera's next frame.
     *
     * @param at event time
     * @param found all that the model found, before any filter of labels
     */
    public void see(Instant at, List<Detection> found) {
        List<Patch> now = new ArrayList<>();
        for (Detection detection : found) {
            if (config.blur().contains(detection.label())) {
                now.add(new Patch(grown(detection.box(), config.marginRatio()), at));
            }
        }
        for (Patch old : patches) {
            if (lasts(old, at) && now.stream().noneMatch(one -> isSamePlace(one, old))) {
                now.add(old);
            }
        }
        patches = now;
    }

    private boolean lasts(Patch patch, Instant at) {
        Duration age = Duration.between(patch.seenAt(), at);
        return !age.isNegative() && age.compareTo(config.holdFor()) <= 0;
    }

    private static boolean isSamePlace(Patch one, Patch other) {
        return one.box().iou(other.box()) >= SAME_PLACE_IOU;
    }

    /** What must not be seen in the frame of that time, in the camera's own pixels. */
    public List<Box> covered(Instant at) {
        List<Box> boxes = new ArrayList<>(patches.size());
        for (Patch patch : patches) {
            double seconds = Duration.between(patch.seenAt(), at).toMillis() / MILLIS_PER_SECOND;
            boxes.add(grown(patch.box(), GROWTH_PER_SECOND * Math.max(0, seconds) / 2));
        }
        return boxes;
    }

    /** Blurs what must not be seen in the picture of the frame that was last seen. */
    public void redact(PackedPicture picture, Instant at) {
        for (Box box : covered(at)) {
            Mosaic.cover(picture, box);
        }
    }

    private static Box grown(Box box, double ratio) {
        float x = (float) (box.width() * ratio);
        float y = (float) (box.height() * ratio);
        return new Box(box.left() - x, box.top() - y, box.right() + x, box.bottom() + y);
    }
}
