package io.atalaya.operators.camera.ffmpeg;

/** Whether the GPU's video engine decodes. */
public enum HardwareDecoding {
    /** Decode on the CPU. */
    OFF,
    /** Try the GPU, and decode on the CPU where that fails; health says so. */
    AUTO,
    /** Decode on the GPU or not at all. */
    REQUIRED
}
