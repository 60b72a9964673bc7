package io.atalaya.pipeline.watch;

import com.google.protobuf.Timestamp;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.SensorReading;
import io.atalaya.schemas.v1.ZoneEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Alarms as a plant may have them. */
final class SampleAlarms {
    static final Instant NOW = Instant.parse("2026-03-02T14:02:31Z");

    private SampleAlarms() {}

    static Alert personAtPress() {
        return alarm("aaaa1111", Alert.State.UNACKNOWLEDGED, Alert.Priority.CRITICAL, 30)
                .setSensorId("press-cam")
                .setArea("press")
                .setRuleId("person-at-running-press")
                .setMessage("Somebody is at the press while it runs")
                .setResponse("Stop the press by the red button")
                .setConsequence("Somebody is hurt")
                .addReadings(
                        SensorReading.newBuilder()
                                .setSensorId("press-1")
                                .setName("force")
                                .setUnit("kN")
                                .setNumber(12.5)
                                .setQuality(SensorReading.Quality.GOOD)
                                .setTimestamp(at(31)))
                .addZoneEvents(
                        ZoneEvent.newBuilder()
                                .setSensorId("press-cam")
                                .setZoneId("press-area")
                                .setType(ZoneEvent.Type.ENTER)
                                .setLabel("person")
                                .setObjectId("7")
                                .setTimestamp(at(30)))
                .build();
    }

    static Alert jam() {
        return alarm("bbbb2222", Alert.State.ACKNOWLEDGED, Alert.Priority.HIGH, 20)
                .setSensorId("belt-cam")
                .setArea("belt")
                .setRuleId("belt-jam")
                .setMessage("The belt is jammed")
                .setRevision(2)
                .setChange(Alert.Change.ACKNOWLEDGE)
                .setChangedBy("ana")
                .setNote("on my way")
                .setAcknowledgedBy("ana")
                .build();
    }

    static Alert bearing() {
        return alarm("cccc3333", Alert.State.SHELVED, Alert.Priority.MEDIUM, 10)
                .setSensorId("motor-1")
                .setArea("motor")
                .setRuleId("bearing-hot")
                .setMessage("The bearing of motor 1 is hot")
                .build();
    }

    static Alert over() {
        return alarm("dddd4444", Alert.State.NORMAL, Alert.Priority.LOW, 0)
                .setArea("belt")
                .setRuleId("something-crossed")
                .setMessage("Something has crossed the belt")
                .build();
    }

    static Alert.Builder alarm(String id, Alert.State state, Alert.Priority priority, int second) {
        return Alert.newBuilder()
                .setAlertId(id + "-0c1f-5a55-b1f4-0d8c52e5a8c1")
                .setRevision(1)
                .setState(state)
                .setPriority(priority)
                .setChange(Alert.Change.RAISE)
                .setChangedAt(at(second))
                .setTimestamp(at(second));
    }

    static WatchModel model(WatchView view, Alert... alerts) {
        var board = new AlarmBoard();
        List.of(alerts).forEach(board::present);
        List<Alert> shown = board.shown(view.filter());
        WatchView settled = view.settledIn(shown);
        Map<Alert.State, Integer> counts = new HashMap<>(board.counts());
        return new WatchModel(
                settled,
                shown,
                board.history(settled.chosenId()),
                counts,
                "127.0.0.1:9092",
                null,
                NOW,
                ZoneOffset.UTC);
    }

    private static Timestamp at(int second) {
        return Timestamp.newBuilder()
                .setSeconds(Instant.parse("2026-03-02T14:02:00Z").getEpochSecond() + second)
                .build();
    }
}
