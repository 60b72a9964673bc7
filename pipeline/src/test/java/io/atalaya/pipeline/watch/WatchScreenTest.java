package io.atalaya.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.schemas.v1.Alert;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchScreenTest {
    private static final Palette PALETTE = new Palette(true, true);
    private static final WatchView START = WatchView.of(AlarmFilter.none());
    private static final char ESCAPE = 0x1b;

    private static final Alert[] ALARMS = {
        SampleAlarms.personAtPress(),
        SampleAlarms.jam(),
        SampleAlarms.bearing(),
        SampleAlarms.over()
    };

    @Test
    void showsTheMostUrgentFirstWithPriorityAndStateInWords() {
        List<String> lines = text(SampleAlarms.model(START, ALARMS), 120, 12);

        assertThat(lines.get(0))
                .startsWith(" Atalaya  1 unacknowledged · 1 acknowledged · 1 shelved")
                .endsWith("127.0.0.1:9092  14:02:31 ");
        assertThat(lines.get(1)).startsWith(" all that are not back to normal: 3");
        assertThat(lines.get(3))
                .startsWith("> ■ CRITICAL UNACK      14:02:30 press-cam       person-at-running-p…")
                .contains(" Somebody is at the press while it runs  ")
                .hasSize(120);
        assertThat(lines.get(4)).startsWith("  ▲ HIGH     ack        14:02:20 belt-cam");
        assertThat(lines.get(5)).startsWith("  ▼ MEDIUM   shelved    14:02:10 motor-1");
        assertThat(lines.get(6)).isBlank();
    }

    @ParameterizedTest
    @CsvSource({"200, 60", "120, 30", "80, 24", "60, 20", "40, 12", "30, 8", "20, 5", "10, 3"})
    void fillsATerminalOfAnySize(int width, int height) {
        for (WatchView view :
                List.of(
                        START,
                        START.withDetail(true),
                        START.withHelp(true),
                        START.withPrompt(new Prompt(Prompt.Kind.FILTER, "", "area=belt")))) {
            List<String> lines = text(SampleAlarms.model(view, ALARMS), width, height);
            assertThat(lines).hasSize(height);
            assertThat(lines).allMatch(line -> line.length() <= width);
        }
    }

    @Test
    void aTerminalWithoutShapesAndColoursSaysItInWords() {
        var lines =
                WatchScreen.lines(
                        SampleAlarms.model(START, ALARMS), new Palette(false, false), 100, 12);
        assertThat(lines.get(3).toString()).startsWith("> # CRITICAL UNACK");
        assertThat(lines).extracting(AttributedString::toAnsi).noneMatch(line -> hasColour(line));
    }

    @Test
    void colourIsForWhatWantsAttention() {
        var lines = WatchScreen.lines(SampleAlarms.model(START, ALARMS), PALETTE, 100, 12);
        assertThat(hasColour(lines.get(3).toAnsi())).isTrue();
        assertThat(hasColour(lines.get(5).toAnsi())).as("shelved").isFalse();
        assertThat(hasColour(lines.get(0).toAnsi())).as("the title").isFalse();
    }

    @Test
    void theDetailTellsWhatToDoWhatFiredItAndWhatBecameOfIt() {
        String detail =
                String.join(
                        "\n", text(SampleAlarms.model(START.withDetail(true), ALARMS), 100, 40));
        assertThat(detail)
                .contains("What to do      Stop the press by the red button")
                .contains("If nobody acts  Somebody is hurt")
                .contains("Reading         press-1/force = 12.500 kN, good, 2026-03-02 14:02:31")
                .contains("Seen            person 7: enter press-area on press-cam")
                .contains("Where           press-cam in press")
                .contains("History")
                .contains("1  2026-03-02 14:02:30  raise                unacknowledged");
    }

    @Test
    void theDetailSaysWhoDidWhat() {
        String detail =
                String.join(
                        "\n",
                        text(
                                SampleAlarms.model(START.withDetail(true), SampleAlarms.jam()),
                                100,
                                40));
        assertThat(detail)
                .contains("Acknowledged    by ana")
                .contains("acknowledge          acknowledged, by ana, \"on my way\"");
    }

    @Test
    void theChosenOneStaysInSightAndTheMostUrgentAsLongAsItCan() {
        Alert[] many = new Alert[50];
        for (int i = 0; i < many.length; i++) {
            many[i] =
                    SampleAlarms.alarm(
                                    "%04d".formatted(i),
                                    Alert.State.UNACKNOWLEDGED,
                                    Alert.Priority.HIGH,
                                    50 - i)
                            .setMessage("number %02d".formatted(i))
                            .build();
        }
        assertThat(text(SampleAlarms.model(START, many), 80, 12).get(3)).contains("number 00");
        WatchView below = START.withChosen(many[30].getAlertId(), 30);
        List<String> lines = text(SampleAlarms.model(below, many), 80, 12);
        assertThat(lines).anyMatch(line -> line.startsWith(">") && line.contains("number 30"));
        assertThat(lines).noneMatch(line -> line.contains("number 00"));
    }

    @Test
    void noAlarmsAreSaidQuietly() {
        assertThat(text(SampleAlarms.model(START), 80, 12))
                .anyMatch(line -> line.contains("No alarms."));
        WatchView filtered = WatchView.of(FilterText.parse("area=yard"));
        assertThat(text(SampleAlarms.model(filtered, ALARMS), 80, 12))
                .anyMatch(line -> line.contains("No alarm passes the filter."))
                .anyMatch(line -> line.contains("filter: area=yard   (0 of 4"));
    }

    @Test
    void aSilentBrokerIsNotTakenForPeace() {
        var model =
                new WatchModel(
                        START,
                        List.of(),
                        List.of(),
                        Map.of(),
                        "kafka:9092",
                        Instant.parse("2026-03-02T14:01:00Z"),
                        SampleAlarms.NOW,
                        ZoneOffset.UTC);
        assertThat(text(model, 80, 12).get(0)).contains("NO ANSWER FROM kafka:9092 SINCE 14:01:00");
    }

    @Test
    void aMessageCannotCommandTheTerminal() {
        Alert evil =
                SampleAlarms.jam().toBuilder()
                        .setMessage(ESCAPE + "]0;owned\u0007 and \u202edrow\n\u009b2J")
                        .build();
        for (WatchView view : List.of(START, START.withDetail(true))) {
            assertThat(text(SampleAlarms.model(view, evil), 120, 30))
                    .allMatch(line -> line.codePoints().noneMatch(Character::isISOControl))
                    .noneMatch(line -> line.contains("\u202e"))
                    .anyMatch(line -> line.contains("owned"));
        }
    }

    @Test
    void wideLettersTakeTwoColumns() {
        Alert wide = SampleAlarms.jam().toBuilder().setMessage("輸送機が詰まっている".repeat(8)).build();
        var lines = WatchScreen.lines(SampleAlarms.model(START, wide), PALETTE, 80, 12);
        assertThat(lines).allMatch(line -> line.columnLength() <= 80);
    }

    @Test
    void theCursorIsWhereTheOperatorWrites() {
        WatchView asked = START.withPrompt(new Prompt(Prompt.Kind.FILTER, "", "area=b"));
        WatchModel model = SampleAlarms.model(asked, ALARMS);
        assertThat(text(model, 80, 12).get(11)).startsWith(" Filter: area=b");
        assertThat(WatchScreen.cursor(model, 80)).isEqualTo(" Filter: area=b".length());
        assertThat(WatchScreen.cursor(SampleAlarms.model(START, ALARMS), 80)).isEqualTo(-1);
    }

    private static boolean hasColour(String ansi) {
        return ansi.matches("(?s).*\\[[0-9;]*(3[0-7]|4[0-7]|9[0-7]|38|48)[;m].*");
    }

    private static List<String> text(WatchModel model, int width, int height) {
        return WatchScreen.lines(model, PALETTE, width, height).stream()
                .map(AttributedString::toString)
                .toList();
    }
}
