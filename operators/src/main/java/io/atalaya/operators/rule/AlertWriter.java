package io.atalaya.operators.rule;

import io.atalaya.operators.alarm.AlertId;
import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertState;
import io.atalaya.operators.model.JoinStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Puts what a rule found into the form of an alert. */
final class AlertWriter {
    private AlertWriter() {}

    static String idOf(Rule rule, Occurrence found) {
        return AlertId.of(
                rule.config().name(), found.area(), found.cameraId(), found.what(), found.start());
    }

    /** The next revision of the alert; nobody can acknowledge one yet. */
    static Alert write(Rule rule, Occurrence found, int revision) {
        RuleConfig config = rule.config();
        return new Alert(
                idOf(rule, found),
                revision,
                found.end() == null
                        ? AlertState.UNACKNOWLEDGED
                        : AlertState.RETURNED_UNACKNOWLEDGED,
                config.priority(),
                config.name(),
                rule.version(),
                config.kind().category(),
                found.area(),
                found.cameraId(),
                rule.template().fill(words(found)),
                found.start(),
                found.end(),
                new ArrayList<>(found.objectIds()),
                new ArrayList<>(found.frameIds()),
                new ArrayList<>(found.zoneEvents()),
                found.model(),
                JoinStatus.COMPLETE);
    }

    private static Map<String, String> words(Occurrence found) {
        Map<String, String> words = new HashMap<>(found.words());
        words.put("camera", found.cameraId());
        words.put("area", found.area());
        return words;
    }
}
