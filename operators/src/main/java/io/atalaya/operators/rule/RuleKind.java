package io.atalaya.operators.rule;

import java.util.Locale;
import java.util.Set;

/** What kinds of rule there are, and what each can say. */
enum RuleKind {
    CONDITION,
    OBJECT_IN_ZONE,
    LINE_CROSSED,
    CAMERA_LOST;

    /** As alerts have it: {@code object-in-zone}. */
    String category() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String defaultMessage() {
        return switch (this) {
            case CONDITION -> "Rule {rule} has come true";
            case OBJECT_IN_ZONE -> "A {label} has been in {zone} for {duration}";
            case LINE_CROSSED -> "A {label} crossed {line}, {direction}";
            case CAMERA_LOST -> "Camera {camera} is lost";
        };
    }

    Set<String> placeholders() {
        return switch (this) {
            case CONDITION -> Set.of("rule");
            case OBJECT_IN_ZONE ->
                    Set.of("camera", "area", "label", "attributes", "zone", "count", "duration");
            case LINE_CROSSED -> Set.of("camera", "area", "label", "line", "direction", "count");
            case CAMERA_LOST -> Set.of("camera", "area", "duration");
        };
    }
}
