package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;

/** What must be so before the first call into FFmpeg. */
public final class FfmpegSetup {
    /** Why the native code cannot be used; empty where it is loaded, once per process. */
    private static final String FAILURE = load();

    private FfmpegSetup() {}

    /**
     * Makes sure of FFmpeg, for those who have another way or something better to say.
     *
     * @throws VideoException where its native code cannot be loaded, with what to do about it
     */
    public static void check() throws VideoException {
        if (!FAILURE.isEmpty()) {
            throw new VideoException(VideoFailure.DECODER_MISSING, FAILURE);
        }
    }

    /**
     * Makes sure of FFmpeg's part for capture devices, which needs libraries for screens and sound
     * that a machine without either does not have.
     *
     * @throws VideoException where it cannot be loaded
     */
    public static void checkDevices() throws VideoException {
        check();
        try {
            avdevice_register_all();
        } catch (LinkageError e) {
            throw new VideoException(
                    VideoFailure.DECODER_MISSING,
                    "v4l2:// cannot be read: FFmpeg's device library needs libxcb, libxcb-shm,"
                            + " libpulse and libasound of the system; atalaya doctor says which is"
                            + " missing and what installs it");
        }
    }

    /** Makes sure of FFmpeg, for those who come after somebody who checked. */
    static void require() {
        if (!FAILURE.isEmpty()) {
            throw new IllegalStateException(FAILURE);
        }
    }

    private static String load() {
        // JavaCPP refuses to allocate when the whole process is larger than a multiple of the Java
        // heap. Models and their GPU memory make it so; our own memory is freed by hand anyway.
        setIfAbsent("org.bytedeco.javacpp.maxBytes", "0");
        setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        try {
            FfmpegLog.install();
            avformat_network_init();
            return "";
        } catch (LinkageError e) {
            return "FFmpeg's native code cannot be loaded ("
                    + firstCause(e)
                    + "); it needs glibc 2.35 or newer and, on Arm64, libva and libdrm of the"
                    + " system: apt install libva2 libva-drm2 libdrm2";
        }
    }

    /**
     * JavaCPP's own message is that there is no such library; the linker's says which it misses.
     */
    private static String firstCause(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String message = String.valueOf(first.getMessage());
        // A path into a cache, then what is wrong.
        return message.replaceFirst("^/\\S*/", "");
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
