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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object was in a zone for a time. It is true once for each visit of a track, however long that
 * stands still, from the moment the time has passed until the visit ends. While a camera is lost
 * nobody knows; a visit then ends with the first frame that comes after the tracker's buffer. Where
 * attributes are asked for, a visit lasts as long as the track is inside and has them.
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
            if (track.inSince(config.zone()) != null && isMeant(track.label())) {
                if (hasAttributes(track)) {
                    onPresence(track, frame, watches, found);
                } else {
                    onLost(track, frame, watches, found);
                }
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
            LocatedTrack track, FrameFacts frame, WatchBook watches, Consumer<Occurrence> found) {
        String key = key(frame.cameraId(), track.id());
        Watch watch = watches.find(key);
        if (watch == null) {
            watch =
                    new Watch(
                            since(track, frame),
                            what(track.id(), 0),
                            false,
                            frame.frameId(),
                            List.of());
            watches.put(key, watch);
        }
        Instant start = startOf(watch);
        if (watch.raised() || frame.at().isBefore(start)) {
            return;
        }
        watches.put(key, watch.asRaised());
        found.accept(begun(watch, track.id(), track.label(), frame));
    }

    /**
     * It was there before the rule was, so that nobody told this rule that it entered; or it has
     * the attributes only now.
     */
    private Instant since(LocatedTrack track, FrameFacts frame) {
        Instant inside = track.inSince(config.zone());
        return inside == null || !config.attributes().isEmpty() ? frame.at() : inside;
    }

    /** It is still inside, and has the attributes no more, or not yet. */
    private void onLost(
            LocatedTrack track, FrameFacts frame, WatchBook watches, Consumer<Occurrence> found) {
        String key = key(frame.cameraId(), track.id());
        Watch watch = watches.find(key);
        if (watch == null) {
            return;
        }
        watches.remove(key);
        if (watch.raised()) {
            found.accept(
                    occurrence(
                            watch,
                            frame,
                            track.id(),
                            frame.at(),
                            List.of(watch.frameId(), frame.frameId()),
                            watch.zoneEvents(),
                            words(
                                    track.label(),
                                    frame,
                                    Duration.between(watch.since(), frame.at()))));
        }
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
                words(label, frame, inside));
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
                words(left.label(), frame, Duration.between(watch.since(), left.at())));
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

    private Map<String, String> words(String label, FrameFacts frame, Duration inside) {
        int count =
                config.attributes().isEmpty()
                        ? frame.count(config.zone(), label)
                        : frame.count(config.zone(), label, this::hasAttributes);
        return Map.of(
                "label", label,
                "attributes", attributes(),
                "zone", config.zone(),
                "count", Integer.toString(count),
                "duration", DurationText.of(inside));
    }

    private String attributes() {
        return config.attributes().entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private boolean hasAttributes(LocatedTrack track) {
        return config.attributes().entrySet().stream()
                .allMatch(one -> track.has(one.getKey(), one.getValue()));
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
