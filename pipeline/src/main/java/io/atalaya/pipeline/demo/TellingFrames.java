package io.atalaya.pipeline.demo;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Remembers what a run said, and finds for each camera the frame that shows most of it. */
public final class TellingFrames implements BiConsumer<Topic, Message> {
    /** By then everybody sees what the alert is about. */
    private static final Duration INTO_THE_ALERT = Duration.ofSeconds(1);

    private final Map<String, List<Frame>> framesByCamera = new TreeMap<>();
    private final Map<String, Alert> firstAlertByCamera = new TreeMap<>();

    @Override
    public synchronized void accept(Topic topic, Message message) {
        if (message instanceof Frame frame) {
            framesByCamera
                    .computeIfAbsent(frame.getSensorId(), camera -> new ArrayList<>())
                    .add(frame);
        } else if (message instanceof Alert alert && alert.getRevision() == 1) {
            firstAlertByCamera.merge(alert.getSensorId(), alert, TellingFrames::moreUrgent);
        }
    }

    private static Alert moreUrgent(Alert one, Alert other) {
        return other.getPriorityValue() < one.getPriorityValue() ? other : one;
    }

    /** A moment into its most urgent alert; without any, when it saw most. */
    public synchronized Optional<Frame> of(String camera) {
        List<Frame> frames = framesByCamera.getOrDefault(camera, List.of());
        Alert alert = firstAlertByCamera.get(camera);
        return alert == null
                ? frames.stream().max(Comparator.comparingInt(Frame::getObjectsCount))
                : Optional.ofNullable(at(frames, instant(alert.getTimestamp())));
    }

    private static @Nullable Frame at(List<Frame> frames, Instant start) {
        Instant wanted = start.plus(INTO_THE_ALERT);
        return frames.stream()
                .filter(frame -> !instant(frame.getTimestamp()).isBefore(wanted))
                .findFirst()
                .orElse(null);
    }

    private static Instant instant(Timestamp at) {
        return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
    }
}
