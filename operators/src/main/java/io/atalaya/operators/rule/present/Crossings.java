package io.atalaya.operators.rule.present;

import java.util.List;

/** State: the crossings of one line that a rule may still ask about, oldest first. */
public record Crossings(List<Crossing> crossings) {}
