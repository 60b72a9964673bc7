package io.atalaya.operators.rule.language;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import java.util.Locale;

/** {@code camera('x')} or {@code sensor('x')}: how it does. */
final class HealthView extends View {
    private final HealthStatus status;
    private final HealthReason reason;

    HealthView(HealthStatus status, HealthReason reason) {
        this.status = status;
        this.reason = reason;
    }

    @Override
    Object field(String field) {
        return switch (field) {
            case "online" -> status == HealthStatus.ONLINE || status == HealthStatus.DEGRADED;
            case "status" -> spelled(status);
            case "reason" -> spelled(reason);
            default -> throw noField(field);
        };
    }

    static String spelled(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
