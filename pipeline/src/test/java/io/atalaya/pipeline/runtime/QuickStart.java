package io.atalaya.pipeline.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Lets many processes start in half of the time: the first leaves an archive of its classes when it
 * ends in peace, and the others begin with these, loaded and verified. Where a virtual machine
 * cannot, they start as ever.
 */
final class QuickStart {
    private final Path archive;
    private final String classPath;

    private QuickStart(Path archive, String classPath) {
        this.archive = archive;
        this.classPath = classPath;
    }

    /**
     * With the class path of this process.
     *
     * @param folder for what is needed
     */
    static QuickStart in(Path folder) throws IOException {
        List<String> parts = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(part);
            // An archive is of jars only.
            parts.add(Files.isDirectory(path) ? jar(path, folder, parts.size()) : part);
        }
        return new QuickStart(
                folder.resolve("classes.jsa"), String.join(File.pathSeparator, parts));
    }

    /** For the process that comes first. */
    List<String> first() {
        return options("-XX:ArchiveClassesAtExit=" + archive);
    }

    /** For those that come after it has ended. */
    List<String> next() {
        return Files.exists(archive)
                ? options("-XX:SharedArchiveFile=" + archive)
                : options("-Xshare:auto");
    }

    /** Those that live a few seconds have no time for the better compiler. */
    private List<String> options(String sharing) {
        return List.of(
                "-Xmx1g",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                sharing,
                "-cp",
                classPath);
    }

    /** Where the first was not given the time to end. */
    void doWithout() throws IOException {
        Files.deleteIfExists(archive);
    }

    private static String jar(Path classes, Path folder, int number) throws IOException {
        Path jar = folder.resolve("classes-" + number + ".jar");
        try (Stream<Path> walk = Files.walk(classes);
                var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString();
                out.putNextEntry(new JarEntry(name.replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar.toString();
    }
}
