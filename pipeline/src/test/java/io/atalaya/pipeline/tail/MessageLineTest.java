package io.atalaya.pipeline.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Anomaly;
import io.atalaya.schemas.v1.Attribute;
import io.atalaya.schemas.v1.DeadLetter;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.FrameCounts;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.Object;
import io.atalaya.schemas.v1.Preview;
import io.atalaya.schemas.v1.StoredEvidence;
import io.atalaya.schemas.v1.ZoneEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageLineTest {
    private static final Timestamp AT =
            Timestamp.newBuilder()
                    .setSeconds(Instant.parse("2026-11-24T10:00:00Z").getEpochSecond())
                    .setNanos(250_000_000)
                    .build();
    private static final ZoneEvent CROSSING =
            ZoneEvent.newBuilder()
                    .setTimestamp(AT)
                    .setSensorId("door")
                    .setType(ZoneEvent.Type.CROSS)
                    .setDirection(ZoneEvent.Direction.LEFT_TO_RIGHT)
                    .setLabel("person")
                    .setObjectId("7")
                    .setZoneId("gate")
                    .setCount(12)
                    .build();
    private static final Frame FRAME =
            Frame.newBuilder()
                    .setTimestamp(AT)
                    .setSensorId("door")
                    .setSequence(41)
                    .addObjects(
                            Object.newBuilder()
                                    .setType("person")
                                    .setId("7")
                                    .setConfidence(0.754f)
                                    .addAttributes(
                                            Attribute.newBuilder().setName("helmet").setText("no"))
                                    .addZoneIds("cell"))
                    .addObjects(Object.newBuilder().setType("bag").setConfidence(0.5f))
                    .addZoneEvents(CROSSING)
                    .build();
    private static final Alert ALERT =
            Alert.newBuilder()
                    .setTimestamp(AT)
                    .setSensorId("door")
                    .setPriority(Alert.Priority.HIGH)
                    .setState(Alert.State.UNACKNOWLEDGED)
                    .setMessage("A person is in cell")
                    .setRuleId("rule")
                    .setAlertId("a")
                    .setRevision(2)
                    .addZoneEvents(CROSSING)
                    .build();

    @Test
    void aFrameShowsItsObjectsAndEvents() {
        assertThat(line(FRAME))
                .isEqualTo(
                        "2026-11-24 10:00:00.250  door  #41  person 7 0.75, helmet: no in cell, bag 0.50  "
                                + "| person 7 crosses gate (left to right, count 12)");
    }

    @Test
    void aZoneEventShowsHowLong() {
        ZoneEvent leave =
                CROSSING.toBuilder()
                        .setType(ZoneEvent.Type.LEAVE)
                        .setDwell(Duration.newBuilder().setSeconds(3).setNanos(500_000_000))
                        .build();
        assertThat(line(leave))
                .isEqualTo(
                        "2026-11-24 10:00:00.250  door  person 7 leaves gate (after 3.5 s, count"
                                + " 12)");
    }

    @Test
    void anAlertShowsHowUrgentItIsAndHowItStands() {
        assertThat(line(ALERT))
                .isEqualTo(
                        "2026-11-24 10:00:00.250  door  high: A person is in cell  unacknowledged"
                                + "  rule a/2");
    }

    @Test
    void anAnomalyShowsItsSeriesAndWhetherItLasts() {
        Anomaly begun =
                Anomaly.newBuilder()
                        .setTimestamp(AT)
                        .setSensorId("motor-1")
                        .setName("temperature")
                        .setValue(85.25)
                        .setUnit("Cel")
                        .setReason("85.25 is above the high limit of 80")
                        .setDetector("hot")
                        .setId("an-1")
                        .build();

        assertThat(line(begun))
                .isEqualTo(
                        "2026-11-24 10:00:00.250  motor-1/temperature  begins  85.25 is above the"
                                + " high limit of 80 (85.25 Cel)  hot an-1");
        assertThat(line(begun.toBuilder().setEnd(AT).build()))
                .contains("  over since 2026-11-24 10:00:00.250  ");
    }

    @Test
    void healthShowsWhereTheFramesWent() {
        Health health =
                Health.newBuilder()
                        .setTimestamp(AT)
                        .setSensorId("door")
                        .setStatus(Health.Status.RECONNECTING)
                        .setReason(Health.Reason.SIGNAL_LOSS)
                        .setDetail("gone")
                        .setCounts(
                                FrameCounts.newBuilder()
                                        .setCaptured(9)
                                        .setInferred(4)
                                        .putSkipped("a", 1)
                                        .putSkipped("b", 2)
                                        .putDropped("c", 2))
                        .build();
        assertThat(line(health))
                .isEqualTo(
                        "2026-11-24 10:00:00.250  door  reconnecting, signal loss  gone  captured 9"
                                + " = inferred 4 + skipped 3 + dropped 2");
    }

    @Test
    void evidenceSaysWhereItLiesOrWhyItDoesNot() {
        StoredEvidence stored =
                StoredEvidence.newBuilder()
                        .setSensorId("door")
                        .setKind(StoredEvidence.Kind.CLIP)
                        .setAlertId("3f2a")
                        .setUri("file:/evidence/3f2a/clip.mp4")
                        .setBytes(12_345)
                        .build();
        assertThat(line(stored))
                .endsWith("door  clip of 3f2a  file:/evidence/3f2a/clip.mp4, 12345 bytes");
        assertThat(line(stored.toBuilder().setFailure("nothing was recorded").build()))
                .endsWith("door  clip of 3f2a  nothing was recorded");
    }

    @Test
    void aPreviewIsToldWithoutItsPicture() {
        Preview preview =
                Preview.newBuilder()
                        .setSensorId("door")
                        .setFrameId("door/0/41")
                        .setWidth(480)
                        .setHeight(270)
                        .setPicture(ByteString.copyFromUtf8("picture"))
                        .build();
        assertThat(line(preview)).endsWith("door  480 x 270 pixels, 7 bytes  door/0/41");
    }

    @Test
    void coloursAreThereOnlyWhereWanted() {
        MessageLine coloured = new MessageLine(true, ZoneOffset.UTC);
        assertThat(coloured.of(ALERT)).contains("\u001b[31mhigh: A person is in cell\u001b[0m");
        assertThat(line(ALERT)).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyTopicsMessageHasALine(Topic topic) {
        assertThat(line(topic.prototype())).startsWith("1970-01-01 00:00:00.000  ");
    }

    @Test
    void filtersLookAtCameraLabelAndText() {
        assertThat(passes(new MessageFilter("door", null, null), FRAME)).isTrue();
        assertThat(passes(new MessageFilter("gate", null, null), FRAME)).isFalse();
        assertThat(passes(new MessageFilter(null, "bag", null), FRAME)).isTrue();
        assertThat(passes(new MessageFilter(null, "dog", null), FRAME)).isFalse();
        assertThat(passes(new MessageFilter(null, "person", null), CROSSING)).isTrue();
        assertThat(passes(new MessageFilter(null, "person", null), ALERT)).isTrue();
        assertThat(passes(new MessageFilter(null, null, "IS IN CELL"), ALERT)).isTrue();
        assertThat(passes(new MessageFilter("door", "person", "nowhere"), ALERT)).isFalse();
    }

    @Test
    void aDeadLetterIsOfTheCameraItsOriginBeginsWith() {
        DeadLetter letter = DeadLetter.newBuilder().setOrigin("door/0/41").build();
        assertThat(passes(new MessageFilter("door", null, null), letter)).isTrue();
        assertThat(passes(new MessageFilter("doo", null, null), letter)).isFalse();
    }

    private static boolean passes(MessageFilter filter, Message message) {
        return filter.matches(message, io.atalaya.operators.sink.MessageDecoder.json(message));
    }

    private static String line(Message message) {
        return new MessageLine(false, ZoneOffset.UTC).of(message);
    }
}
