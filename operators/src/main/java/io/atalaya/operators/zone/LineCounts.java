package io.atalaya.operators.zone;

import java.util.List;

/** State: one camera's crossings so far. */
public record LineCounts(List<LineCount> counts) {}
