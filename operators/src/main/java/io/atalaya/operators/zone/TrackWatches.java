package io.atalaya.operators.zone;

import java.util.List;

/** State: the tracks of one camera that have not ended. */
public record TrackWatches(List<TrackWatch> tracks) {}
