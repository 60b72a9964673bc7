package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;

/** What must be so before the first call into FFmpeg. */
final class FfmpegSetup {
    private FfmpegSetup() {}

    /** Loads the native code, once per process. */
    static void load() {
        // JavaCPP refuses to allocate when the whole process is larger than a multiple of the Java
        // heap. Models and their GPU memory make it so; our own memory is freed by hand anyway.
        setIfAbsent("org.bytedeco.javacpp.maxBytes", "0");
        setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        try {
            FfmpegLog.install();
            avformat_network_init();
        } catch (UnsatisfiedLinkError e) {
            throw new IllegalStateException(
                    "FFmpeg's native code cannot be loaded: "
                            + e.getMessage()
                            + "; on Arm64 it needs the system's libva2, libva-drm2 and libdrm2",
                    e);
        }
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
