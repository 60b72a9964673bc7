package io.atalaya.pipeline.watch;

import io.atalaya.pipeline.operator.AlarmLine;
import io.atalaya.schemas.v1.AcknowledgeAlert;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.ResetAlert;
import io.atalaya.schemas.v1.ShelveAlert;
import io.atalaya.schemas.v1.UnshelveAlert;
import java.time.Duration;

/** What can be asked about one alarm. */
final class AlarmRequests {
    private AlarmRequests() {}

    static WatchRequest acknowledge(String alertId, String note) {
        return request(
                Command.newBuilder()
                        .setAcknowledgeAlert(
                                AcknowledgeAlert.newBuilder().setAlertId(alertId).setNote(note)),
                "acknowledge",
                alertId);
    }

    static WatchRequest shelve(String alertId, Duration time, String note) {
        return request(
                Command.newBuilder()
                        .setShelveAlert(
                                ShelveAlert.newBuilder()
                                        .setAlertId(alertId)
                                        .setDuration(
                                                com.google.protobuf.Duration.newBuilder()
                                                        .setSeconds(time.toSeconds()))
                                        .setNote(note)),
                "shelve",
                alertId);
    }

    static WatchRequest unshelve(String alertId) {
        return request(
                Command.newBuilder()
                        .setUnshelveAlert(UnshelveAlert.newBuilder().setAlertId(alertId)),
                "bring back",
                alertId);
    }

    static WatchRequest reset(String alertId) {
        return request(
                Command.newBuilder().setResetAlert(ResetAlert.newBuilder().setAlertId(alertId)),
                "reset",
                alertId);
    }

    private static WatchRequest request(Command.Builder action, String verb, String alertId) {
        Alert named = Alert.newBuilder().setAlertId(alertId).build();
        return new WatchRequest(action.build(), verb + " " + AlarmLine.id(named));
    }
}
