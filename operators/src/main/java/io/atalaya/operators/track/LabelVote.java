package io.atalaya.operators.track;

/**
 * State: how much a track's detections speak for one of several labels; the older, the less.
 *
 * @param classId the model's own number of the label
 */
public record LabelVote(String label, int classId, double weight) {}
