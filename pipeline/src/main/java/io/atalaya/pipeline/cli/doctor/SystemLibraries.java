package io.atalaya.pipeline.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Libraries that the bundled native code is linked to and does not bring. */
final class SystemLibraries {
    /**
     * One of them.
     *
     * @param file the name that is asked of the linker
     * @param packageName Debian's and Ubuntu's name for what it is in
     */
    record Library(String file, String packageName) {}

    /** Of FFmpeg as a whole, which brings them for x86-64. */
    private static final List<Library> OF_FFMPEG_ON_ARM =
            List.of(
                    new Library("libva.so.2", "libva2"),
                    new Library("libva-drm.so.2", "libva-drm2"),
                    new Library("libdrm.so.2", "libdrm2"));

    /** Of its part for capture devices, though V4L2 alone would do without. */
    private static final List<Library> OF_DEVICES =
            List.of(
                    new Library("libxcb.so.1", "libxcb1"),
                    new Library("libxcb-shm.so.0", "libxcb-shm0"),
                    new Library("libpulse.so.0", "libpulse0"));

    /** Which FFmpeg brings for Arm64; the package has had this name since Debian 13. */
    private static final Library OF_DEVICES_ON_X86 = new Library("libasound.so.2", "libasound2t64");

    private final boolean arm;
    private final List<Path> folders;

    SystemLibraries(boolean arm, List<Path> folders) {
        this.arm = arm;
        this.folders = folders;
    }

    static SystemLibraries ofThisMachine() {
        boolean arm = "aarch64".equals(System.getProperty("os.arch"));
        String triplet = arm ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        return new SystemLibraries(
                arm,
                Stream.of("/usr/lib/" + triplet, "/lib/" + triplet, "/usr/lib64", "/usr/lib")
                        .map(Path::of)
                        .toList());
    }

    List<Library> missingForFfmpeg() {
        return arm ? missing(OF_FFMPEG_ON_ARM) : List.of();
    }

    List<Library> missingForDevices() {
        List<Library> needed = new ArrayList<>(OF_DEVICES);
        if (!arm) {
            needed.add(OF_DEVICES_ON_X86);
        }
        return missing(needed);
    }

    private List<Library> missing(List<Library> libraries) {
        return libraries.stream()
                .filter(l -> folders.stream().noneMatch(f -> Files.exists(f.resolve(l.file()))))
                .toList();
    }

    static String files(List<Library> libraries) {
        return libraries.stream().map(Library::file).collect(Collectors.joining(", "));
    }

    /** What installs them, as root. */
    static String cure(List<Library> libraries) {
        return "apt install "
                + libraries.stream().map(Library::packageName).collect(Collectors.joining(" "));
    }
}
