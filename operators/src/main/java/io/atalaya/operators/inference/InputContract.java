package io.atalaya.operators.inference;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.decode.ElementType;
import io.atalaya.operators.decode.InputDefaults;
import io.atalaya.operators.decode.ModelFamily;
import io.atalaya.operators.decode.TensorSpec;
import io.atalaya.operators.picture.PictureFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model wants its picture.
 *
 * @param picture the input tensor, with its size filled in where the file leaves it open
 * @param channelsLast whether colours are the last axis ({@code NHWC}) or the second ({@code NCHW})
 * @param values what each pixel value, 0 to 255, becomes, for each channel
 * @param sizes the input that wants width and height of the picture, null where there is none
 */
// Read once when a model is opened; nobody compares it.
@SuppressWarnings("ArrayRecordComponent")
public record InputContract(
        TensorSpec picture,
        boolean channelsLast,
        PictureFormat format,
        float[][] values,
        @Nullable TensorSpec sizes) {
    private static final int LEVELS = 256;

    public InputContract {
        requireNonNull(picture, "picture is null");
        requireNonNull(format, "format is null");
        requireNonNull(values, "values is null");
    }

    static InputContract of(
            PictureInput input, ModelFamily family, InputConfig config, int width, int height) {
        InputDefaults defaults = family.inputDefaults();
        PictureFormat format =
                new PictureFormat(
                        width,
                        height,
                        config.colourOrder() != null
                                ? config.colourOrder()
                                : defaults.colourOrder(),
                        config.fit() != null ? config.fit() : defaults.fit(),
                        config.padding() != null ? config.padding() : defaults.padding());
        return new InputContract(
                input.picture(),
                input.channelsLast(),
                format,
                values(defaults, config),
                input.sizes());
    }

    /** Elements of one picture in the tensor. */
    public int elements() {
        return format.sizeBytes();
    }

    /** The tensor's shape for a batch. */
    public long[] shape(int batch) {
        long width = format.widthPx();
        long height = format.heightPx();
        return channelsLast
                ? new long[] {batch, height, width, PictureFormat.BYTES_PER_PIXEL}
                : new long[] {batch, PictureFormat.BYTES_PER_PIXEL, height, width};
    }

    public boolean isType(ElementType type) {
        return picture.type() == type;
    }

    // One table a channel: normalising a pixel is then one look-up.
    private static float[][] values(InputDefaults defaults, InputConfig config) {
        float scale = config.scale() != null ? config.scale().floatValue() : defaults.scale();
        float[][] values = new float[PictureFormat.BYTES_PER_PIXEL][LEVELS];
        for (int channel = 0; channel < values.length; channel++) {
            float mean = orDefault(config.mean(), defaults.mean(), channel);
            float std = orDefault(config.std(), defaults.std(), channel);
            for (int level = 0; level < LEVELS; level++) {
                values[channel][level] = (level * scale - mean) / std;
            }
        }
        return values;
    }

    private static float orDefault(List<Double> configured, float[] defaults, int channel) {
        return configured.isEmpty() ? defaults[channel] : configured.get(channel).floatValue();
    }
}
