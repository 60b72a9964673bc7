package io.atalaya.operators.sink;

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
import java.util.List;
import java.util.Locale;

/**
 * Says which messages tell of a fact, and on which topics: for each kind of fact its name, its time
 * and its {@link Telling}.
 *
 * @param <T> the fact
 */
public final class FactEncoder<T> implements Serializable {
    private static final long serialVersionUID = 2L;

    /** Not to be noticed by who waits for an alert or looks at what a camera sees. */
    private static final Duration LINGER_OF_NEWS = Duration.ofMillis(5);

    /**
     * Nobody waits for one frame of a recording, but for all of them: they share requests, each of
     * which costs producer and broker more work than a message.
     */
    private static final Duration LINGER_OF_RECORDINGS = Duration.ofMillis(200);

    /** Rules and detectors do not read them from the topic; who does can wait for a moment. */
    private static final Duration LINGER_OF_READINGS = Duration.ofMillis(50);

    private final Telling.Text<T> origin;
    private final Telling.Moment<T> eventTime;
    private final Telling<T> telling;
    private final Duration linger;

    private FactEncoder(
            Telling.Text<T> origin,
            Telling.Moment<T> eventTime,
            Telling<T> telling,
            Duration linger) {
        this.origin = origin;
        this.eventTime = eventTime;
        this.telling = telling;
        this.linger = linger;
    }

    private static <T> FactEncoder<T> news(
            Telling.Text<T> origin, Telling.Moment<T> eventTime, Telling<T> telling) {
        return new FactEncoder<>(origin, eventTime, telling, LINGER_OF_NEWS);
    }

    /** A frame on {@code detections}, and what happened in it on {@code zone-events}. */
    public static FactEncoder<Frame> frames() {
        return frames(LINGER_OF_NEWS);
    }

    /** The same, where all frames are read from recordings as fast as it goes. */
    public static FactEncoder<Frame> recordedFrames() {
        return frames(LINGER_OF_RECORDINGS);
    }

    private static FactEncoder<Frame> frames(Duration linger) {
        return new FactEncoder<>(
                frame -> frame.info().frameId(),
                frame -> frame.info().capturedAt(),
                new FrameTelling(),
                linger);
    }

    /** An alert's revision on {@code alerts} and on {@code alert-events}. */
    public static FactEncoder<Alert> alerts() {
        return alerts(AlertEvidence.none());
    }

    /** The same, with the evidence that an alert will have. */
    public static FactEncoder<Alert> alerts(AlertEvidence evidence) {
        return news(
                alert -> alert.alertId() + "/" + alert.revision(),
                alert -> alert.handling().changedAt(),
                new AlertTelling(evidence));
    }

    /** The end of an alert's present state on {@code alerts}. */
    public static FactEncoder<ForgottenAlert> forgottenAlerts() {
        return news(
                alert -> alert.alertId() + "/forgotten",
                ForgottenAlert::at,
                Telling.tombstone(Topic.ALERTS, ForgottenAlert::alertId, ForgottenAlert::sourceId));
    }

    /** A piece of evidence that was stored, or could not be, on {@code evidence}. */
    public static FactEncoder<EvidenceFile> evidence() {
        return news(
                file ->
                        String.join(
                                "/",
                                file.alertId(),
                                file.cameraId(),
                                file.kind().name().toLowerCase(Locale.ROOT),
                                file.sha256().isEmpty() ? "none" : file.sha256()),
                EvidenceFile::from,
                Telling.message(
                        Topic.EVIDENCE,
                        EvidenceFile::uri,
                        EvidenceFile::cameraId,
                        EvidenceFile::alertId,
                        (file, now) -> EvidenceMapper.message(file)));
    }

    /** The end of a piece of evidence on {@code evidence}. */
    public static FactEncoder<DeletedEvidence> deletedEvidence() {
        return news(
                deleted -> deleted.uri() + "/deleted",
                DeletedEvidence::at,
                Telling.tombstone(Topic.EVIDENCE, DeletedEvidence::uri, deleted -> "evidence"));
    }

    /** A series out of the ordinary on {@code anomalies}, when it begins and when it ends. */
    public static FactEncoder<Anomaly> anomalies() {
        return news(
                anomaly -> anomaly.id() + (anomaly.end() == null ? "/begin" : "/end"),
                anomaly -> anomaly.end() == null ? anomaly.start() : anomaly.end(),
                Telling.message(
                        Topic.ANOMALIES,
                        Anomaly::sensorId,
                        Anomaly::sensorId,
                        Anomaly::id,
                        AnomalyMapper::message));
    }

    /** A camera's health on {@code health}. */
    public static FactEncoder<CameraHealth> health() {
        Telling.Text<CameraHealth> origin =
                health ->
                        String.join(
                                "/",
                                health.cameraId(),
                                Integer.toString(health.streamEpoch()),
                                health.at().toString(),
                                health.status().name(),
                                health.reason().name(),
                                Long.toString(health.counts().captured()));
        return news(
                origin,
                CameraHealth::at,
                Telling.message(
                        Topic.HEALTH,
                        CameraHealth::cameraId,
                        CameraHealth::cameraId,
                        origin,
                        (health, now) -> HealthMapper.message(health)));
    }

    /** A sensor's health on {@code health}. */
    public static FactEncoder<SensorHealth> sensorHealth() {
        Telling.Text<SensorHealth> origin =
                health ->
                        String.join(
                                "/",
                                health.sensorId(),
                                health.at().toString(),
                                health.status().name(),
                                health.reason().name(),
                                Long.toString(health.counts().received()));
        return news(
                origin,
                SensorHealth::at,
                Telling.message(
                        Topic.HEALTH,
                        SensorHealth::sensorId,
                        SensorHealth::sensorId,
                        origin,
                        (health, now) -> HealthMapper.message(health)));
    }

    /** A sensor's values on {@code readings}. */
    public static FactEncoder<Reading> readings() {
        return new FactEncoder<>(
                ReadingTelling::nameOf, Reading::at, new ReadingTelling(), LINGER_OF_READINGS);
    }

    /** What became of a command, on {@code command-answers}. */
    public static FactEncoder<CommandAnswer> commandAnswers() {
        return news(
                answer ->
                        answer.commandId() + "/" + answer.outcome().name().toLowerCase(Locale.ROOT),
                CommandAnswer::at,
                Telling.message(
                        Topic.COMMAND_ANSWERS,
                        CommandAnswer::commandId,
                        answer -> "commands",
                        CommandAnswer::commandId,
                        (answer, now) -> CommandAnswerMapper.message(answer)));
    }

    /** A small picture on {@code previews}. */
    public static FactEncoder<Preview> previews() {
        return news(
                preview -> preview.frame().frameId() + "/preview",
                preview -> preview.frame().capturedAt(),
                Telling.message(
                        Topic.PREVIEWS,
                        preview -> preview.frame().cameraId(),
                        preview -> preview.frame().cameraId(),
                        preview -> preview.frame().frameId(),
                        (preview, now) -> PreviewMapper.message(preview)));
    }

    /** What could not be handled, on {@code dead-letters}. */
    public static FactEncoder<DeadLetter> deadLetters() {
        return news(
                DeadLetter::origin,
                DeadLetter::at,
                (letter, origin, at, encoder, now) -> {
                    var message = DeadLetterMapper.message(letter, encoder.maxPayloadBytes());
                    String source = encoder.source(letter.stage());
                    var event = new CloudEvent(source, message.getId(), origin, at);
                    return List.of(encoder.encode(Topic.DEAD_LETTERS, origin, message, event, now));
                });
    }

    /**
     * The messages that tell of a fact, as they leave.
     *
     * @throws MessageTooLargeException when the broker would refuse one of them
     */
    public List<OutgoingMessage> encode(T fact, MessageEncoder encoder, Instant now) {
        return telling.tell(fact, origin(fact), eventTime(fact), encoder, now);
    }

    /** Names the fact in a dead letter. */
    String origin(T fact) {
        return origin.of(fact);
    }

    Instant eventTime(T fact) {
        return eventTime.of(fact);
    }

    /** How long a message waits for others to share its request to the broker. */
    Duration linger() {
        return linger;
    }
}
