package io.atalaya.operators.sensor.opcua;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.ClientFailures;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;

/** What the client's exceptions mean to who runs the plant. */
final class OpcUaFailures extends ClientFailures {
    private static final Set<Long> USER =
            Set.of(
                    StatusCodes.Bad_UserAccessDenied,
                    StatusCodes.Bad_IdentityTokenRejected,
                    StatusCodes.Bad_IdentityTokenInvalid);

    OpcUaFailures(SensorConfig sensor) {
        super(sensor);
    }

    @Override
    public SensorException describe(@Nullable Throwable failure) {
        StatusCode status = UaException.extractStatusCode(failure).orElse(StatusCode.BAD);
        if (USER.contains(status.getValue())) {
            return because(
                    HealthReason.UNAUTHORIZED, "refuses the user; check username and password");
        }
        if (status.isSecurityError() || name(status).startsWith("Bad_Certificate")) {
            return because(
                    HealthReason.UNAUTHORIZED,
                    "and this client do not trust each other (%s); name its certificate in caFile,"
                                    .formatted(name(status))
                            + " and let it trust this client's");
        }
        if (status.getValue() == StatusCodes.Bad_Timeout) {
            return because(HealthReason.TIMEOUT, "does not answer");
        }
        return because(HealthReason.SIGNAL_LOSS, "cannot be reached: " + rootOf(failure));
    }

    SensorException lost(String why) {
        return new SensorException(HealthReason.SIGNAL_LOSS, where() + ": " + why);
    }

    SensorException because(HealthReason reason, String what) {
        return new SensorException(reason, where() + " " + what);
    }

    /** The code's name in the standard, such as {@code Bad_NodeIdUnknown}. */
    static String name(@Nullable StatusCode status) {
        if (status == null) {
            return "unknown";
        }
        // The lower half says more of a value, such as that others before it were lost.
        long code = status.getValue() & 0xFFFF0000L;
        return StatusCodes.lookup(code).map(known -> known[0]).orElse("0x%08X".formatted(code));
    }
}
