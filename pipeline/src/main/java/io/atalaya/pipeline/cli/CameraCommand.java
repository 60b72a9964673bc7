package io.atalaya.pipeline.cli;

import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.virtual.VirtualCameras;
import io.atalaya.pipeline.process.OrderlyExit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays clips as if they were cameras, until somebody ends it. */
@Command(
        name = "camera",
        description = {
            "Play video files again and again as live cameras over HTTP, until Ctrl-C.",
            "For trying a pipeline out where there is no camera."
        },
        footer = {
            "",
            "door.mp4 becomes the stream http://127.0.0.1:8554/door.mjpeg, at the file's own frame"
                    + " rate. In a pipeline's YAML:",
            "",
            "  cameras:",
            "    - name: door",
            "      url: http://127.0.0.1:8554/door.mjpeg",
            "",
            "A browser shows all of them at http://127.0.0.1:8554/. A clip stands still while"
                    + " nobody looks."
        })
final class CameraCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Video files that FFmpeg can play, a camera each.")
    private List<Path> files = List.of();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8554",
            description = "The port to listen on (${DEFAULT-VALUE}); 0 for any that is free.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen on (${DEFAULT-VALUE}, which only this machine reaches);"
                            + " 0.0.0.0 for all.")
    private String host = "";

    CameraCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        try (OrderlyExit exit = OrderlyExit.begin();
                VirtualCameras cameras = serve()) {
            terminal.out().println("cameras:");
            for (VirtualCameras.Stream stream : cameras.streams()) {
                terminal.out().println("  - name: " + stream.name());
                terminal.out().println("    url: " + stream.url());
            }
            terminal.err().println("in a browser: " + cameras.url() + "; Ctrl-C ends it");
            exit.awaitAsked();
        }
        return ExitCode.OK;
    }

    private VirtualCameras serve() throws CommandException {
        try {
            return VirtualCameras.serve(files, new InetSocketAddress(host, port));
        } catch (VideoException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        } catch (IOException | IllegalArgumentException e) {
            String message = "cannot listen on " + host + ":" + port + ": " + e.getMessage();
            throw new CommandException(message + "; choose another with --port", e);
        }
    }
}
