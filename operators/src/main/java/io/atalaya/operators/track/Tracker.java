package io.atalaya.operators.track;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Frame;
import java.time.Duration;

/**
 * ByteTrack (Zhang et al., "ByteTrack: Multi-Object Tracking by Associating Every Detection Box",
 * ECCV 2022, algorithm 1) for one camera: tracks take the strong detections first, those that are
 * left the weak ones, and strong ones that nobody took begin new tracks.
 *
 * <p>Three things differ, because cameras drop frames and reconnect. Time is the frames' own:
 * prediction and the lost buffer go by it and not by the number of frames. Objects of different
 * labels are never the same track, though {@link AlternativeLabels} help to find out which label an
 * object bears. And a track gets its id only once it was seen {@code minimumConsecutiveFrames}
 * times in a row.
 *
 * <p>It keeps nothing but its configuration and working memory: what it must know of the frames
 * before goes in as {@link TrackerMemory} and comes out again. One thread at a time.
 */
public final class Tracker {
    private final TrackerConfig config;
    private final BoxFilter filter = new BoxFilter();
    private final AlternativeLabels labels;

    public Tracker(TrackerConfig config) {
        this.config = requireNonNull(config, "config is null");
        this.labels = new AlternativeLabels(config.alternativeLabels());
    }

    /** The frame with tracks on its objects, and what to remember for the next one. */
    public Result follow(TrackerMemory memory, Frame frame) {
        TrackPass pass = new TrackPass(config, filter, labels, memory, frame);
        if (continues(memory.followed(), frame)) {
            pass.endExpired();
            pass.predict();
        } else {
            pass.endAll();
        }
        pass.associate();
        return pass.result();
    }

    /**
     * A new stream epoch alone ends no track: what stood there before a short interruption stands
     * there after it. A gap longer than the lost buffer, a clock set back by more, or a picture of
     * another size does.
     */
    private boolean continues(FollowedTracks followed, Frame frame) {
        Duration gap = Duration.between(followed.at(), frame.info().capturedAt()).abs();
        return followed.showsSamePictureAs(frame.info())
                && gap.compareTo(config.lostTrackBuffer()) <= 0;
    }

    /**
     * What one frame gave.
     *
     * @param frame its {@link DetectedObject}s in the order they came, with their tracks
     * @param started tracks that got their id in this frame
     * @param ended tracks with an id that are looked for no longer
     */
    public record Result(Frame frame, TrackerMemory memory, int started, int ended) {}
}
