package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.job.AlarmJobProcess;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.CommandAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9}, again and again, while alarms rise, are acknowledged and clear: a process that
 * suffered it and one that was left alone say the same of every alarm, from its first revision to
 * its last, and answer every command in the same way. {@code AlarmRecoveryHarnessTest} tries many
 * more moments without a process.
 */
class AlarmRecoveryITCase {
    private static final long SEED = 20261125;
    private static final int ROUNDS = 36;
    private static final int KILLS = 32;

    /** At the beginning; at the end there are some, too. */
    private static final int CALM_ROUNDS = 2;

    private static final int PATIENCE_SECONDS = 240;

    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER)
    static Path folder;

    /** What a run leaves. */
    private record Traces(
            List<String> stories,
            Map<String, NavigableMap<Integer, Set<Alert>>> alerts,
            Map<String, Alert> present,
            Map<String, Set<CommandAnswer>> answers) {}

    @Test
    void aProcessKilledAtRandomMomentsLeavesTheSameAlarms() throws Exception {
        QuickStart quick = QuickStart.in(folder);
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(0)) {
            String brokers = broker.bootstrapServers();
            Traces calm = run(brokers, new Plant("calm", brokers, quick, quick.first(), 0));
            Plant plant = new Plant("killed", brokers, quick, quick.next(), KILLS);
            Traces killed = run(brokers, plant);

            assertThat(plant.kills).as("kills").isEqualTo(KILLS);
            assertThat(killed.answers()).as("seed %d", SEED).isEqualTo(calm.answers());
            assertThat(killed.stories()).as("seed %d", SEED).isEqualTo(calm.stories());
            assertThat(killed.alerts().equals(calm.alerts())).as("seed %d, all", SEED).isTrue();
            assertThat(killed.present()).as("seed %d", SEED).isEqualTo(calm.present());
            assertThat(states(calm)).as("states that it went through").containsAll(STATES);
        }
    }

    /** Else the seed would prove little. */
    private static final Set<Alert.State> STATES =
            EnumSet.complementOf(
                    EnumSet.of(Alert.State.STATE_UNSPECIFIED, Alert.State.UNRECOGNIZED));

    private static Set<Alert.State> states(Traces traces) {
        return traces.alerts().values().stream()
                .flatMap(revisions -> revisions.values().stream())
                .flatMap(Set::stream)
                .map(Alert::getState)
                .collect(Collectors.toSet());
    }

    private static Traces run(String brokers, Plant plant) throws Exception {
        try (AlarmSite site = AlarmSite.open(brokers, plant.name);
                plant) {
            plant.start();
            AlarmShift shift = new AlarmShift(site, SEED, plant::look);
            for (int round = 0; round < ROUNDS; round++) {
                if (round >= CALM_ROUNDS) {
                    plant.planAKill();
                }
                shift.round(round);
                plant.endRound();
            }
            plant.terminate();
            while (site.look() > 0) {
                // What it said last.
            }
            return new Traces(site.stories(), site.alerts(), site.present(brokers), site.answers());
        }
    }

    /** The pipeline's process, and who kills it once a round at a moment drawn by lot. */
    private static final class Plant implements AutoCloseable {
        private final String name;
        private final QuickStart quick;
        private final List<String> java;
        private final Path configuration;
        private final Random random = new Random(-SEED);
        private int killsToCome;
        private int kills;
        private int messages;
        private int delayMillis;
        private boolean planned;
        private @Nullable Instant due;
        private @Nullable AtalayaProcess process;

        Plant(String name, String brokers, QuickStart quick, List<String> java, int kills)
                throws IOException {
            this.name = name;
            this.quick = quick;
            this.java = java;
            this.killsToCome = kills;
            this.configuration =
                    Files.writeString(folder.resolve(name + ".yaml"), configuration(name, brokers));
        }

        void start() throws IOException {
            Path output = folder.resolve(name + ".log");
            process =
                    AtalayaProcess.start(
                            output, java, AlarmJobProcess.class, configuration.toString());
        }

        /** After so many messages, and a little: a round has about eight. */
        void planAKill() throws Exception {
            planned = killsToCome > 0;
            if (planned && kills == 0) {
                awaitCheckpoint();
            }
            messages = 1 + random.nextInt(7);
            delayMillis = random.nextInt(120);
            due = null;
        }

        void look(int news) throws Exception {
            AtalayaProcess running = process;
            if (running == null || !running.isAlive()) {
                throw new AssertionError(
                        "it has died by itself:\n" + (running == null ? "" : running.output()));
            }
            messages -= news;
            if (planned && due == null && messages <= 0) {
                due = Instant.now().plusMillis(delayMillis);
            }
            if (due != null && !Instant.now().isBefore(due)) {
                kill(running);
            }
        }

        void endRound() throws Exception {
            if (planned && process != null) {
                kill(process);
            }
        }

        private void kill(AtalayaProcess running) throws Exception {
            running.kill();
            kills++;
            killsToCome--;
            planned = false;
            due = null;
            start();
        }

        /** Before the first one there is nothing to go on from. */
        private void awaitCheckpoint() throws Exception {
            Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
            while (!hasCheckpoint()) {
                assertThat(Instant.now()).as("waiting for a checkpoint").isBefore(end);
                Thread.sleep(50);
            }
        }

        private boolean hasCheckpoint() throws IOException {
            Path checkpoints = folder.resolve("state-" + name).resolve("checkpoints");
            try (Stream<Path> files = Files.walk(checkpoints)) {
                return files.anyMatch(file -> file.endsWith("_metadata"));
            } catch (UncheckedIOException | NoSuchFileException goneMeanwhile) {
                return false;
            }
        }

        void terminate() throws Exception {
            if (process != null) {
                process.closeInput();
                if (!process.endsWithin(PATIENCE_SECONDS)) {
                    // All is said; only its classes are not written down.
                    process.kill();
                    quick.doWithout();
                }
            }
        }

        @Override
        public void close() {
            if (process != null) {
                process.close();
            }
        }
    }

    private static String configuration(String name, String brokers) {
        String sensors =
                AlarmShift.SENSORS.stream()
                        .map(
                                sensor ->
                                        """
                                          - name: %s
                                            area: %s
                                            url: kafka:%s
                                            kafka: {startAt: earliest}
                                            match: {field: device}
                                            values: [{name: temperature, unit: Cel}]
                                        """
                                                .formatted(
                                                        sensor,
                                                        // It covers what is in the area c.
                                                        sensor.equals("d") ? "c" : sensor,
                                                        AlarmSite.rawTopic(name)))
                        .collect(Collectors.joining());
        return """
        kafka: {bootstrapServers: "%s", topicPrefix: %s-}
        runtime: {checkpointInterval: 300ms, stateDirectory: state-%s}
        sensors:
        %s%s
        """
                .formatted(brokers, name, name, sensors, AlarmShift.PLANT);
    }
}
