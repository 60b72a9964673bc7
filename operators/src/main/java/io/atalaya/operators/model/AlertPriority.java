package io.atalaya.operators.model;

/** How soon an operator must act, most urgent first. */
public enum AlertPriority {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
