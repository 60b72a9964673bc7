package io.atalaya.operators.zone;

import static java.util.Objects.requireNonNullElse;

import io.atalaya.operators.geometry.Point;
import io.atalaya.operators.model.CrossingDirection;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.Track;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.operators.model.ZonePresence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The work on one frame: used once and thrown away. */
final class ZonePass {
    private final List<ZoneWatcher> zoneWatchers;
    private final List<LineWatcher> lineWatchers;
    private final Frame frame;
    private final Instant at;
    private final String frameId;
    private final Map<Long, TrackWatch> tracks = new LinkedHashMap<>();
    private final Tally tally;
    private final List<ZoneEvent> events = new ArrayList<>();

    ZonePass(
            List<ZoneWatcher> zoneWatchers,
            List<LineWatcher> lineWatchers,
            ZoneMemory memory,
            Frame frame) {
        this.zoneWatchers = zoneWatchers;
        this.lineWatchers = lineWatchers;
        this.frame = frame;
        this.at = frame.info().capturedAt();
        this.frameId = frame.info().frameId();
        memory.tracks().forEach(track -> tracks.put(track.trackId(), track));
        this.tally = new Tally(memory);
    }

    /** Ends what was not seen for longer, also when the camera's clock was set back by more. */
    void endUnseenFor(Duration trackMemory) {
        List<TrackWatch> ended =
                tracks.values().stream()
                        .filter(track -> isBeyond(track.lastSeen(), trackMemory))
                        .toList();
        for (TrackWatch track : ended) {
            tracks.remove(track.trackId());
            for (ZoneVisit visit : track.visits()) {
                if (visit.inside()) {
                    left(track, visit, track.lastSeen(), track.lastFrameId());
                }
            }
        }
    }

    ZoneMonitor.Observation observe() {
        List<DetectedObject> located = new ArrayList<>(frame.objects().size());
        for (DetectedObject object : frame.objects()) {
            located.add(locate(object));
        }
        Frame seen = frame.withZones(located, tally.zoneCounts(zoneWatchers), events);
        return new ZoneMonitor.Observation(
                seen, new ZoneMemory(new ArrayList<>(tracks.values()), tally.lineCounts()));
    }

    private DetectedObject locate(DetectedObject object) {
        Track track = object.track();
        if (track == null || track.missedFrames() > 0) {
            return object;
        }
        TrackWatch before =
                requireNonNullElse(
                        tracks.get(track.id()),
                        new TrackWatch(
                                track.id(),
                                object.detection().label(),
                                at,
                                frameId,
                                List.of(),
                                List.of()));
        TrackWatch now =
                new TrackWatch(
                        before.trackId(),
                        before.label(),
                        at,
                        frameId,
                        visits(before, object),
                        passages(before, object));
        tracks.put(track.id(), now);
        return new DetectedObject(object.detection(), track, presences(now));
    }

    private List<ZoneVisit> visits(TrackWatch track, DetectedObject object) {
        List<ZoneVisit> visits = new ArrayList<>();
        for (ZoneWatcher watcher : zoneWatchers) {
            if (watcher.config().watches(track.label())) {
                ZoneVisit before = visitOf(track, watcher.config().name());
                Point point = watcher.config().anchor().of(object.detection().box(), frame.info());
                ZoneVisit now = watcher.advance(before, point, at, frameId);
                visits.add(tell(watcher, track, before, now));
            }
        }
        return visits;
    }

    private ZoneVisit tell(ZoneWatcher watcher, TrackWatch track, ZoneVisit before, ZoneVisit now) {
        if (before.inside() && !now.inside()) {
            left(
                    track,
                    before,
                    before.pendingFrames() > 0 ? before.pendingSince() : at,
                    from(before));
        } else if (!before.inside() && now.inside()) {
            long count = tally.entered(now.zoneId(), track.label());
            add(ZoneEventType.ENTER, track, now, now.since(), from(before), count);
        }
        if (!watcher.dwellIsDue(now, at)) {
            return now;
        }
        long count = tally.inside(now.zoneId(), track.label());
        add(ZoneEventType.DWELL, track, now, at, frameId, count);
        return now.dwelt(watcher.dwellUntil(now, at));
    }

    private List<LinePassage> passages(TrackWatch track, DetectedObject object) {
        List<LinePassage> passages = new ArrayList<>();
        for (LineWatcher watcher : lineWatchers) {
            LineConfig line = watcher.config();
            if (line.counts(track.label())) {
                Point point = line.anchor().of(object.detection().box(), frame.info());
                LinePassage before = passageOf(track, line.name(), point);
                LinePassage now = watcher.advance(before, point, at, frameId);
                passages.add(now);
                if (now.crossings() > before.crossings()) {
                    crossed(track, before, now);
                }
            }
        }
        return passages;
    }

    private void crossed(TrackWatch track, LinePassage before, LinePassage now) {
        CrossingDirection direction = LineWatcher.directionTo(now.side());
        boolean waited = before.pendingFrames() > 0 && before.pendingSide() == now.side();
        events.add(
                new ZoneEvent(
                        frame.info().cameraId(),
                        frame.info().area(),
                        now.lineId(),
                        ZoneEventType.CROSS,
                        direction,
                        waited ? before.pendingFrameId() : frameId,
                        track.trackId(),
                        track.label(),
                        now.crossings(),
                        now.pendingSince(),
                        0,
                        tally.crossed(now.lineId(), track.label(), direction)));
    }

    private void left(TrackWatch track, ZoneVisit visit, Instant when, String inFrame) {
        long count = tally.left(visit.zoneId(), track.label());
        add(ZoneEventType.LEAVE, track, visit, when, inFrame, count);
    }

    private void add(
            ZoneEventType type,
            TrackWatch track,
            ZoneVisit visit,
            Instant when,
            String inFrame,
            long count) {
        events.add(
                new ZoneEvent(
                        frame.info().cameraId(),
                        frame.info().area(),
                        visit.zoneId(),
                        type,
                        CrossingDirection.NONE,
                        inFrame,
                        track.trackId(),
                        track.label(),
                        visit.visit(),
                        when,
                        Duration.between(visit.since(), when).toMillis(),
                        count));
    }

    /** The frame that showed the change first. */
    private String from(ZoneVisit before) {
        return before.pendingFrames() > 0 ? before.pendingFrameId() : frameId;
    }

    private ZoneVisit visitOf(TrackWatch track, String zoneId) {
        for (ZoneVisit visit : track.visits()) {
            if (visit.zoneId().equals(zoneId)) {
                return visit;
            }
        }
        return ZoneVisit.outside(zoneId, at);
    }

    private LinePassage passageOf(TrackWatch track, String lineId, Point point) {
        for (LinePassage passage : track.passages()) {
            if (passage.lineId().equals(lineId)) {
                return passage;
            }
        }
        return LinePassage.unknown(lineId, point, at);
    }

    private static List<ZonePresence> presences(TrackWatch track) {
        return track.visits().stream()
                .filter(ZoneVisit::shown)
                .map(visit -> new ZonePresence(visit.zoneId(), visit.since()))
                .toList();
    }

    private boolean isBeyond(Instant lastSeen, Duration trackMemory) {
        return Duration.between(lastSeen, at).abs().compareTo(trackMemory) > 0;
    }
}
