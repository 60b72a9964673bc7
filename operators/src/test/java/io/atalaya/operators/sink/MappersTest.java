package io.atalaya.operators.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.AlertFeedback;
import io.atalaya.schemas.v1.Anomaly;
import io.atalaya.schemas.v1.DeadLetter;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.Object;
import io.atalaya.schemas.v1.SensorReading;
import io.atalaya.schemas.v1.Times;
import io.atalaya.schemas.v1.TypeMetrics;
import io.atalaya.schemas.v1.ZoneEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of every fact arrives where it belongs. */
class MappersTest {
    private static final Frame FRAME =
            FrameMapper.message(SampleFacts.frame(41), SampleFacts.EMITTED);
    private static final Alert ALERT =
            AlertMapper.message(SampleFacts.alert("a-1", 3), List.of(), SampleFacts.EMITTED);

    @Test
    void aFrameSaysWhichAndWhen() {
        assertThat(FRAME.getVersion()).isEqualTo("1.0");
        assertThat(FRAME.getId()).isEqualTo("door/2/41/1795514400250");
        assertThat(instant(FRAME.getTimestamp())).isEqualTo(SampleFacts.CAPTURED);
        assertThat(FRAME.getSensorId()).isEqualTo("door");
        assertThat(FRAME.getArea()).isEqualTo("dock");
        assertThat(FRAME.getSequence()).isEqualTo(41);
        assertThat(FRAME.getStreamEpoch()).isEqualTo(2);
        assertThat(FRAME.getDroppedBefore()).isEqualTo(5);
        assertThat(FRAME.getWidth()).isEqualTo(640);
        assertThat(FRAME.getHeight()).isEqualTo(360);
        assertThat(FRAME.getCoordinateSpace()).isEqualTo(Frame.CoordinateSpace.SOURCE_PIXELS);
    }

    @Test
    void aFrameSaysWhereItsTimesComeFrom() {
        Times times = FRAME.getTimes();
        assertThat(instant(times.getCapture())).isEqualTo(SampleFacts.CAPTURED);
        assertThat(instant(times.getArrival())).isEqualTo(SampleFacts.ARRIVED);
        assertThat(instant(times.getInferred())).isEqualTo(SampleFacts.INFERRED);
        assertThat(instant(times.getEmitted())).isEqualTo(SampleFacts.EMITTED);
        assertThat(times.getClockSource()).isEqualTo(Times.ClockSource.RTCP_SENDER_REPORT);
    }

    @Test
    void aFrameNamesItsModel() {
        assertThat(FRAME.getModel().getName()).isEqualTo("nano");
        assertThat(FRAME.getModel().getVersion()).isEqualTo("0.1");
        assertThat(FRAME.getModel().getSha256()).isEqualTo("ab12");
        assertThat(FRAME.getModel().getPrecision()).isEqualTo("fp32");
        assertThat(FRAME.getModel().getExecutionProvider()).isEqualTo("CPU");
        assertThat(FRAME.getModel().getLicence()).isEqualTo("Apache-2.0");
    }

    @Test
    void aTrackedObjectHasItsTrackAndZones() {
        Object person = FRAME.getObjects(0);
        assertThat(person.getId()).isEqualTo("7");
        assertThat(person.getType()).isEqualTo("person");
        assertThat(person.getClassId()).isEqualTo(3);
        assertThat(person.getConfidence()).isEqualTo(0.75f);
        assertThat(person.getNamespace()).isEqualTo("nano");
        assertThat(person.getBbox().getLeftX()).isEqualTo(1.5f);
        assertThat(person.getBbox().getTopY()).isEqualTo(2.5f);
        assertThat(person.getBbox().getRightX()).isEqualTo(11.5f);
        assertThat(person.getBbox().getBottomY()).isEqualTo(22.5f);
        assertThat(instant(person.getTrack().getFirstSeen())).isEqualTo(SampleFacts.EARLIER);
        assertThat(instant(person.getTrack().getLastSeen())).isEqualTo(SampleFacts.CAPTURED);
        assertThat(person.getTrack().getAgeFrames()).isEqualTo(80);
        assertThat(person.getTrack().getMissedFrames()).isZero();
        assertThat(person.getTrack().getLost()).isFalse();
        assertThat(person.getAttributes(0).getName()).isEqualTo("helmet");
        assertThat(person.getAttributes(0).getText()).isEqualTo("no");
        assertThat(person.getAttributes(0).getConfidence()).isEqualTo(0.625f);
        assertThat(person.getAttributes(0).getNamespace()).isEqualTo("nano");
        assertThat(person.getZoneIdsList()).containsExactly("cell");
        assertThat(person.getZones(0).getZoneId()).isEqualTo("cell");
        assertThat(instant(person.getZones(0).getSince())).isEqualTo(SampleFacts.EARLIER);
    }

    @Test
    void anUntrackedObjectHasNoId() {
        assertThat(FRAME.getObjects(1).getId()).isEmpty();
        assertThat(FRAME.getObjects(1).hasTrack()).isFalse();
    }

    @Test
    void aFrameCountsThePictureAndTheZones() {
        assertThat(FRAME.getFovList()).containsExactly(count("", "bag"), count("", "person", "7"));
        assertThat(FRAME.getRoisList()).containsExactly(count("cell", "person", "7"));
    }

    @Test
    void aZoneEventSaysWhatHappened() {
        ZoneEvent event = FRAME.getZoneEvents(0);
        assertThat(event.getId()).isEqualTo("door/2/41/1795514400250/gate/cross/7/4");
        assertThat(instant(event.getTimestamp())).isEqualTo(SampleFacts.CAPTURED);
        assertThat(event.getSensorId()).isEqualTo("door");
        assertThat(event.getArea()).isEqualTo("dock");
        assertThat(event.getZoneId()).isEqualTo("gate");
        assertThat(event.getType()).isEqualTo(ZoneEvent.Type.CROSS);
        assertThat(event.getDirection()).isEqualTo(ZoneEvent.Direction.LEFT_TO_RIGHT);
        assertThat(event.getObjectId()).isEqualTo("7");
        assertThat(event.getLabel()).isEqualTo("person");
        assertThat(event.getFrameId()).isEqualTo("door/2/41/1795514400250");
        assertThat(event.getVisit()).isEqualTo(4);
        assertThat(event.getDwell().getSeconds()).isEqualTo(1);
        assertThat(event.getDwell().getNanos()).isEqualTo(250_000_000);
        assertThat(event.getCount()).isEqualTo(12);
        assertThat(event.getTimes()).isEqualTo(FRAME.getTimes());
    }

    @Test
    void anAlertReadsAsAnIncident() {
        assertThat(ALERT.getSensorId()).isEqualTo("door");
        assertThat(instant(ALERT.getTimestamp())).isEqualTo(SampleFacts.CAPTURED);
        assertThat(ALERT.hasEnd()).isFalse();
        assertThat(ALERT.getObjectIdsList()).containsExactly("7");
        assertThat(ALERT.getFrameIdsList())
                .containsExactly("door/2/41/1795514400250", "door/2/50/1795514400250");
        assertThat(ALERT.getPlace().getId()).isEqualTo("dock");
        assertThat(ALERT.getPlace().getName()).isEqualTo("dock");
        assertThat(ALERT.getPlace().getType()).isEqualTo("area");
        assertThat(ALERT.getAnalyticsModule().getId()).isEqualTo("person-in-cell");
        assertThat(ALERT.getAnalyticsModule().getDescription()).isEqualTo("A person is in cell");
        assertThat(ALERT.getAnalyticsModule().getSource()).isEqualTo("atalaya");
        assertThat(ALERT.getAnalyticsModule().getVersion()).isEqualTo("v1");
        assertThat(ALERT.getCategory()).isEqualTo("object-in-zone");
        assertThat(ALERT.getIsAnomaly()).isTrue();
    }

    @Test
    void anAlertHasItsLifeAndItsRule() {
        assertThat(ALERT.getAlertId()).isEqualTo("a-1");
        assertThat(ALERT.getRevision()).isEqualTo(3);
        assertThat(ALERT.getState()).isEqualTo(Alert.State.SHELVED);
        assertThat(ALERT.getPriority()).isEqualTo(Alert.Priority.HIGH);
        assertThat(ALERT.getRuleId()).isEqualTo("person-in-cell");
        assertThat(ALERT.getRuleVersion()).isEqualTo("v1");
        assertThat(ALERT.getMessage()).isEqualTo("A person is in cell");
        assertThat(ALERT.getZoneEvents(0).getId())
                .isEqualTo("door/2/41/1795514400250/gate/cross/7/4");
        assertThat(ALERT.getModel()).isEqualTo(FRAME.getModel());
        assertThat(instant(ALERT.getTimes().getEmitted())).isEqualTo(SampleFacts.EMITTED);
        assertThat(ALERT.getOnvifTopic()).isEqualTo("tns1:RuleEngine/FieldDetector/ObjectsInside");
        assertThat(ALERT.getJoinStatus()).isEqualTo(Alert.JoinStatus.COMPLETE);
        assertThat(ALERT.getArea()).isEqualTo("dock");
        assertThat(ALERT.getSubject()).isEqualTo("cell track 7 visit 1");
        assertThat(ALERT.getConsequence()).isEqualTo("The robot stops");
        assertThat(ALERT.getResponse()).isEqualTo("Ask the person to leave");
    }

    @Test
    void anAlertSaysWhoDidWhatAndWhen() {
        assertThat(ALERT.getChange()).isEqualTo(Alert.Change.SHELVE);
        assertThat(instant(ALERT.getChangedAt())).isEqualTo(SampleFacts.ARRIVED);
        assertThat(ALERT.getChangedBy()).isEqualTo("ana");
        assertThat(ALERT.getNote()).isEqualTo("being repaired");
        assertThat(ALERT.getAcknowledgedBy()).isEqualTo("ben");
        assertThat(instant(ALERT.getAcknowledgedAt())).isEqualTo(SampleFacts.INFERRED);
        assertThat(instant(ALERT.getShelvedUntil())).isEqualTo(SampleFacts.EMITTED);
        assertThat(ALERT.getSuppressedBy()).isEqualTo("camera-lost");
        assertThat(ALERT.getVerdict()).isEqualTo(AlertFeedback.Verdict.FALSE_POSITIVE);
    }

    @Test
    void aReadingSaysWhatWasMeasuredWhenAndHowWell() {
        SensorReading reading = ALERT.getReadings(0);
        assertThat(reading.getSensorId()).isEqualTo("motor-1");
        assertThat(reading.getName()).isEqualTo("temperature");
        assertThat(reading.getArea()).isEqualTo("dock");
        assertThat(reading.getUnit()).isEqualTo("Cel");
        assertThat(instant(reading.getTimestamp())).isEqualTo(SampleFacts.CAPTURED);
        assertThat(instant(reading.getTimes().getArrival())).isEqualTo(SampleFacts.ARRIVED);
        assertThat(reading.getTimes().getClockSource()).isEqualTo(Times.ClockSource.DEVICE);
        assertThat(reading.getNumber()).isEqualTo(71.5);
        assertThat(reading.getQuality()).isEqualTo(SensorReading.Quality.UNCERTAIN);
        assertThat(reading.getSequence()).isEqualTo(17);
        assertThat(reading.getIsNull()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"INTEGER, INTEGER", "FLAG, FLAG", "TEXT, TEXT", "NUMBER, NUMBER"})
    void aReadingHasAValueOfItsType(ReadingType type, SensorReading.ValueCase value) {
        assertThat(ReadingMapper.message(reading(type)).getValueCase()).isEqualTo(value);
    }

    @Test
    void aReadingWithoutAValueSaysSo() {
        SensorReading reading = ReadingMapper.message(reading(ReadingType.NONE));
        assertThat(reading.getValueCase()).isEqualTo(SensorReading.ValueCase.VALUE_NOT_SET);
        assertThat(reading.getIsNull()).isTrue();
    }

    private static Reading reading(ReadingType type) {
        Reading of = SampleFacts.reading();
        return new Reading(
                of.sensorId(),
                of.name(),
                of.area(),
                of.unit(),
                of.at(),
                of.arrivedAt(),
                of.clockSource(),
                type,
                1,
                "open",
                of.quality(),
                of.historical(),
                of.sequence());
    }

    @Test
    void anAnomalySaysHowFarFromTheOrdinary() {
        Anomaly anomaly = ALERT.getAnomalies(0);
        assertThat(anomaly.getId()).isEqualTo("an-1");
        assertThat(anomaly.getSensorId()).isEqualTo("motor-1");
        assertThat(anomaly.getName()).isEqualTo("temperature");
        assertThat(anomaly.getArea()).isEqualTo("dock");
        assertThat(anomaly.getDetector()).isEqualTo("hot");
        assertThat(instant(anomaly.getTimestamp())).isEqualTo(SampleFacts.EARLIER);
        assertThat(instant(anomaly.getEnd())).isEqualTo(SampleFacts.CAPTURED);
        assertThat(anomaly.getScore()).isEqualTo(4.5);
        assertThat(anomaly.getThreshold()).isEqualTo(3);
        assertThat(anomaly.getValue()).isEqualTo(71.5);
        assertThat(anomaly.getExpectedLow()).isEqualTo(20);
        assertThat(anomaly.getExpectedHigh()).isEqualTo(60);
        assertThat(anomaly.getUnit()).isEqualTo("Cel");
        assertThat(anomaly.getReason()).isEqualTo("It is hotter than 60 Cel");
        assertThat(anomaly.getModel()).isEqualTo(FRAME.getModel());
    }

    @Test
    void healthSaysWhereTheFramesWent() {
        Health health = HealthMapper.message(SampleFacts.health());
        assertThat(health.getSensorId()).isEqualTo("door");
        assertThat(instant(health.getTimestamp())).isEqualTo(SampleFacts.CAPTURED);
        assertThat(health.getArea()).isEqualTo("dock");
        assertThat(health.getStatus()).isEqualTo(Health.Status.RECONNECTING);
        assertThat(health.getReason()).isEqualTo(Health.Reason.TIMEOUT);
        assertThat(health.getDetail()).isEqualTo("nothing for 5 s");
        assertThat(instant(health.getSince())).isEqualTo(SampleFacts.EARLIER);
        assertThat(health.getStreamEpoch()).isEqualTo(2);
        assertThat(health.getCounts().getCaptured()).isEqualTo(100);
        assertThat(health.getCounts().getInferred()).isEqualTo(90);
        assertThat(health.getCounts().getSkippedMap()).isEqualTo(Map.of("frame-rate-limit", 7L));
        assertThat(health.getCounts().getDroppedMap()).isEqualTo(Map.of("newer-frame", 3L));
    }

    @Test
    void aDeadLetterSaysWhy() {
        DeadLetter letter = DeadLetterMapper.message(SampleFacts.deadLetter(), 3);
        assertThat(letter.getId()).hasSize(36);
        assertThat(instant(letter.getTimestamp())).isEqualTo(SampleFacts.CAPTURED);
        assertThat(letter.getReason()).isEqualTo("inference-failed");
        assertThat(letter.getStage()).isEqualTo("inference");
        assertThat(letter.getOrigin()).isEqualTo("door/2/41/1795514400250");
        assertThat(letter.getDetail()).isEqualTo("the model failed: out of memory");
        assertThat(letter.getPayload()).isEqualTo(ByteString.copyFrom(new byte[] {1, 2, 3}));
        assertThat(letter.getPayloadTruncated()).isFalse();
    }

    @Test
    void aDeadLetterIsCutToWhatFits() {
        DeadLetter letter = DeadLetterMapper.message(SampleFacts.deadLetter(), 2);
        assertThat(letter.getPayload()).isEqualTo(ByteString.copyFrom(new byte[] {1, 2}));
        assertThat(letter.getPayloadTruncated()).isTrue();
    }

    /**
     * Enums of the model and of the messages are two lists that people keep; none may be missed.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noEnumIsLeftUnspecified(long seed) {
        RandomFacts facts = new RandomFacts(seed);
        for (int i = 0; i < 100; i++) {
            assertSpecified(FrameMapper.message(facts.frame(), SampleFacts.EMITTED), seed);
            assertSpecified(
                    AlertMapper.message(facts.alert(), List.of(), SampleFacts.EMITTED), seed);
            assertSpecified(HealthMapper.message(facts.health()), seed);
        }
    }

    private static void assertSpecified(Message message, long seed) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            boolean alertTimes = field.getName().equals("times") && message instanceof Alert;
            // Nobody needs to have said whether an alert was right.
            boolean maybeUnsaid = field.getName().equals("verdict");
            if (field.getJavaType() == FieldDescriptor.JavaType.ENUM && !maybeUnsaid) {
                EnumValueDescriptor value = (EnumValueDescriptor) message.getField(field);
                assertThat(value.getNumber()).as("%s, seed %d", field, seed).isPositive();
            } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !alertTimes) {
                nested(message, field).forEach(inner -> assertSpecified(inner, seed));
            }
        }
    }

    private static List<Message> nested(Message message, FieldDescriptor field) {
        if (field.isMapField() || (!field.isRepeated() && !message.hasField(field))) {
            return List.of();
        }
        return field.isRepeated()
                ? ((List<?>) message.getField(field)).stream().map(Message.class::cast).toList()
                : List.of((Message) message.getField(field));
    }

    private static TypeMetrics count(String zone, String label, String... ids) {
        return TypeMetrics.newBuilder()
                .setId(zone)
                .setType(label)
                .setCount(1)
                .addAllObjectIds(List.of(ids))
                .build();
    }

    private static Instant instant(com.google.protobuf.Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
