package io.atalaya.pipeline.cli;

import io.atalaya.pipeline.cli.doctor.Doctor;
import io.atalaya.pipeline.cli.doctor.Finding;
import io.atalaya.pipeline.cli.doctor.Finding.Level;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at the machine and says what to do about it. */
@Command(
        name = "doctor",
        description = "Look at this machine, and say what is wrong and what to do about it.",
        footer = {"", "Exits with 1 where something fails; a warning is no failure."})
final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final BiFunction<Integer, Path, Doctor> doctors;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "9092",
            description = "The port that the embedded broker would use (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where state would be kept (default: here).")
    private Path folder = Path.of(".");

    DoctorCommand(Terminal terminal, BiFunction<Integer, Path, Doctor> doctors) {
        this.terminal = terminal;
        this.doctors = doctors;
    }

    @Override
    public Integer call() {
        Map<Level, Integer> counts = new EnumMap<>(Level.class);
        try (Progress progress = Progress.begin(terminal, "looking at this machine")) {
            Doctor doctor = doctors.apply(port, folder.toAbsolutePath().normalize());
            doctor.examine()
                    .forEach(
                            finding -> {
                                counts.merge(finding.level(), 1, Integer::sum);
                                progress.detail(finding.subject());
                                print(finding);
                            });
        }
        int failures = counts.getOrDefault(Level.FAIL, 0);
        int warnings = counts.getOrDefault(Level.WARN, 0);
        terminal.out().println(failures + " to be put right, " + warnings + " to know about");
        return failures == 0 ? ExitCode.OK : ExitCode.FAILURE;
    }

    private void print(Finding finding) {
        String line = "%s %-18s %s".formatted(word(finding), finding.subject(), finding.found());
        terminal.out().println(line);
        if (!finding.cure().isEmpty()) {
            terminal.out().println("     %-18s -> %s".formatted("", finding.cure()));
        }
    }

    private String word(Finding finding) {
        return switch (finding.level()) {
            case OK -> terminal.green("OK  ");
            case WARN -> terminal.yellow("WARN");
            case FAIL -> terminal.red("FAIL");
        };
    }
}
