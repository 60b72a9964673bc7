package io.atalaya.operators.rule;

import io.atalaya.operators.model.CrossingDirection;

/** The ways across a line that a rule is about. */
public enum DirectionChoice {
    ANY,
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT;

    boolean includes(CrossingDirection direction) {
        return this == ANY || name().equals(direction.name());
    }
}
