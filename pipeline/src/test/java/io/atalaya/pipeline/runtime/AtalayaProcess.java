package io.atalaya.pipeline.runtime;

import io.atalaya.pipeline.cli.Atalaya;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line, or a part of the pipeline, in a process of its own that can be killed. */
final class AtalayaProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private AtalayaProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static AtalayaProcess start(Path output, String... arguments) throws IOException {
        List<String> java = List.of("-Xmx1g", "-cp", System.getProperty("java.class.path"));
        return start(output, java, Atalaya.class, arguments);
    }

    /**
     * Starts a class's main method.
     *
     * @param java options of the virtual machine, the class path among them
     */
    static AtalayaProcess start(Path output, List<String> java, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
        command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        command.addAll(java);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start();
        return new AtalayaProcess(process, output);
    }

    /** SIGKILL: nothing is flushed, closed or said. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as a service manager ends it. */
    void terminate() {
        process.destroy();
    }

    /** The end of what it can read, for a process that ends then. */
    void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    int awaitExit(long seconds) throws InterruptedException, IOException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + seconds + " s:\n" + output());
        }
        return process.exitValue();
    }

    boolean endsWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
