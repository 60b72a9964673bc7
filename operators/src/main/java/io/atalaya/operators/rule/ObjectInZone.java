package io.atalaya.operators.rule;

import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.rule.language.DurationText;
import io.atalaya.operators.rule.present.FrameFacts;
import io.atalaya.operators.rule.present.LocatedTrack;
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
    public void onFrame(FrameFacts frame, WatchBook watches, Consumer<Occurrence> found) {
        for (ZoneEvent event : frame.events()) {
            if (event.zoneId().equals(config.zone()) && isMeant(event.label())) {
                onEvent(event, frame, watches, found);
            }
        }
        for (LocatedTrack track : frame.tracks()) {
            Instant since = track.inSince(config.zone());
            if (since != null && isMeant(track.label())) {
                onPresence(since, track.id(), track.label(), frame, watches, found);
            }
        }
    }

    @Override
    public Instant startOf(Watch watch) {
        return watch.since().plus(config.forAtLeast());
    }

    private void onEvent(
            ZoneEvent event, FrameFacts frame, WatchBook watches, Consumer<Occurrence> found) {
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
            Instant since,
            long trackId,
            String label,
            FrameFacts frame,
            WatchBook watches,
            Consumer<Occurrence> found) {
        String key = key(frame.cameraId(), trackId);
        Watch watch = watches.find(key);
        if (watch == null) {
            // It was there before the rule was: nobody told this rule that it entered.
            watch = new Watch(since, what(trackId, 0), false, frame.frameId(), List.of());
            watches.put(key, watch);
        }
        Instant start = startOf(watch);
        if (watch.raised() || frame.at().isBefore(start)) {
            return;
        }
        watches.put(key, watch.asRaised());
        found.accept(begun(watch, trackId, label, frame));
    }

    private Occurrence begun(Watch watch, long trackId, String label, FrameFacts frame) {
        Duration inside = Duration.between(watch.since(), frame.at());
        return occurrence(
                watch,
                frame,
                trackId,
                null,
                List.of(watch.frameId(), frame.frameId()),
                watch.zoneEvents(),
                words(label, frame.count(config.zone(), label), inside));
    }

    private Occurrence ended(Watch watch, ZoneEvent left, FrameFacts frame) {
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
            FrameFacts frame,
            long trackId,
            @Nullable Instant end,
            List<String> frameIds,
            List<ZoneEvent> events,
            Map<String, String> words) {
        return new Occurrence(
                frame.area(),
                frame.cameraId(),
                watch.what(),
                startOf(watch),
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

    private boolean isMeant(String label) {
        return config.label() == null || config.label().equals(label);
    }

    private String what(long trackId, int visit) {
        return config.zone() + " track " + trackId + " visit " + visit;
    }

    private static String key(String cameraId, long trackId) {
        return cameraId + '\n' + trackId;
    }
}
