package io.atalaya.operators.rule;

import io.atalaya.operators.alarm.AlarmRule;
import io.atalaya.operators.alarm.AlarmRuleConfig;
import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.EvidenceKind;
import io.atalaya.operators.settings.Inline;
import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;
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
        @Setting(
                        doc =
                                "True while this expression is; docs/rules.md says what it can see."
                                        + " While it cannot be told, the rule stays as it was.",
                        example =
                                "zone('press').count('person') > 0 &&"
                                        + " reading('press-1/running').flag")
                @Nullable String when,
        @Setting(
                        doc =
                                "The area that it is about. Left out: every area; with `when`, the"
                                        + " only area there is.",
                        example = "press")
                @Nullable String area,
        @Setting(doc = "The cameras it holds for; every camera when left out.", example = "[door]")
                List<String> cameras,
        @Setting(
                        doc =
                                "With `when`: for how long it must be true without a break before"
                                        + " the rule comes true.",
                        defaultValue = "0s",
                        min = 0)
                Duration onDelay,
        @Setting(
                        doc =
                                "With `when`: for how long it must be false without a break before"
                                        + " the rule is over.",
                        defaultValue = "0s",
                        min = 0)
                Duration offDelay,
        @Setting(
                        doc =
                                "With `when`: while the rule is true, a reading's number that is"
                                        + " compared must be on the other side by this much, in"
                                        + " its unit, before the rule is over.",
                        example = "5")
                @Nullable Double deadband,
        @Setting(doc = "How soon somebody must act.", defaultValue = "medium")
                AlertPriority priority,
        @Setting(
                        doc =
                                "What the alert says. With `when`, expressions in braces, such as"
                                        + " {reading('motor-1/temperature').value}. Else"
                                        + " placeholders: {camera} and {area} always,"
                                        + " {label} and {count} with objects, {zone},"
                                        + " {attributes}, {line}, {direction}, and {duration} where a time is asked for."
                                        + " When left out, a sentence that fits the condition.",
                        example = "A {label} is in {zone}")
                @Nullable String message,
        @Setting(
                        doc = "What happens if nobody acts, for the operator.",
                        defaultValue = "\"\"",
                        example = "The bearing seizes within the hour.")
                String consequence,
        @Setting(
                        doc = "What the operator is to do.",
                        defaultValue = "\"\"",
                        example = "Stop the motor and call maintenance.")
                String response,
        @Setting(
                        doc =
                                "What is kept of the moment for whoever looks at the alert later:"
                                        + " `snapshot`, `clip` or both. The rule's cameras must be"
                                        + " recorded.",
                        example = "[snapshot, clip]")
                List<EvidenceKind> evidence,
        @Inline AlarmRuleConfig alarm)
        implements Serializable {
    public RuleConfig {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is empty; give the rule a name");
        }
        cameras = List.copyOf(cameras);
        evidence = evidence.stream().distinct().toList();
        long conditions =
                Stream.of(objectInZone, lineCrossed, cameraLost, when)
                        .filter(Objects::nonNull)
                        .count();
        if (conditions != 1) {
            throw new IllegalArgumentException(
                    "a rule needs exactly one of when, objectInZone, lineCrossed and cameraLost;"
                            + " rule '"
                            + name
                            + "' has "
                            + conditions);
        }
        if (when == null) {
            refuseWithoutWhen(onDelay, offDelay, deadband);
        }
        if (deadband != null && !(deadband > 0)) {
            throw new IllegalArgumentException("deadband must be more than 0, got " + deadband);
        }
        if (message != null && when == null) {
            new MessageTemplate(message, kind(when, objectInZone, lineCrossed).placeholders());
        }
    }

    private static void refuseWithoutWhen(
            Duration onDelay, Duration offDelay, @Nullable Double deadband) {
        if (!onDelay.isZero() || !offDelay.isZero() || deadband != null) {
            throw new IllegalArgumentException(
                    "onDelay, offDelay and deadband go with when; remove them, or write the"
                            + " condition as when");
        }
    }

    /** What the alarm stage must know of it. */
    public AlarmRule alarmRule() {
        return new AlarmRule(alarm, cameraLost != null);
    }

    RuleKind kind() {
        return kind(when, objectInZone, lineCrossed);
    }

    /** The message as it was written, or the one that fits the condition. */
    MessageTemplate template() {
        RuleKind kind = kind();
        boolean attributes = objectInZone != null && !objectInZone.attributes().isEmpty();
        String fitting = kind.defaultMessage();
        if (attributes) {
            fitting = fitting.replace("{label}", "{label} ({attributes})");
        }
        String text = message != null ? message : fitting;
        return new MessageTemplate(text, kind.placeholders());
    }

    boolean holdsFor(String areaName, String cameraId) {
        return (area == null || area.equals(areaName))
                && (cameras.isEmpty() || cameras.contains(cameraId));
    }

    private static RuleKind kind(
            @Nullable String when,
            @Nullable ObjectInZoneConfig objectInZone,
            @Nullable LineCrossedConfig lineCrossed) {
        if (when != null) {
            return RuleKind.CONDITION;
        }
        if (objectInZone != null) {
            return RuleKind.OBJECT_IN_ZONE;
        }
        return lineCrossed != null ? RuleKind.LINE_CROSSED : RuleKind.CAMERA_LOST;
    }
}
