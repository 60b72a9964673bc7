package io.atalaya.operators.rule.present;

import java.time.Instant;

/** State: where a track was at a moment, in ratios of the picture. */
public record Spot(Instant at, double xRatio, double yRatio) {
    double distanceTo(Spot other) {
        return Math.hypot(other.xRatio - xRatio, other.yRatio - yRatio);
    }
}
