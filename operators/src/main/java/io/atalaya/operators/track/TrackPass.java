package io.atalaya.operators.track;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The work on one frame: used once and thrown away. */
final class TrackPass {
    /** Weak detections are often of something else: they must lie where the track is expected. */
    private static final double WEAK_MATCHING_THRESHOLD = 0.5;

    /** By how much the authors' code wants a detection to be stronger to begin a track. */
    private static final double BEGIN_MARGIN = 0.1;

    private final TrackerConfig config;
    private final BoxFilter filter;
    private final AlternativeLabels labels;
    private final Frame frame;
    private final List<AlternativeLabels.Claim> claims;
    private final Instant at;
    private final FollowedTracks before;
    private final List<FollowedTrack> tracks;
    private final @Nullable FollowedTrack[] trackOfObject;
    private long lastId;
    private int started;
    private int ended;

    TrackPass(
            TrackerConfig config,
            BoxFilter filter,
            AlternativeLabels labels,
            TrackerMemory memory,
            Frame frame) {
        this.config = config;
        this.filter = filter;
        this.labels = labels;
        this.frame = frame;
        this.claims = labels.claims(frame.objects());
        this.at = frame.info().capturedAt();
        this.before = memory.followed();
        this.tracks = new ArrayList<>(before.tracks());
        this.trackOfObject = new FollowedTrack[claims.size()];
        this.lastId = memory.lastId();
    }

    void endAll() {
        tracks.forEach(this::countEnd);
        tracks.clear();
    }

    /** Before anything is associated: what is looked for no longer is found no longer. */
    void endExpired() {
        tracks.stream().filter(this::isExpired).forEach(this::countEnd);
        tracks.removeIf(this::isExpired);
    }

    void predict() {
        double seconds = Duration.between(before.at(), at).toNanos() / 1e9;
        // A clock that goes back a little does not turn the motion round.
        double steps = Math.max(0, seconds) * BoxFilter.STEPS_PER_SECOND;
        tracks.replaceAll(
                track ->
                        track.predicted(
                                track.missedFrames() > 0
                                        ? filter.predictUnseen(track.estimate(), steps)
                                        : filter.predict(track.estimate(), steps)));
    }

    void associate() {
        Predicate<FollowedTrack> unmatched = track -> track.missedFrames() > 0;
        double threshold = config.minimumMatchingThreshold();
        match(unmatched.and(FollowedTrack::confirmed), this::isStrong, threshold);
        // Missed in this frame only: it was seen in the frame before.
        match(
                unmatched.and(track -> track.confirmed() && track.missedFrames() == 1),
                this::isWeak,
                Math.max(threshold, WEAK_MATCHING_THRESHOLD));
        match(unmatched.and(track -> !track.confirmed()), this::isStrong, threshold);
        tracks.removeIf(track -> !track.confirmed() && track.missedFrames() > 0);
        beginTracks();
    }

    Tracker.Result result() {
        List<DetectedObject> objects = new ArrayList<>(claims.size());
        for (int i = 0; i < trackOfObject.length; i++) {
            DetectedObject object = claims.get(i).object();
            FollowedTrack track = trackOfObject[i];
            objects.add(track == null || !track.confirmed() ? object : followedBy(track, object));
        }
        FollowedTracks after =
                tracks.isEmpty() ? FollowedTracks.none() : FollowedTracks.in(frame.info(), tracks);
        return new Tracker.Result(
                frame.withObjects(objects), new TrackerMemory(lastId, after), started, ended);
    }

    private static DetectedObject followedBy(FollowedTrack track, DetectedObject object) {
        Detection labelled =
                AlternativeLabels.under(track.label(), track.votes(), object.detection());
        return new DetectedObject(
                AttributeVotes.with(track.attributes(), labelled), track.toTrack(), object.zones());
    }

    private void match(
            Predicate<FollowedTrack> candidates, Predicate<Detection> wanted, double threshold) {
        List<Integer> rows = indices(tracks.size(), i -> candidates.test(tracks.get(i)));
        List<Integer> columns =
                indices(
                        trackOfObject.length,
                        i -> trackOfObject[i] == null && wanted.test(detection(i)));
        if (rows.isEmpty() || columns.isEmpty()) {
            return;
        }
        double[][] gains = new double[rows.size()][columns.size()];
        for (int row = 0; row < gains.length; row++) {
            FollowedTrack track = tracks.get(rows.get(row));
            Box expected = track.box();
            for (int column = 0; column < gains[row].length; column++) {
                gains[row][column] =
                        gain(track, expected, detection(columns.get(column)), threshold);
            }
        }
        int[] columnOfRow = Assignment.match(gains);
        for (int row = 0; row < columnOfRow.length; row++) {
            if (columnOfRow[row] != Assignment.NONE) {
                see(rows.get(row), columns.get(columnOfRow[row]));
            }
        }
    }

    private double gain(FollowedTrack track, Box expected, Detection detection, double threshold) {
        if (!track.label().equals(detection.label())
                && !labels.alternate(track.label(), detection.label())) {
            return 0;
        }
        double overlap = expected.iou(detection.box());
        return overlap >= threshold ? overlap : 0;
    }

    private void see(int track, int object) {
        FollowedTrack expected = tracks.get(track);
        double seconds = Duration.between(expected.lastSeen(), at).toNanos() / 1e9;
        FollowedTrack seen =
                expected.seen(
                        filter.correct(expected.estimate(), detection(object).box()),
                        labels.counted(expected.votes(), seconds, claims.get(object)),
                        AttributeVotes.counted(expected.attributes(), seconds, claims.get(object)),
                        at);
        FollowedTrack now = confirmedIfDue(underElectedLabel(seen));
        tracks.set(track, now);
        trackOfObject[object] = now;
    }

    private FollowedTrack underElectedLabel(FollowedTrack track) {
        String elected = AlternativeLabels.elected(track.label(), track.votes());
        if (elected.equals(track.label())) {
            return track;
        }
        countEnd(track);
        return track.continuedAs(elected);
    }

    private void beginTracks() {
        for (int i = 0; i < trackOfObject.length; i++) {
            Detection detection = detection(i);
            if (trackOfObject[i] == null && beginsTrack(detection)) {
                FollowedTrack track =
                        FollowedTrack.begin(
                                detection.label(),
                                labels.counted(List.of(), 0, claims.get(i)),
                                AttributeVotes.counted(List.of(), 0, claims.get(i)),
                                filter.begin(detection.box()),
                                at);
                FollowedTrack begun = confirmedIfDue(track);
                tracks.add(begun);
                trackOfObject[i] = begun;
            }
        }
    }

    private FollowedTrack confirmedIfDue(FollowedTrack track) {
        if (track.confirmed() || track.seenFrames() < config.minimumConsecutiveFrames()) {
            return track;
        }
        started++;
        return track.confirmedAs(++lastId);
    }

    private boolean isExpired(FollowedTrack track) {
        Duration unseen = Duration.between(track.lastSeen(), at).abs();
        return unseen.compareTo(config.lostTrackBuffer()) > 0;
    }

    private void countEnd(FollowedTrack track) {
        if (track.confirmed()) {
            ended++;
        }
    }

    private boolean beginsTrack(Detection detection) {
        return detection.confidence() >= config.trackActivationThreshold();
    }

    private boolean isStrong(Detection detection) {
        return detection.confidence() >= config.trackActivationThreshold() - BEGIN_MARGIN;
    }

    private boolean isWeak(Detection detection) {
        return !isStrong(detection) && detection.confidence() >= config.minimumConfidence();
    }

    private Detection detection(int object) {
        return claims.get(object).detection();
    }

    private static List<Integer> indices(int size, IntPredicate wanted) {
        List<Integer> indices = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            if (wanted.test(i)) {
                indices.add(i);
            }
        }
        return indices;
    }
}
