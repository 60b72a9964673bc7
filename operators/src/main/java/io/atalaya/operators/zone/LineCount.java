package io.atalaya.operators.zone;

import io.atalaya.operators.model.CrossingDirection;

/** State: how many objects of a label crossed a line in one direction since the camera's first. */
public record LineCount(String lineId, String label, CrossingDirection direction, long count) {}
