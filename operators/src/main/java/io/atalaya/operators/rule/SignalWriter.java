package io.atalaya.operators.rule;

import io.atalaya.operators.model.JoinStatus;
import io.atalaya.operators.model.RuleSignal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Puts what a rule found into the form of a signal. */
final class SignalWriter {
    private SignalWriter() {}

    static RuleSignal write(Rule rule, Occurrence found) {
        RuleConfig config = rule.config();
        return new RuleSignal(
                config.name(),
                rule.version(),
                config.kind().category(),
                config.priority(),
                found.area(),
                found.cameraId(),
                found.what(),
                rule.template().fill(words(found)),
                config.consequence(),
                config.response(),
                found.start(),
                found.end(),
                new ArrayList<>(found.objectIds()),
                new ArrayList<>(found.frameIds()),
                new ArrayList<>(found.zoneEvents()),
                new ArrayList<>(),
                new ArrayList<>(),
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
