package io.atalaya.operators.inference;

/** Whether a model runs on a GPU. */
public enum GpuUse {
    /** On a GPU where there is one, else on the CPU. */
    AUTO,
    /** On a GPU or not at all. */
    REQUIRED,
    /** On the CPU. */
    OFF
}
