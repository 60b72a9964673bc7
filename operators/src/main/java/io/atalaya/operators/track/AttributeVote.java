package io.atalaya.operators.track;

/**
 * State: how much a track's detections speak for one value of an attribute; the older, the less.
 *
 * @param elected whether it is the value that the track has now
 */
public record AttributeVote(String name, String value, double weight, boolean elected) {}
