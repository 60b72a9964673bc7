package io.atalaya.operators.rule;

import io.atalaya.operators.alarm.AlarmRuleConfig;
import io.atalaya.operators.model.AlertPriority;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes rules for tests, with what a test does not care about left out. */
final class Rules {
    private Rules() {}

    static RuleConfig simple(
            String name,
            @Nullable ObjectInZoneConfig zone,
            @Nullable LineCrossedConfig line,
            @Nullable CameraLostConfig lost,
            List<String> cameras,
            AlertPriority priority,
            @Nullable String message) {
        return new RuleConfig(
                name,
                zone,
                line,
                lost,
                null,
                null,
                cameras,
                Duration.ZERO,
                Duration.ZERO,
                null,
                priority,
                message,
                "",
                "",
                List.of(),
                AlarmRuleConfig.DEFAULT);
    }

    static RuleConfig when(String name, String condition) {
        return when(name, condition, Duration.ZERO, Duration.ZERO, null, null);
    }

    static RuleConfig when(
            String name,
            String condition,
            Duration onDelay,
            Duration offDelay,
            @Nullable Double deadband,
            @Nullable String message) {
        return new RuleConfig(
                name,
                null,
                null,
                null,
                condition,
                "press",
                List.of(),
                onDelay,
                offDelay,
                deadband,
                AlertPriority.HIGH,
                message,
                "It goes wrong.",
                "Put it right.",
                List.of(),
                AlarmRuleConfig.DEFAULT);
    }
}
