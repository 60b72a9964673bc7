package io.atalaya.operators.alarm;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.util.List;

/** What a rule says of the life of its alarms. */
public record AlarmRuleConfig(
        @Setting(
                        doc =
                                "Whether an alarm stays after its condition is over, until somebody"
                                        + " resets it.",
                        defaultValue = "false")
                boolean latching,
        @Setting(
                        doc =
                                "`not-needed`: an alarm goes back to normal by itself when its"
                                        + " condition is over.",
                        defaultValue = "required")
                AcknowledgeChoice acknowledge,
        @Setting(
                        doc =
                                "Rules that, while one of them is true in the same area, suppress"
                                        + " this rule's alarms by design. A cameraLost rule suppresses"
                                        + " what is about its own camera only.",
                        example = "[press-stopped]")
                List<String> suppressedBy)
        implements Serializable {
    /** Of a rule that says nothing of it. */
    public static final AlarmRuleConfig DEFAULT =
            new AlarmRuleConfig(false, AcknowledgeChoice.REQUIRED, List.of());

    public AlarmRuleConfig {
        suppressedBy = List.copyOf(suppressedBy);
    }
}
