package io.atalaya.operators.rule.present;

import io.atalaya.operators.model.CrossingDirection;
import java.time.Instant;

/** State: an object crossed a line. */
public record Crossing(String cameraId, String label, CrossingDirection direction, Instant at) {}
