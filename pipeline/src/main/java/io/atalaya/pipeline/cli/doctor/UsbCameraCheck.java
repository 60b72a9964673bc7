package io.atalaya.pipeline.cli.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.global.avdevice;

/** Whether cameras on USB can be read, which most people do without. */
final class UsbCameraCheck {
    private static final String SUBJECT = "usb cameras";

    private final SystemLibraries libraries;
    private final Path devices;

    UsbCameraCheck(SystemLibraries libraries, Path devices) {
        this.libraries = libraries;
        this.devices = devices;
    }

    List<Finding> findings() {
        List<SystemLibraries.Library> missing = libraries.missingForDevices();
        try {
            avdevice.avdevice_version();
            return List.of(attached());
        } catch (LinkageError e) {
            return List.of(
                    Finding.warn(
                            SUBJECT,
                            "v4l2:// cannot be read: "
                                    + (missing.isEmpty()
                                            ? "FFmpeg's device library does not load"
                                            : SystemLibraries.files(missing) + " missing"),
                            "nothing, where cameras are on the network; else "
                                    + SystemLibraries.cure(missing)));
        }
    }

    Finding attached() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> videos = Files.newDirectoryStream(devices, "video[0-9]*")) {
            videos.forEach(found::add);
        } catch (IOException e) {
            return Finding.ok(SUBJECT, "none");
        }
        List<Path> closed = found.stream().filter(video -> !Files.isReadable(video)).toList();
        if (!closed.isEmpty()) {
            return Finding.warn(
                    SUBJECT,
                    names(closed) + " may not be read",
                    "add the user to the device's group: sudo usermod -aG video $USER, then log in"
                            + " again");
        }
        return Finding.ok(SUBJECT, found.isEmpty() ? "none attached" : names(found));
    }

    private static String names(List<Path> videos) {
        return videos.stream().map(Path::toString).sorted().collect(Collectors.joining(", "));
    }
}
