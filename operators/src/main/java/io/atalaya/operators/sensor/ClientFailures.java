package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.HealthReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a client library's exceptions mean to who runs the plant. */
public abstract class ClientFailures {
    /** The client has limits of its own, and they come first. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SensorConfig sensor;

    protected ClientFailures(SensorConfig sensor) {
        this.sensor = requireNonNull(sensor, "sensor is null");
    }

    /** What comes of it, within the time that the configuration allows. */
    public <T> T await(CompletableFuture<T> future) throws SensorException, InterruptedException {
        long millis = sensor.connectTimeout().plus(GRACE).toMillis();
        try {
            return future.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw describe(e.getCause());
        } catch (TimeoutException e) {
            future.cancel(false);
            throw new SensorException(HealthReason.TIMEOUT, where() + " does not answer");
        }
    }

    public abstract SensorException describe(@Nullable Throwable failure);

    /** The sensor's address without its secrets. */
    protected final String where() {
        return sensor.redactedUrl();
    }

    protected static String rootOf(@Nullable Throwable failure) {
        Throwable root = failure;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        return root == null ? "unknown" : String.valueOf(root.getMessage());
    }
}
