package io.atalaya.operators.inference;

import io.atalaya.operators.decode.ElementType;
import io.atalaya.operators.decode.ModelSignature;
import io.atalaya.operators.decode.TensorSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The input of a model that takes a colour picture.
 *
 * @param sizes the other input, of the picture's width and height, null where there is none
 */
record PictureInput(TensorSpec picture, boolean channelsLast, @Nullable TensorSpec sizes) {
    private static final int COLOURS = 3;
    private static final Set<ElementType> READABLE =
            Set.of(ElementType.FLOAT, ElementType.FLOAT16, ElementType.UINT8);

    /** Empty where no input can be a picture, or where there are more inputs than are known. */
    static Optional<PictureInput> find(ModelSignature signature) {
        List<TensorSpec> inputs = signature.inputs();
        if (inputs.isEmpty() || inputs.size() > 2) {
            return Optional.empty();
        }
        Optional<TensorSpec> picture = inputs.stream().filter(PictureInput::isPicture).findFirst();
        Optional<TensorSpec> sizes = inputs.stream().filter(PictureInput::isSizes).findFirst();
        if (picture.isEmpty() || (inputs.size() == 2 && sizes.isEmpty())) {
            return Optional.empty();
        }
        boolean channelsLast = picture.get().axis(1) != COLOURS;
        return Optional.of(new PictureInput(picture.get(), channelsLast, sizes.orElse(null)));
    }

    /** The batch axis as the file has it: a number, or {@link TensorSpec#FREE}. */
    int batch() {
        return picture.axis(0);
    }

    /** Pixels, or {@link TensorSpec#FREE}. */
    int width() {
        return picture.axis(channelsLast ? 2 : 3);
    }

    /** Pixels, or {@link TensorSpec#FREE}. */
    int height() {
        return picture.axis(channelsLast ? 1 : 2);
    }

    private static boolean isPicture(TensorSpec input) {
        return input.rank() == 4
                && READABLE.contains(input.type())
                && (input.axis(1) == COLOURS || input.axis(3) == COLOURS);
    }

    private static boolean isSizes(TensorSpec input) {
        return input.rank() == 2 && input.type() == ElementType.INT64 && input.axis(1) == 2;
    }
}
