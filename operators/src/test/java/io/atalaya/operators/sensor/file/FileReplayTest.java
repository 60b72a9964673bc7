package io.atalaya.operators.sensor.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorDriver;
import io.atalaya.operators.sensor.SensorInspector;
import io.atalaya.operators.sensor.Sensors;
import io.atalaya.operators.sensor.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplayTest {
    @TempDir Path folder;

    @Test
    void readsEachRowsValuesInTheirUnits() throws Exception {
        SensorConfig sensor =
                Sensors.file(
                                csv(
                                        "time,temp,speed,running,state",
                                        "2026-03-01T08:00:00Z,212,1500,true,warm",
                                        "2026-03-01T08:00:01Z,32,1500,0,\"cold, stopped\""))
                        .values(
                                Sensors.value("temperature", "temp", "Cel", "[degF]"),
                                Sensors.value("speed", ValueType.INTEGER),
                                Sensors.value("running", ValueType.FLAG),
                                Sensors.value("state", ValueType.TEXT))
                        .config();
        try (SensorDriver driver = SensorDriver.start(sensor).untilEnd()) {
            assertThat(driver.numbersOf("temperature")).containsExactly(100.0, 0.0);
            assertThat(driver.numbersOf("running")).containsExactly(1.0, 0.0);
            assertThat(driver.readings())
                    .filteredOn(reading -> reading.type() == ReadingType.TEXT)
                    .extracting(Reading::text)
                    .containsExactly("warm", "cold, stopped");
            Reading first = driver.readings().get(0);
            assertThat(first.unit()).isEqualTo("Cel");
            assertThat(first.at()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
            assertThat(first.clockSource()).isEqualTo(ClockSource.FILE_TIMESTAMP);
            assertThat(first.seriesId()).isEqualTo("motor-1/temperature");
            assertThat(first.area()).isEqualTo("motors");
            assertThat(driver.statuses()).containsExactly(HealthStatus.ONLINE, HealthStatus.ENDED);
            assertThat(driver.lastHealth().counts().readings()).isEqualTo(8);
            assertThat(driver.lastHealth().at()).isEqualTo(Instant.parse("2026-03-01T08:00:01Z"));
        }
    }

    @Test
    void whatIsWrongInARowIsTheRowsOwnTrouble() throws Exception {
        SensorConfig sensor =
                Sensors.file(
                                csv(
                                        "time,temperature,pressure",
                                        "2026-03-01T08:00:00Z,20,1",
                                        "yesterday,21,1",
                                        "2026-03-01T08:00:02Z,warm,2",
                                        "2026-03-01T08:00:03Z,23",
                                        "2026-03-01T08:00:04Z,\"24,3",
                                        "",
                                        "2026-03-01T08:00:05Z,NaN,",
                                        "2026-03-01T08:00:06Z,,",
                                        "2026-03-01T08:00:07Z,27,5"))
                        .values(Sensors.value("temperature"), Sensors.value("pressure"))
                        .config();
        try (SensorDriver driver = SensorDriver.start(sensor).untilEnd()) {
            assertThat(driver.numbersOf("temperature")).containsExactly(20.0, Double.NaN, 27.0);
            assertThat(driver.numbersOf("pressure")).containsExactly(1.0, 2.0, 5.0);
            assertThat(driver.deadLetters())
                    .extracting(letter -> letter.reason() + " " + letter.origin())
                    .containsExactly(
                            "bad-timestamp data.csv:3",
                            "bad-value data.csv:4",
                            "wrong-columns data.csv:5",
                            "wrong-columns data.csv:6");
            assertThat(driver.deadLetters().get(1).detail())
                    .isEqualTo("sensor motor-1: temperature is 'warm', which is no number");
            assertThat(new String(driver.deadLetters().get(1).payload(), UTF_8))
                    .isEqualTo("2026-03-01T08:00:02Z,warm,2");
            assertThat(driver.readings().get(3).quality()).isEqualTo(ReadingQuality.BAD);
            var counts = driver.lastHealth().counts();
            assertThat(counts.received()).isEqualTo(7);
            assertThat(counts.accepted()).isEqualTo(4);
            assertThat(counts.refused())
                    .containsOnly(
                            java.util.Map.entry("bad-timestamp", 1L),
                            java.util.Map.entry("wrong-columns", 2L));
        }
    }

    @Test
    void movesTheWholeRecordingToItsStart() throws Exception {
        SensorConfig sensor =
                Sensors.file(
                                csv(
                                        "time,temperature",
                                        "2014-07-01 00:00:00,1",
                                        "2014-07-01 00:05:00,2"))
                        .startTime("2026-03-01T08:00:00Z")
                        .config();
        try (SensorDriver driver = SensorDriver.start(sensor).untilEnd()) {
            assertThat(driver.readings())
                    .extracting(Reading::at)
                    .containsExactly(
                            Instant.parse("2026-03-01T08:00:00Z"),
                            Instant.parse("2026-03-01T08:05:00Z"));
        }
    }

    @Test
    void goesOnInTimeWhenItIsReadAgain() throws Exception {
        SensorConfig sensor =
                Sensors.file(csv("time,temperature", "100,1", "110,2", "120,3")).loop().config();
        try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(7)) {
            assertThat(driver.readings().subList(0, 7))
                    .extracting(reading -> reading.at().getEpochSecond())
                    .containsExactly(100L, 110L, 120L, 130L, 140L, 150L, 160L);
        }
    }

    @Test
    void goesOnFromWhereItWasLeft() throws Exception {
        StringBuilder rows = new StringBuilder("time,temperature\n");
        for (int i = 0; i < 5_000; i++) {
            rows.append(1_000 + i).append(',').append(i).append('\n');
        }
        Path file = Files.writeString(folder.resolve("long.csv"), rows);
        SensorConfig sensor = Sensors.file(file).startTime("2026-03-01T08:00:00Z").config();
        List<Reading> before;
        List<io.atalaya.operators.sensor.SensorSplit> splits;
        try (SensorDriver driver = SensorDriver.start(sensor).untilReadings(700)) {
            before = List.copyOf(driver.readings());
            splits = driver.snapshot();
        }
        try (SensorDriver driver = SensorDriver.restore(splits, sensor).untilEnd()) {
            assertThat(driver.readings().get(0).number()).isEqualTo(before.size());
            assertThat(driver.readings()).hasSize(5_000 - before.size());
            assertThat(driver.readings().get(0).at())
                    .isEqualTo(Instant.parse("2026-03-01T08:00:00Z").plusSeconds(before.size()));
        }
    }

    @Test
    void readsJsonLinesByKeyAndByPointer() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("data.jsonl"),
                        """
                        {"t": 1772352000, "data": {"temp": 21.5}, "on": true}
                        {"t": 1772352001, "data": {"temp": null}}
                        {"t": 1772352002, "other": 1}
                        [1, 2]
                        {"t": 1772352003, "data": {"temp": NaN}}
                        {"t": 1772352004,
                        {"t": 1772352005, "data": {"temp": {}}, "on": false}
                        """);
        SensorConfig sensor =
                Sensors.file(file)
                        .timestamp("t")
                        .values(
                                Sensors.value("temperature", "/data/temp", null, null),
                                Sensors.value("on", ValueType.FLAG))
                        .config();
        try (SensorDriver driver = SensorDriver.start(sensor).untilEnd()) {
            assertThat(driver.numbersOf("temperature"))
                    .containsExactly(21.5, Double.NaN, Double.NaN);
            assertThat(driver.readings())
                    .extracting(Reading::type)
                    .containsExactly(
                            ReadingType.NUMBER,
                            ReadingType.FLAG,
                            ReadingType.NONE,
                            ReadingType.NUMBER,
                            ReadingType.FLAG);
            assertThat(driver.deadLetters())
                    .extracting(DeadLetter::reason)
                    .containsExactly("no-values", "not-json", "not-json", "bad-value");
        }
    }

    @Test
    void keepsOnlyItsOwnOfAFileThatSeveralShare() throws Exception {
        SensorConfig sensor =
                Sensors.file(csv("time,device,temperature", "1,M-1,10", "2,M-2,20", "3,M-1,30"))
                        .match("device", "M-1")
                        .config();
        try (SensorDriver driver = SensorDriver.start(sensor).untilEnd()) {
            assertThat(driver.numbersOf("temperature")).containsExactly(10.0, 30.0);
            assertThat(driver.lastHealth().counts().received()).isEqualTo(2);
        }
    }

    @Test
    void readsTheDecimalCommaAndTheSemicolonOfOtherCountries() throws Exception {
        SensorConfig sensor =
                Sensors.file(csv("\uFEFFtime;temperature", "2026-03-01T08:00:00Z;21,5"))
                        .csv("auto", ",")
                        .config();
        try (SensorDriver driver = SensorDriver.start(sensor).untilEnd()) {
            assertThat(driver.numbersOf("temperature")).containsExactly(21.5);
        }
    }

    @Test
    void aFileThatLostItsColumnsEndsTheSensorAndNotTheJob() throws Exception {
        SensorConfig sensor = Sensors.file(csv("time,temp", "1,10")).config();
        try (SensorDriver driver = SensorDriver.start(sensor).untilEnd()) {
            assertThat(driver.lastHealth().status()).isEqualTo(HealthStatus.OFFLINE);
            assertThat(driver.lastHealth().detail())
                    .contains("no column temperature; its columns are time, temp");
        }
    }

    @Test
    void aBadFileIsFoundBeforeTheStart() throws Exception {
        assertRefused(Sensors.file(csv("time,temp", "1,2")), "no column temperature");
        assertRefused(Sensors.file(csv("time,temperature", "noon,2")), "'noon' is no time");
        assertRefused(Sensors.file(Files.createFile(folder.resolve("e.csv"))), "is empty");
        assertRefused(Sensors.file(folder.resolve("none.csv")), "cannot be read");
        Path json = Files.writeString(folder.resolve("a.jsonl"), "{\"time\": 1, \"temp\": 2}\n");
        assertRefused(Sensors.file(json), "a.jsonl:1 has no temperature");
        SensorInspector.inspect(Sensors.file(csv("time,temperature", "odd", "1,2")).config());
    }

    private static void assertRefused(Sensors sensor, String fragment) {
        assertThatThrownBy(() -> SensorInspector.inspect(sensor.config()))
                .hasMessageContaining(fragment);
    }

    private Path csv(String... lines) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), String.join("\n", lines) + "\n");
    }
}
