package io.atalaya.operators.inference;

/**
 * Where a picture's time in the host went, in nanoseconds. A batch's run counts for each of its
 * pictures in equal shares.
 *
 * @param waitedNanos from submission until a worker took it
 * @param encodedNanos pixels to tensor
 * @param ranNanos the model
 * @param decodedNanos outputs to detections
 */
public record StageTimes(long waitedNanos, long encodedNanos, long ranNanos, long decodedNanos) {}
