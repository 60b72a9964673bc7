package io.atalaya.operators.alarm;

import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.ForgottenAlert;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What leaves the alarm stage beside the alerts. */
public final class AlarmOutputs {
    /** What became of each command about an alarm. */
    public static final OutputTag<CommandAnswer> ANSWERS =
            new OutputTag<>("alarm-answers", TypeInformation.of(CommandAnswer.class));

    /** Alerts whose present state nobody needs any more. */
    public static final OutputTag<ForgottenAlert> FORGOTTEN =
            new OutputTag<>("alarm-forgotten", TypeInformation.of(ForgottenAlert.class));

    private AlarmOutputs() {}
}
