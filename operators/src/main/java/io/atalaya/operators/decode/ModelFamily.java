package io.atalaya.operators.decode;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import java.util.Locale;

/** Models that are fed alike. A family may have several output contracts. */
public enum ModelFamily {
    /** Recognised from the file's names and shapes. */
    AUTO,
    YOLOX,
    ULTRALYTICS,
    DETR,
    NANODET,
    PICODET,
    FASTESTDET;

    private static final float[] IMAGENET_MEAN_BGR = {103.53f, 116.28f, 123.675f};
    private static final float[] IMAGENET_STD_BGR = {57.375f, 57.12f, 58.395f};

    /** What the family's own training code does to a picture; see each project's demo. */
    public InputDefaults inputDefaults() {
        return switch (this) {
            case AUTO -> throw new IllegalStateException("auto is not a family to feed");
            case YOLOX -> raw(ColourOrder.BGR, Fit.LETTERBOX_TOP_LEFT, 114, 1);
            case ULTRALYTICS -> raw(ColourOrder.RGB, Fit.LETTERBOX_CENTRE, 114, 1f / 255);
            case DETR -> raw(ColourOrder.RGB, Fit.STRETCH, 0, 1f / 255);
            case FASTESTDET -> raw(ColourOrder.BGR, Fit.STRETCH, 0, 1f / 255);
            case NANODET -> imagenet(Fit.LETTERBOX_CENTRE);
            case PICODET -> imagenet(Fit.STRETCH);
        };
    }

    private static InputDefaults raw(ColourOrder order, Fit fit, int padding, float scale) {
        return new InputDefaults(
                order, fit, padding, scale, new float[] {0, 0, 0}, new float[] {1, 1, 1});
    }

    private static InputDefaults imagenet(Fit fit) {
        return new InputDefaults(
                ColourOrder.BGR, fit, 0, 1, IMAGENET_MEAN_BGR.clone(), IMAGENET_STD_BGR.clone());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
