package io.atalaya.operators.rule;

import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.Track;
import io.atalaya.operators.model.ZoneCount;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZonePresence;
import io.atalaya.operators.rule.language.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An object was in a zone for a time. It is true once for each visit of a track, however long that
 * stands still, from the moment the time has passed until the visit ends. While a camera is lost
 * nobody knows; a visit then ends with the first frame that comes after the tracker's buffer.
 */
final class ObjectInZone implements Condition {
    private final ObjectInZoneConfig config;

    ObjectInZone(ObjectInZoneConfig config) {
        this.config = config;
    }

    @Override
    public void onFrame(Frame frame, WatchBook watches, Consumer<Occurrence> found) {
        for (ZoneEvent event : frame.events()) {
            if (event.zoneId().equals(config.zone()) && isMeant(event.label())) {
                onEvent(event, frame, watches, found);
            }
        }
        for (DetectedObject object : frame.objects()) {
            Track track = object.track();
            ZonePresence presence = presence(object);
            if (track != null && presence != null && isMeant(object.detection().label())) {
                onPresence(presence, track.id(), object.detection().label(), frame, watches, found);
            }
        }
    }

    private void onEvent(
            ZoneEvent event, Frame frame, WatchBook watches, Consumer<Occurrence> found) {
        String key = key(event.cameraId(), event.trackId());
        switch (event.type()) {
            case ENTER ->
                    watches.put(
                            key,
                            new Watch(
                                    event.at(),
                                    what(event.trackId(), event.visit()),
                                    false,
                                    event.frameId(),
                                    List.of(event)));
            case LEAVE -> {
                Watch watch = watches.find(key);
                watches.remove(key);
                if (watch != null && watch.raised()) {
                    found.accept(ended(watch, event, frame));
                }
            }
            case DWELL, CROSS -> {}
        }
    }

    private void onPresence(
            ZonePresence presence,
            long trackId,
            String label,
            Frame frame,
            WatchBook watches,
            Consumer<Occurrence> found) {
        String key = key(frame.info().cameraId(), trackId);
        Watch watch = watches.find(key);
        if (watch == null) {
            // It was there before the rule was: nobody told this rule that it entered.
            watch = new Watch(presence.since(), what(trackId, 0), false, frameId(frame), List.of());
            watches.put(key, watch);
        }
        Instant start = watch.since().plus(config.forAtLeast());
        if (watch.raised() || frame.info().capturedAt().isBefore(start)) {
            return;
        }
        watches.put(key, watch.asRaised());
        found.accept(begun(watch, trackId, label, frame));
    }

    private Occurrence begun(Watch watch, long trackId, String label, Frame frame) {
        Duration inside = Duration.between(watch.since(), frame.info().capturedAt());
        return occurrence(
                watch,
                frame,
                trackId,
                null,
                List.of(watch.frameId(), frameId(frame)),
                watch.zoneEvents(),
                words(label, countIn(frame, label), inside));
    }

    private Occurrence ended(Watch watch, ZoneEvent left, Frame frame) {
        List<ZoneEvent> events = new ArrayList<>(watch.zoneEvents());
        events.add(left);
        return occurrence(
                watch,
                frame,
                left.trackId(),
                left.at(),
                List.of(watch.frameId(), left.frameId()),
                events,
                words(left.label(), left.count(), Duration.between(watch.since(), left.at())));
    }

    private Occurrence occurrence(
            Watch watch,
            Frame frame,
            long trackId,
            @Nullable Instant end,
            List<String> frameIds,
            List<ZoneEvent> events,
            Map<String, String> words) {
        return new Occurrence(
                frame.info().area(),
                frame.info().cameraId(),
                watch.what(),
                watch.since().plus(config.forAtLeast()),
                end,
                List.of(Long.toString(trackId)),
                frameIds.stream().distinct().toList(),
                events,
                frame.model(),
                words);
    }

    private Map<String, String> words(String label, long count, Duration inside) {
        return Map.of(
                "label", label,
                "zone", config.zone(),
                "count", Long.toString(count),
                "duration", DurationText.of(inside));
    }

    private long countIn(Frame frame, String label) {
        return frame.zoneCounts().stream()
                .filter(count -> count.zoneId().equals(config.zone()))
                .filter(count -> count.label().equals(label))
                .mapToLong(ZoneCount::count)
                .sum();
    }

    private @Nullable ZonePresence presence(DetectedObject object) {
        for (ZonePresence presence : object.zones()) {
            if (presence.zoneId().equals(config.zone())) {
                return presence;
            }
        }
        return null;
    }

    private boolean isMeant(String label) {
        return config.label() == null || config.label().equals(label);
    }

    private String what(long trackId, int visit) {
        return config.zone() + " track " + trackId + " visit " + visit;
    }

    private static String frameId(Frame frame) {
        return frame.info().frameId();
    }

    private static String key(String cameraId, long trackId) {
        return cameraId + '\n' + trackId;
    }
}
