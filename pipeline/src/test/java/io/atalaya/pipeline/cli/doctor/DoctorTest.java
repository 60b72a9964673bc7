package io.atalaya.pipeline.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.cli.doctor.Finding.Level;
import io.atalaya.pipeline.cli.doctor.SystemLibraries.Library;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir Path folder;

    @Test
    void looksAtEverythingOnThisMachine() {
        List<Finding> findings = new Doctor(0, folder).examine().toList();

        assertThat(findings)
                .extracting(Finding::subject)
                .contains("java", "platform", "cores", "memory", "gpu", "onnx runtime", "ffmpeg")
                .contains("hardware decoding", "usb cameras", "port 0", "disk", "folder");
        assertThat(findings)
                .filteredOn(finding -> finding.subject().matches("java|onnx runtime|ffmpeg"))
                .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Level.OK));
    }

    @Test
    void warnsBelowFourCores() {
        assertThat(MachineCheck.cores(3).level()).isEqualTo(Level.WARN);
        assertThat(MachineCheck.cores(4).level()).isEqualTo(Level.OK);
    }

    @Test
    void refusesTooLittleMemory() {
        assertThat(MachineCheck.memory(1.9, 1).level()).isEqualTo(Level.FAIL);
        assertThat(MachineCheck.memory(2, 1).level()).isEqualTo(Level.WARN);
        assertThat(MachineCheck.memory(6, 2).level()).isEqualTo(Level.OK);
    }

    @Test
    void refusesAnotherPlatformOrAnOldJava() {
        assertThat(MachineCheck.platform("Linux", "riscv64").level()).isEqualTo(Level.FAIL);
        assertThat(MachineCheck.platform("Linux", "aarch64").level()).isEqualTo(Level.OK);
        assertThat(MachineCheck.java(16).level()).isEqualTo(Level.FAIL);
        assertThat(MachineCheck.java(17).level()).isEqualTo(Level.OK);
    }

    @Test
    void namesEachGpuAndAnOldDriver() {
        List<Finding> findings =
                gpus("NVIDIA GB10, 580.95.05, [N/A]\nNVIDIA T4, 535.104, 15360 MiB");

        assertThat(findings).extracting(Finding::level).containsExactly(Level.OK, Level.WARN);
        assertThat(findings.get(1).cure()).contains("580");
    }

    @Test
    void livesWithoutAGpu() {
        assertThat(gpus("")).extracting(Finding::level).containsExactly(Level.WARN);
    }

    @Test
    void warnsOfAPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding finding = new PortCheck(taken.getLocalPort()).findings().get(0);

            assertThat(finding.level()).isEqualTo(Level.WARN);
            assertThat(finding.cure()).contains("--port");
        }
    }

    @Test
    void missesWhatTheArmBuildNeeds() throws Exception {
        SystemLibraries arm = new SystemLibraries(true, List.of(folder));
        Files.writeString(folder.resolve("libdrm.so.2"), "");
        Files.writeString(folder.resolve("libva.so.2"), "");

        assertThat(SystemLibraries.cure(arm.missingForFfmpeg()))
                .isEqualTo("apt install libva-drm2");
        assertThat(new SystemLibraries(false, List.of(folder)).missingForFfmpeg()).isEmpty();
    }

    @Test
    void missesWhatDevicesNeed() throws Exception {
        Files.writeString(folder.resolve("libxcb.so.1"), "");
        Files.writeString(folder.resolve("libxcb-shm.so.0"), "");

        assertThat(new SystemLibraries(true, List.of(folder)).missingForDevices())
                .extracting(Library::file)
                .containsExactly("libpulse.so.0");
        assertThat(new SystemLibraries(false, List.of(folder)).missingForDevices())
                .extracting(Library::file)
                .containsExactly("libpulse.so.0", "libasound.so.2");
    }

    @Test
    void listsTheCamerasThatAreAttached() throws Exception {
        UsbCameraCheck check = new UsbCameraCheck(SystemLibraries.ofThisMachine(), folder);
        assertThat(check.attached().found()).isEqualTo("none attached");

        Files.writeString(folder.resolve("video0"), "");
        assertThat(check.attached().found()).isEqualTo(folder.resolve("video0").toString());
    }

    @Test
    void wantsRoomOnTheDisk() {
        assertThat(DiskCheck.room("/", 0.9).level()).isEqualTo(Level.FAIL);
        assertThat(DiskCheck.room("/", 1).level()).isEqualTo(Level.WARN);
        assertThat(DiskCheck.room("/", 10).level()).isEqualTo(Level.OK);
    }

    @Test
    void readsWhatAProgramPrints() {
        ProcessRunner processes = new ProcessRunner();

        assertThat(processes.output("echo", "hello")).contains("hello");
        assertThat(processes.output("false")).isEmpty();
        assertThat(processes.output("no-such-program")).isEmpty();
    }

    private static List<Finding> gpus(String printed) {
        return new GpuCheck(
                        new ProcessRunner() {
                            @Override
                            Optional<String> output(String... command) {
                                return Optional.of(printed);
                            }
                        })
                .findings();
    }
}
