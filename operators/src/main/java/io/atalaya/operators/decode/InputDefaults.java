package io.atalaya.operators.decode;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;

/**
 * How a picture becomes a model's input: {@code (pixel * scale - mean) / std} for each channel.
 *
 * @param padding grey value, 0 to 255, around a letterboxed picture
 * @param mean one for each channel, in the order of {@code colourOrder}; likewise {@code std}
 */
// Read once when a model is opened; nobody compares it.
@SuppressWarnings("ArrayRecordComponent")
public record InputDefaults(
        ColourOrder colourOrder, Fit fit, int padding, float scale, float[] mean, float[] std) {}
