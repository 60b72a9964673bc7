package io.atalaya.operators.sensor.opcua;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;

/** What the client's exceptions mean to who runs the plant. */
final class OpcUaFailures {
    private static final Set<Long> USER =
            Set.of(
                    StatusCodes.Bad_UserAccessDenied,
                    StatusCodes.Bad_IdentityTokenRejected,
                    StatusCodes.Bad_IdentityTokenInvalid);

    /** The client has limits of its own, and they come first. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SensorConfig sensor;

    OpcUaFailures(SensorConfig sensor) {
        this.sensor = sensor;
    }

    /** What comes of it, within the time that the configuration allows. */
    <T> T await(CompletableFuture<T> future) throws SensorException, InterruptedException {
        long millis = sensor.connectTimeout().plus(GRACE).toMillis();
        try {
            return future.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw describe(e.getCause());
        } catch (TimeoutException e) {
            future.cancel(false);
            throw because(HealthReason.TIMEOUT, "does not answer");
        }
    }

    SensorException describe(@Nullable Throwable failure) {
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
        return new SensorException(HealthReason.SIGNAL_LOSS, sensor.redactedUrl() + ": " + why);
    }

    SensorException because(HealthReason reason, String what) {
        return new SensorException(reason, sensor.redactedUrl() + " " + what);
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

    private static String rootOf(@Nullable Throwable failure) {
        Throwable root = failure;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        return root == null ? "unknown" : String.valueOf(root.getMessage());
    }
}
