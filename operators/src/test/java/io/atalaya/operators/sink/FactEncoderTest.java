package io.atalaya.operators.sink;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.ForgottenAlert;
import io.atalaya.schemas.Topic;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactEncoderTest {
    private static final Instant NOW = SampleFacts.EMITTED;

    @Test
    void aFrameGoesToDetectionsAndItsEventsToZoneEvents() {
        List<OutgoingMessage> messages = frame(MessageFormat.PROTOBUF);
        assertThat(messages)
                .extracting(OutgoingMessage::topic)
                .containsExactly(Topic.DETECTIONS, Topic.ZONE_EVENTS);
        assertThat(messages).extracting(OutgoingMessage::key).containsOnly("door");
    }

    @Test
    void headersAreThoseOfCloudEvents() {
        assertThat(frame(MessageFormat.PROTOBUF).get(0).headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "door/2/41/1795514400250")
                .containsEntry("ce_source", "/plant%201/door")
                .containsEntry("ce_type", "io.atalaya.v1.frame")
                .containsEntry("ce_time", "2026-11-24T10:00:00.250Z")
                .containsEntry("content-type", "application/protobuf")
                .containsKey("traceparent")
                .hasSize(7);
        assertThat(frame(MessageFormat.JSON).get(0).headers())
                .containsEntry("content-type", "application/json");
    }

    @Test
    void allThatCameOfAFrameIsOneTrace() {
        List<OutgoingMessage> messages = frame(MessageFormat.PROTOBUF);
        var alert =
                FactEncoder.alerts()
                        .encode(SampleFacts.alert("a", 1), encoder(MessageFormat.JSON), NOW);
        assertThat(Stream.concat(messages.stream(), alert.stream()))
                .extracting(message -> message.headers().get("traceparent"))
                .allMatch(trace -> trace.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"))
                .containsOnly(messages.get(0).headers().get("traceparent"));
    }

    @Test
    void anAlertGoesToBothTopicsUnderItsId() {
        var messages =
                FactEncoder.alerts()
                        .encode(SampleFacts.alert("a", 2), encoder(MessageFormat.PROTOBUF), NOW);
        assertThat(messages)
                .extracting(OutgoingMessage::topic)
                .containsExactly(Topic.ALERTS, Topic.ALERT_EVENTS);
        assertThat(messages).extracting(OutgoingMessage::key).containsOnly("a");
        assertThat(messages)
                .extracting(message -> message.headers().get("ce_id"))
                .containsOnly("a/2");
        assertThat(messages)
                .extracting(message -> message.headers().get("ce_type"))
                .containsExactly("io.atalaya.v1.alert", "io.atalaya.v1.alert-event");
    }

    @Test
    void anAnomalyIsToldTwiceUnderItsSensor() {
        Anomaly ended = SampleFacts.anomaly();
        var messages = FactEncoder.anomalies().encode(ended, encoder(MessageFormat.PROTOBUF), NOW);
        assertThat(messages).extracting(OutgoingMessage::topic).containsExactly(Topic.ANOMALIES);
        assertThat(messages.get(0).key()).isEqualTo("motor-1");
        assertThat(messages.get(0).headers())
                .containsEntry("ce_id", "an-1/end")
                .containsEntry("ce_type", "io.atalaya.v1.anomaly");
        assertThat(messages.get(0).timestampMillis())
                .isEqualTo(requireNonNull(ended.end()).toEpochMilli());
    }

    @Test
    void aForgottenAlertIsARecordWithoutValueUnderItsId() {
        var forgotten = new ForgottenAlert("a", "door", SampleFacts.CAPTURED);
        var messages =
                FactEncoder.forgottenAlerts()
                        .encode(forgotten, encoder(MessageFormat.PROTOBUF), NOW);
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).topic()).isEqualTo(Topic.ALERTS);
        assertThat(messages.get(0).key()).isEqualTo("a");
        assertThat(messages.get(0).isTombstone()).isTrue();
        assertThat(messages.get(0).headers()).containsEntry("ce_id", "a/forgotten");
    }

    @ParameterizedTest
    @MethodSource("all")
    void travelsToWhereItIsUsed(FactEncoder<?> encoder) throws Exception {
        assertThat(InstantiationUtil.clone(encoder).linger()).isEqualTo(encoder.linger());
    }

    static Stream<FactEncoder<?>> all() {
        return Stream.of(
                FactEncoder.frames(),
                FactEncoder.recordedFrames(),
                FactEncoder.alerts(),
                FactEncoder.forgottenAlerts(),
                FactEncoder.evidence(),
                FactEncoder.deletedEvidence(),
                FactEncoder.anomalies(),
                FactEncoder.health(),
                FactEncoder.sensorHealth(),
                FactEncoder.readings(),
                FactEncoder.commandAnswers(),
                FactEncoder.previews(),
                FactEncoder.deadLetters());
    }

    @Test
    void theRecordsTimestampIsEventTime() {
        assertThat(frame(MessageFormat.PROTOBUF))
                .extracting(OutgoingMessage::timestampMillis)
                .containsOnly(SampleFacts.CAPTURED.toEpochMilli());
    }

    @Test
    void theSameFactHasTheSameIdsHoweverOftenItIsEncoded() {
        var first =
                FactEncoder.deadLetters()
                        .encode(SampleFacts.deadLetter(), encoder(MessageFormat.JSON), NOW);
        var second =
                FactEncoder.deadLetters()
                        .encode(
                                SampleFacts.deadLetter(),
                                encoder(MessageFormat.JSON),
                                NOW.plusSeconds(9));
        assertThat(first.get(0).headers()).isEqualTo(second.get(0).headers());
        assertThat(first.get(0).value()).isEqualTo(second.get(0).value());
    }

    @Test
    void aMessageMayBeAsLargeAsTheLimitAndNoLarger() {
        int size = sizeOf(frame(MessageFormat.PROTOBUF).get(0));
        assertThat(sizedFrame(size + 1)).isNotEmpty();
        assertThat(sizedFrame(size)).isNotEmpty();
        assertThatThrownBy(() -> sizedFrame(size - 1))
                .isInstanceOf(MessageTooLargeException.class)
                .hasMessageContaining(
                        "door/2/41/1795514400250 on detections has " + size + " bytes")
                .hasMessageContaining("max.request.size");
    }

    @ParameterizedTest
    @EnumSource(MessageFormat.class)
    void whatIsEncodedIsDecodedTheSame(MessageFormat format) throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            RandomFacts facts = new RandomFacts(seed);
            var frame = facts.frame();
            var alert = facts.alert();
            var health = facts.health();
            var anomaly = facts.anomaly();
            assertDecoded(
                    FactEncoder.anomalies().encode(anomaly, encoder(format), NOW).get(0),
                    AnomalyMapper.message(anomaly, NOW),
                    seed);
            assertDecoded(
                    FactEncoder.frames().encode(frame, encoder(format), NOW).get(0),
                    FrameMapper.message(frame, NOW),
                    seed);
            assertDecoded(
                    FactEncoder.alerts().encode(alert, encoder(format), NOW).get(1),
                    AlertMapper.message(alert, List.of(), NOW),
                    seed);
            assertDecoded(
                    FactEncoder.health().encode(health, encoder(format), NOW).get(0),
                    HealthMapper.message(health),
                    seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"detections", "plant-1.detections"})
    void aTopicIsKnownWithAndWithoutPrefix(String name) {
        assertThat(MessageDecoder.topic(name)).contains(Topic.DETECTIONS);
    }

    @Test
    void zerosAndEmptyListsThatConsumersLookForAreInTheJson() throws Exception {
        var empty = SampleFacts.frame(0).withObjects(List.of());
        var message = FactEncoder.frames().encode(empty, encoder(MessageFormat.JSON), NOW).get(0);
        assertThat(MessageDecoder.json(Topic.DETECTIONS, "application/json", message.value()))
                .contains("\"objects\":[]", "\"sequence\":\"0\"", "\"droppedBefore\":\"5\"")
                .doesNotContain("\n");
    }

    private static void assertDecoded(OutgoingMessage sent, Message expected, long seed)
            throws Exception {
        String contentType = sent.headers().get("content-type");
        assertThat(MessageDecoder.message(sent.topic(), contentType, sent.value()))
                .as("seed %d", seed)
                .isEqualTo(expected);
        assertThat(MessageDecoder.message(sent.topic(), null, sent.value()))
                .as("without header, seed %d", seed)
                .isEqualTo(expected);
    }

    private static int sizeOf(OutgoingMessage message) {
        int low = 100;
        for (int size = low; ; size++) {
            try {
                sizedFrame(size);
                return size;
            } catch (MessageTooLargeException e) {
                assertThat(size).isLessThan(message.value().length + 3_000);
            }
        }
    }

    private static List<OutgoingMessage> sizedFrame(int maxBytes) {
        return FactEncoder.frames()
                .encode(
                        SampleFacts.frame(41),
                        new MessageEncoder("plant 1", MessageFormat.PROTOBUF, maxBytes),
                        NOW);
    }

    private static List<OutgoingMessage> frame(MessageFormat format) {
        return FactEncoder.frames().encode(SampleFacts.frame(41), encoder(format), NOW);
    }

    private static MessageEncoder encoder(MessageFormat format) {
        return new MessageEncoder("plant 1", format, Topic.MAX_MESSAGE_BYTES);
    }
}
