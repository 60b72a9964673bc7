package io.atalaya.console.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.config.ConfigProblem;
import io.atalaya.pipeline.config.EntryYaml;
import io.atalaya.schemas.v1.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteNamesTest {
    private static final Site SITE =
            Site.newBuilder()
                    .setSite("plant")
                    .setTimeZone("Europe/Madrid")
                    .addCameras(
                            Site.Camera.newBuilder()
                                    .setSensorId("press-cam")
                                    .setArea("press")
                                    .addZones(
                                            Site.Zone.newBuilder()
                                                    .setZoneId("press-area")
                                                    .addLabels("person"))
                                    .addLines(Site.Line.newBuilder().setZoneId("gate")))
                    .addSensors(
                            Site.Sensor.newBuilder()
                                    .setSensorId("press-1")
                                    .setArea("press")
                                    .addSeries(Site.Series.newBuilder().setName("running")))
                    .addDetectors("bearing-heat")
                    .addShifts(
                            Site.Shift.newBuilder()
                                    .setName("night")
                                    .setFrom("22:00")
                                    .setTo("06:00")
                                    .addDays("friday"))
                    .build();

    @Test
    void aRuleMaySpeakOfWhatAJobHasTold() {
        assertThat(problems("zone('press-area').count('person') > 0")).isEmpty();
        assertThat(problems("reading('press-1/running').flag")).isEmpty();
    }

    @Test
    void detectorsAndShiftsAreAmongTheNames() {
        assertThat(
                        problems(
                                "shift('night') && anomaly('press-1/running').by('bearing-heat').active"))
                .isEmpty();
        assertThat(problems("shift('nigth')"))
                .singleElement()
                .satisfies(one -> assertThat(one.message()).contains("night"));
        assertThat(problems("anomaly('press-1/running').by('bearing-heet').active"))
                .singleElement()
                .satisfies(one -> assertThat(one.message()).contains("bearing-heat"));
    }

    @Test
    void whatIsNotThereIsSaidWithWhatIsMeant() {
        assertThat(problems("reading('press-1/runing').flag"))
                .singleElement()
                .satisfies(one -> assertThat(one.message()).contains("running"));
    }

    @Test
    void aTimeZoneThatIsNoneIsTakenForUtc() {
        assertThat(SiteNames.of(SITE.toBuilder().setTimeZone("nowhere").build()).areaNames())
                .containsExactly("press");
    }

    private static List<ConfigProblem> problems(String when) {
        return EntryYaml.ruleProblems(
                "name: r\nwhen: " + when + "\n", SiteNames.of(SITE), List.of());
    }
}
