package io.atalaya.pipeline.cli.doctor;

import io.atalaya.operators.camera.ffmpeg.FfmpegSetup;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
        try {
            FfmpegSetup.checkDevices();
            return List.of(attached());
        } catch (VideoException e) {
            return List.of(unreadable(libraries.missingForDevices()));
        }
    }

    private static Finding unreadable(List<SystemLibraries.Library> missing) {
        return missing.isEmpty()
                ? Finding.warn(SUBJECT, "none can be read", "first what is said of ffmpeg")
                : Finding.warn(
                        SUBJECT,
                        "v4l2:// cannot be read: no " + SystemLibraries.files(missing),
                        "nothing, where cameras are on the network; else "
                                + SystemLibraries.cure(missing));
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
