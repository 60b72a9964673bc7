package io.atalaya.operators.rule;

import io.atalaya.operators.alarm.AlarmRule;
import io.atalaya.operators.alarm.AlarmRuleConfig;
import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.settings.Inline;
import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One rule: exactly one condition, and what to say when it comes true. */
public record RuleConfig(
        @Setting(doc = "Names the rule in alerts; unique.", example = "person-in-cell") String name,
        @Setting(doc = "Comes true when an object was in a zone for a time.")
                @Nullable ObjectInZoneConfig objectInZone,
        @Setting(doc = "Comes true each time an object crosses a line.")
                @Nullable LineCrossedConfig lineCrossed,
        @Setting(doc = "Comes true when a camera gave no picture for a time.")
                @Nullable CameraLostConfig cameraLost,
        @Setting(doc = "The cameras it holds for; every camera when left out.", example = "[door]")
                List<String> cameras,
        @Setting(doc = "How soon somebody must act.", defaultValue = "medium")
                AlertPriority priority,
        @Setting(
                        doc =
                                "What the alert says. Placeholders: {camera} and {area} always,"
                                        + " {label} and {count} with objects, {zone}, {line},"
                                        + " {direction}, and {duration} where a time is asked for."
                                        + " When left out, a sentence that fits the condition.",
                        example = "A {label} is in {zone}")
                @Nullable String message,
        @Inline AlarmRuleConfig alarm)
        implements Serializable {
    public RuleConfig {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is empty; give the rule a name");
        }
        cameras = List.copyOf(cameras);
        long conditions =
                Stream.of(objectInZone, lineCrossed, cameraLost).filter(Objects::nonNull).count();
        if (conditions != 1) {
            throw new IllegalArgumentException(
                    "a rule needs exactly one of objectInZone, lineCrossed and cameraLost; rule '"
                            + name
                            + "' has "
                            + conditions);
        }
        if (message != null) {
            new MessageTemplate(message, kind(objectInZone, lineCrossed).placeholders());
        }
    }

    /** What the alarm stage must know of it. */
    public AlarmRule alarmRule() {
        return new AlarmRule(alarm, cameraLost != null);
    }

    RuleKind kind() {
        return kind(objectInZone, lineCrossed);
    }

    /** The message as it was written, or the one that fits the condition. */
    MessageTemplate template() {
        RuleKind kind = kind();
        String text = message != null ? message : kind.defaultMessage();
        return new MessageTemplate(text, kind.placeholders());
    }

    boolean holdsFor(String cameraId) {
        return cameras.isEmpty() || cameras.contains(cameraId);
    }

    private static RuleKind kind(
            @Nullable ObjectInZoneConfig objectInZone, @Nullable LineCrossedConfig lineCrossed) {
        if (objectInZone != null) {
            return RuleKind.OBJECT_IN_ZONE;
        }
        return lineCrossed != null ? RuleKind.LINE_CROSSED : RuleKind.CAMERA_LOST;
    }
}
