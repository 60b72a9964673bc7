package io.atalaya.operators.picture;

/**
 * What a camera sends down the chain: a frame with its pixels, or word of how it does. In order.
 */
public sealed interface CameraSignal permits CapturedFrame, HealthSignal {}
