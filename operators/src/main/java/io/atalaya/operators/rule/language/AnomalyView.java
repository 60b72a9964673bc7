package io.atalaya.operators.rule.language;

import io.atalaya.operators.model.Anomaly;
import java.util.List;

/** {@code anomaly('sensor/value')}: what the detectors have to say of a series now. */
final class AnomalyView extends View {
    private final List<Anomaly> lasting;

    AnomalyView(List<Anomaly> lasting) {
        this.lasting = lasting;
    }

    AnomalyView by(String detector) {
        return new AnomalyView(
                lasting.stream().filter(anomaly -> anomaly.detector().equals(detector)).toList());
    }

    @Override
    Object field(String field) {
        return switch (field) {
            case "active" -> !lasting.isEmpty();
            case "score" -> lasting.stream().mapToDouble(Anomaly::score).max().orElse(0);
            case "reason" -> lasting.isEmpty() ? "" : lasting.get(0).reason();
            default -> throw noField(field);
        };
    }
}
