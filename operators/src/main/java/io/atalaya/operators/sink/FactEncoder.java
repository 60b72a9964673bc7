package io.atalaya.operators.sink;

import static java.util.stream.Collectors.toCollection;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.DeletedEvidence;
import io.atalaya.operators.model.EvidenceFile;
import io.atalaya.operators.model.ForgottenAlert;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.Preview;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.SensorHealth;
import io.atalaya.schemas.Topic;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says which messages tell of a fact, and on which topics.
 *
 * @param <T> the fact
 */
public abstract sealed class FactEncoder<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Not to be noticed by who waits for an alert or looks at what a camera sees. */
    private static final Duration LINGER_OF_NEWS = Duration.ofMillis(5);

    /**
     * Nobody waits for one frame of a recording, but for all of them: they share requests, each of
     * which costs producer and broker more work than a message.
     */
    private static final Duration LINGER_OF_RECORDINGS = Duration.ofMillis(200);

    /** Rules and detectors do not read them from the topic; who does can wait for a moment. */
    private static final Duration LINGER_OF_READINGS = Duration.ofMillis(50);

    private FactEncoder() {}

    /** How long a message waits for others to share its request to the broker. */
    Duration linger() {
        return LINGER_OF_NEWS;
    }

    /** A frame on {@code detections}, and what happened in it on {@code zone-events}. */
    public static FactEncoder<Frame> frames() {
        return new Frames(LINGER_OF_NEWS);
    }

    /** The same, where all frames are read from recordings as fast as it goes. */
    public static FactEncoder<Frame> recordedFrames() {
        return new Frames(LINGER_OF_RECORDINGS);
    }

    /** An alert's revision on {@code alerts} and on {@code alert-events}. */
    public static FactEncoder<Alert> alerts() {
        return alerts(AlertEvidence.none());
    }

    /** The same, with the evidence that an alert will have. */
    public static FactEncoder<Alert> alerts(AlertEvidence evidence) {
        return new Alerts(evidence);
    }

    /** A piece of evidence that was stored, or could not be, on {@code evidence}. */
    public static FactEncoder<EvidenceFile> evidence() {
        return new StoredEvidences();
    }

    /** The end of a piece of evidence on {@code evidence}. */
    public static FactEncoder<DeletedEvidence> deletedEvidence() {
        return new DeletedEvidences();
    }

    /** A series out of the ordinary on {@code anomalies}, when it begins and when it ends. */
    public static FactEncoder<Anomaly> anomalies() {
        return new Anomalies();
    }

    /** A camera's health on {@code health}. */
    public static FactEncoder<CameraHealth> health() {
        return new HealthReports();
    }

    /** A sensor's values on {@code readings}. */
    public static FactEncoder<Reading> readings() {
        return new Readings();
    }

    /** A sensor's health on {@code health}. */
    public static FactEncoder<SensorHealth> sensorHealth() {
        return new SensorHealthReports();
    }

    /** The end of an alert's present state on {@code alerts}. */
    public static FactEncoder<ForgottenAlert> forgottenAlerts() {
        return new ForgottenAlerts();
    }

    /** What became of a command, on {@code command-answers}. */
    public static FactEncoder<CommandAnswer> commandAnswers() {
        return new CommandAnswers();
    }

    /** A small picture on {@code previews}. */
    public static FactEncoder<Preview> previews() {
        return new Previews();
    }

    /** What could not be handled, on {@code dead-letters}. */
    public static FactEncoder<DeadLetter> deadLetters() {
        return new DeadLetters();
    }

    /**
     * The messages that tell of a fact, as they leave.
     *
     * @throws MessageTooLargeException when the broker would refuse one of them
     */
    public abstract List<OutgoingMessage> encode(T fact, MessageEncoder encoder, Instant now);

    /** Names the fact in a dead letter. */
    abstract String origin(T fact);

    abstract Instant eventTime(T fact);

    private static final class Frames extends FactEncoder<Frame> {
        private static final long serialVersionUID = 1L;

        private final Duration linger;

        private Frames(Duration linger) {
            this.linger = linger;
        }

        @Override
        Duration linger() {
            return linger;
        }

        @Override
        public List<OutgoingMessage> encode(Frame frame, MessageEncoder encoder, Instant now) {
            var message = FrameMapper.message(frame, now);
            String camera = message.getSensorId();
            String source = encoder.source(camera);
            var event = new CloudEvent(source, message.getId(), message.getId(), eventTime(frame));
            List<OutgoingMessage> messages = new ArrayList<>();
            messages.add(encoder.encode(Topic.DETECTIONS, camera, message, event, now));
            for (int i = 0; i < message.getZoneEventsCount(); i++) {
                var happened = message.getZoneEvents(i);
                Instant at = frame.events().get(i).at();
                var of = new CloudEvent(source, happened.getId(), happened.getFrameId(), at);
                messages.add(encoder.encode(Topic.ZONE_EVENTS, camera, happened, of, now));
            }
            return messages;
        }

        @Override
        String origin(Frame frame) {
            return frame.info().frameId();
        }

        @Override
        Instant eventTime(Frame frame) {
            return frame.info().capturedAt();
        }
    }

    private static final class Alerts extends FactEncoder<Alert> {
        private static final long serialVersionUID = 1L;

        private final AlertEvidence evidence;

        private Alerts(AlertEvidence evidence) {
            this.evidence = evidence;
        }

        @Override
        public List<OutgoingMessage> encode(Alert alert, MessageEncoder encoder, Instant now) {
            var message = AlertMapper.message(alert, evidence.of(alert), now);
            String id = alert.alertId();
            List<String> frames = alert.signal().frameIds();
            String trace = frames.isEmpty() ? id : frames.get(0);
            var event =
                    new CloudEvent(
                            encoder.source(alert.signal().sourceId()),
                            id + "/" + alert.revision(),
                            trace,
                            eventTime(alert));
            return List.of(Topic.ALERTS, Topic.ALERT_EVENTS).stream()
                    .map(topic -> encoder.encode(topic, id, message, event, now))
                    .collect(toCollection(ArrayList::new));
        }

        @Override
        String origin(Alert alert) {
            return alert.alertId() + "/" + alert.revision();
        }

        @Override
        Instant eventTime(Alert alert) {
            return alert.handling().changedAt();
        }
    }

    private static final class Anomalies extends FactEncoder<Anomaly> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<OutgoingMessage> encode(Anomaly anomaly, MessageEncoder encoder, Instant now) {
            String sensor = anomaly.sensorId();
            var event =
                    new CloudEvent(
                            encoder.source(sensor),
                            origin(anomaly),
                            anomaly.id(),
                            eventTime(anomaly));
            var message = AnomalyMapper.message(anomaly, now);
            return List.of(encoder.encode(Topic.ANOMALIES, sensor, message, event, now));
        }

        @Override
        String origin(Anomaly anomaly) {
            return anomaly.id() + (anomaly.end() == null ? "/begin" : "/end");
        }

        @Override
        Instant eventTime(Anomaly anomaly) {
            return anomaly.end() == null ? anomaly.start() : anomaly.end();
        }
    }

    private static final class HealthReports extends FactEncoder<CameraHealth> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<OutgoingMessage> encode(
                CameraHealth health, MessageEncoder encoder, Instant now) {
            String camera = health.cameraId();
            String id = origin(health);
            var event = new CloudEvent(encoder.source(camera), id, id, health.at());
            var message = HealthMapper.message(health);
            return List.of(encoder.encode(Topic.HEALTH, camera, message, event, now));
        }

        @Override
        String origin(CameraHealth health) {
            return String.join(
                    "/",
                    health.cameraId(),
                    Integer.toString(health.streamEpoch()),
                    health.at().toString(),
                    health.status().name(),
                    health.reason().name(),
                    Long.toString(health.counts().captured()));
        }

        @Override
        Instant eventTime(CameraHealth health) {
            return health.at();
        }
    }

    private static final class Readings extends FactEncoder<Reading> {
        private static final long serialVersionUID = 1L;

        @Override
        Duration linger() {
            return LINGER_OF_READINGS;
        }

        @Override
        public List<OutgoingMessage> encode(Reading reading, MessageEncoder encoder, Instant now) {
            String sensor = reading.sensorId();
            String id = origin(reading);
            var event = new CloudEvent(encoder.source(sensor), id, id, reading.at());
            var message = ReadingMapper.message(reading, now);
            return List.of(encoder.encode(Topic.READINGS, sensor, message, event, now));
        }

        /** Two values may bear one time, where a sensor's clock is coarse. */
        @Override
        String origin(Reading reading) {
            String value =
                    reading.text().isEmpty() ? Double.toString(reading.number()) : reading.text();
            return String.join(
                    "/",
                    reading.seriesId(),
                    reading.at().toString(),
                    Long.toString(reading.sequence()),
                    Integer.toHexString(value.hashCode()));
        }

        @Override
        Instant eventTime(Reading reading) {
            return reading.at();
        }
    }

    private static final class SensorHealthReports extends FactEncoder<SensorHealth> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<OutgoingMessage> encode(
                SensorHealth health, MessageEncoder encoder, Instant now) {
            String sensor = health.sensorId();
            String id = origin(health);
            var event = new CloudEvent(encoder.source(sensor), id, id, health.at());
            var message = HealthMapper.message(health);
            return List.of(encoder.encode(Topic.HEALTH, sensor, message, event, now));
        }

        @Override
        String origin(SensorHealth health) {
            return String.join(
                    "/",
                    health.sensorId(),
                    health.at().toString(),
                    health.status().name(),
                    health.reason().name(),
                    Long.toString(health.counts().received()));
        }

        @Override
        Instant eventTime(SensorHealth health) {
            return health.at();
        }
    }

    private static final class ForgottenAlerts extends FactEncoder<ForgottenAlert> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<OutgoingMessage> encode(
                ForgottenAlert alert, MessageEncoder encoder, Instant now) {
            String source = encoder.source(alert.sourceId());
            var event = new CloudEvent(source, origin(alert), alert.alertId(), alert.at());
            return List.of(encoder.tombstone(Topic.ALERTS, alert.alertId(), event, now));
        }

        @Override
        String origin(ForgottenAlert alert) {
            return alert.alertId() + "/forgotten";
        }

        @Override
        Instant eventTime(ForgottenAlert alert) {
            return alert.at();
        }
    }

    private static final class CommandAnswers extends FactEncoder<CommandAnswer> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<OutgoingMessage> encode(
                CommandAnswer answer, MessageEncoder encoder, Instant now) {
            String id = origin(answer);
            String command = answer.commandId();
            var event = new CloudEvent(encoder.source("commands"), id, command, answer.at());
            var message = CommandAnswerMapper.message(answer);
            return List.of(encoder.encode(Topic.COMMAND_ANSWERS, command, message, event, now));
        }

        @Override
        String origin(CommandAnswer answer) {
            return answer.commandId() + "/" + answer.outcome().name().toLowerCase(Locale.ROOT);
        }

        @Override
        Instant eventTime(CommandAnswer answer) {
            return answer.at();
        }
    }

    private static final class StoredEvidences extends FactEncoder<EvidenceFile> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<OutgoingMessage> encode(
                EvidenceFile file, MessageEncoder encoder, Instant now) {
            var event =
                    new CloudEvent(
                            encoder.source(file.cameraId()),
                            origin(file),
                            file.alertId(),
                            eventTime(file));
            var message = EvidenceMapper.message(file);
            return List.of(encoder.encode(Topic.EVIDENCE, file.uri(), message, event, now));
        }

        @Override
        String origin(EvidenceFile file) {
            return String.join(
                    "/",
                    file.alertId(),
                    file.cameraId(),
                    file.kind().name().toLowerCase(Locale.ROOT),
                    file.sha256().isEmpty() ? "none" : file.sha256());
        }

        @Override
        Instant eventTime(EvidenceFile file) {
            return file.from();
        }
    }

    private static final class DeletedEvidences extends FactEncoder<DeletedEvidence> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<OutgoingMessage> encode(
                DeletedEvidence deleted, MessageEncoder encoder, Instant now) {
            var event =
                    new CloudEvent(
                            encoder.source("evidence"),
                            origin(deleted),
                            deleted.uri(),
                            deleted.at());
            return List.of(encoder.tombstone(Topic.EVIDENCE, deleted.uri(), event, now));
        }

        @Override
        String origin(DeletedEvidence deleted) {
            return deleted.uri() + "/deleted";
        }

        @Override
        Instant eventTime(DeletedEvidence deleted) {
            return deleted.at();
        }
    }

    private static final class Previews extends FactEncoder<Preview> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<OutgoingMessage> encode(Preview preview, MessageEncoder encoder, Instant now) {
            String camera = preview.frame().cameraId();
            String frame = preview.frame().frameId();
            var event =
                    new CloudEvent(
                            encoder.source(camera), origin(preview), frame, eventTime(preview));
            var message = PreviewMapper.message(preview);
            return List.of(encoder.encode(Topic.PREVIEWS, camera, message, event, now));
        }

        @Override
        String origin(Preview preview) {
            return preview.frame().frameId() + "/preview";
        }

        @Override
        Instant eventTime(Preview preview) {
            return preview.frame().capturedAt();
        }
    }

    private static final class DeadLetters extends FactEncoder<DeadLetter> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<OutgoingMessage> encode(
                DeadLetter letter, MessageEncoder encoder, Instant now) {
            var message = DeadLetterMapper.message(letter, encoder.maxPayloadBytes());
            var event =
                    new CloudEvent(
                            encoder.source(letter.stage()),
                            message.getId(),
                            letter.origin(),
                            letter.at());
            return List.of(
                    encoder.encode(Topic.DEAD_LETTERS, letter.origin(), message, event, now));
        }

        @Override
        String origin(DeadLetter letter) {
            return letter.origin();
        }

        @Override
        Instant eventTime(DeadLetter letter) {
            return letter.at();
        }
    }
}
