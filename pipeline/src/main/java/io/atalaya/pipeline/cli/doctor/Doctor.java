package io.atalaya.pipeline.cli.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at everything in the order in which a user would have to put it right. */
public final class Doctor {
    private final List<Supplier<List<Finding>>> checks;

    /**
     * Where to look.
     *
     * @param brokerPort the port that the embedded broker would listen on
     * @param folder where state would be kept
     */
    public Doctor(int brokerPort, Path folder) {
        ProcessRunner processes = new ProcessRunner();
        SystemLibraries libraries = SystemLibraries.ofThisMachine();
        checks =
                List.of(
                        new MachineCheck()::findings,
                        new GpuCheck(processes)::findings,
                        new OnnxRuntimeCheck()::findings,
                        new FfmpegCheck(libraries)::findings,
                        new UsbCameraCheck(libraries, Path.of("/dev"))::findings,
                        new PortCheck(brokerPort)::findings,
                        new DiskCheck(folder)::findings);
    }

    /** Each found as the stream is read, because some of it takes its time. */
    public Stream<Finding> examine() {
        return checks.stream().flatMap(check -> check.get().stream());
    }
}
