package io.atalaya.operators.rule.language;

import static io.atalaya.operators.rule.language.PressSite.holds;
import static io.atalaya.operators.rule.present.AreaFacts.START;
import static io.atalaya.operators.rule.present.AreaFacts.anomaly;
import static io.atalaya.operators.rule.present.AreaFacts.camera;
import static io.atalaya.operators.rule.present.AreaFacts.crossing;
import static io.atalaya.operators.rule.present.AreaFacts.flag;
import static io.atalaya.operators.rule.present.AreaFacts.frame;
import static io.atalaya.operators.rule.present.AreaFacts.number;
import static io.atalaya.operators.rule.present.AreaFacts.person;
import static io.atalaya.operators.rule.present.AreaFacts.persons;
import static io.atalaya.operators.rule.present.AreaFacts.reading;
import static io.atalaya.operators.rule.present.AreaFacts.sensor;
import static io.atalaya.operators.rule.present.AreaFacts.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.CrossingDirection;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.rule.present.AreaFact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final String TEMPERATURE = "reading('motor-1/temperature')";

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "3, true"})
    void countsWhoIsInAZone(int persons, boolean holds) {
        assertThat(holds("zone('press').count('person') >= 2", 1, persons(1, persons)))
                .isEqualTo(holds);
        assertThat(holds("zone('press').count() >= 2", 1, persons(1, persons))).isEqualTo(holds);
        assertThat(holds("zone('press').count('cart') >= 2", 1, persons(1, persons))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            quoteCharacter = '`',
            value = {
                "count() == 1 # true",
                "count('person') == 1 # true",
                "count('cart') == 0 # true",
                "with('helmet', 'yes').count() == 0 # true",
                "tracks.all(t, t.id == 3) # true"
            })
    void narrowsAZoneDownToAnAttribute(String rest, boolean holds) {
        AreaFact three =
                frame(
                        1,
                        List.of(
                                track(1, "cart", START, 0.5, 0.5),
                                person(2, "yes"),
                                person(3, "no")),
                        List.of());
        assertThat(holds("zone('press').with('helmet', 'no')." + rest, 1, three)).isEqualTo(holds);
        assertThat(holds("zone('press').with('helmet', '').count('cart') == 1", 1, three)).isTrue();
    }

    @Test
    void doesNotKnowAZoneBeforeItsFirstFrame() {
        assertThat(holds("zone('press').count() == 0", 1)).isNull();
        assertThat(holds("zone('press').count() == 0 || true", 1)).isTrue();
        assertThat(holds("zone('press').count() == 0 && false", 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "t.label == 'cart', true",
        "t.label == 'person', false",
        "t.dwell > duration('59s'), true",
        "t.dwell > duration('60s'), false",
        "t.speed > 0.09 && t.speed < 0.11, true",
        "t.standing, false",
        "t.camera == 'roof', false",
        "t.confidence > 0.8 && t.id == 7 && t.x > 0.6, true"
    })
    void seesTracks(String condition, boolean holds) {
        List<AreaFact> way = new ArrayList<>();
        for (int i = 0; i <= 30; i++) {
            way.add(
                    frame(
                            57 + i / 10.0,
                            List.of(track(7, "cart", START, 0.4 + i * 0.01, 0.5)),
                            List.of()));
        }

        assertThat(
                        holds(
                                "zone('press').tracks.exists(t, " + condition + ")",
                                60,
                                way.toArray(AreaFact[]::new)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            quoteCharacter = '`',
            value = {
                "exists(t, t.attributes['helmet'] == 'no') # true",
                "exists(t, t.attributes.helmet == 'no') # true",
                "all(t, t.attributes['helmet'] == 'no') # false",
                "exists(t, t.attributes['helmet'] in ['yes']) # true",
                "exists(t, t.id == 2 && t.attributes['helmet'] == 'no') # false",
                "exists(t, t.label == 'cart' && t.attributes['helmet'] == 'no') # false",
                "exists_one(t, t.attributes['helmet'] == '') # true"
            })
    void seesAttributesOfTracks(String condition, boolean holds) {
        AreaFact three =
                frame(
                        1,
                        List.of(
                                person(1, "no"),
                                person(2, "yes"),
                                track(3, "cart", START, 0.5, 0.5)),
                        List.of());

        assertThat(holds("zone('press').tracks." + condition, 1, three)).isEqualTo(holds);
    }

    @Test
    void seesWhoStandsStill() {
        List<AreaFact> trembling = new ArrayList<>();
        for (int i = 0; i <= 30; i++) {
            trembling.add(
                    frame(
                            i / 10.0,
                            List.of(track(7, "cart", START, 0.4 + i % 2 * 0.005, 0.5)),
                            List.of()));
        }

        assertThat(
                        holds(
                                "zone('press').tracks.all(t, t.standing && t.speed < 0.01)",
                                3,
                                trembling.toArray(AreaFact[]::new)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            quoteCharacter = '`',
            value = {
                "count(duration('30s')) == 2 # true",
                "count(duration('31s')) == 3 # true",
                "count('cart', duration('1h')) == 1 # true",
                "leftToRight(duration('1m')) == 2 # true",
                "rightToLeft('person', duration('1m')) == 1 # true",
                "rightToLeft('cart', duration('1m')) == 0 # true"
            })
    void countsCrossingsOfTheLastWhile(String count, boolean holds) {
        assertThat(
                        holds(
                                "line('gate')." + count,
                                60,
                                crossing(30, "person", CrossingDirection.LEFT_TO_RIGHT),
                                crossing(40, "cart", CrossingDirection.LEFT_TO_RIGHT),
                                crossing(50, "person", CrossingDirection.RIGHT_TO_LEFT)))
                .isEqualTo(holds);
    }

    @Test
    void readsValues() {
        AreaFact[] facts = {
            AreaFact.of(number(10, "temperature", 81.5)),
            AreaFact.of(flag(10, "running", true)),
            AreaFact.of(
                    reading(10, "mode", ReadingType.TEXT, Double.NaN, "auto", ReadingQuality.GOOD))
        };

        assertThat(holds(TEMPERATURE + ".value > 81", 15, facts)).isTrue();
        assertThat(holds(TEMPERATURE + ".value > 81.5", 15, facts)).isFalse();
        assertThat(holds(TEMPERATURE + ".age == duration('5s')", 15, facts)).isTrue();
        assertThat(holds("reading('motor-1/running').flag", 15, facts)).isTrue();
        assertThat(holds("reading('motor-1/mode').text == 'auto'", 15, facts)).isTrue();
        assertThat(holds("reading('motor-1/mode').value > 1", 15, facts)).isNull();
        assertThat(holds("reading('motor-1/vibration').value > 1", 15, facts)).isNull();
        assertThat(holds("reading('motor-1/vibration').known", 15, facts)).isFalse();
        assertThat(holds("reading('gateway/anything').known", 15, facts)).isFalse();
    }

    @Test
    void doesNotTakeABadReadingForAValue() {
        AreaFact bad =
                AreaFact.of(
                        reading(11, "temperature", ReadingType.NUMBER, 99, "", ReadingQuality.BAD));

        assertThat(
                        holds(
                                TEMPERATURE + ".value > 80",
                                12,
                                AreaFact.of(number(10, "temperature", 81)),
                                bad))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"mean, 30, true", "min, 0, true", "max, 60, true", "slope, 1, true"})
    void looksBackOverAStretch(String function, double about, boolean holds) {
        List<AreaFact> minute = new ArrayList<>();
        for (int second = -100; second <= 60; second++) {
            minute.add(AreaFact.of(number(second, "temperature", second)));
        }

        String condition =
                "%s.%s(duration('1m')) > %s - 1.0 && %s.%s(duration('1m')) < %s + 1.1"
                        .formatted(TEMPERATURE, function, about, TEMPERATURE, function, about);

        assertThat(holds(condition, 60, minute.toArray(AreaFact[]::new))).isEqualTo(holds);
    }

    @Test
    void doesNotKnowAStretchWithoutReadings() {
        AreaFact old = AreaFact.of(number(0, "temperature", 20));

        assertThat(holds(TEMPERATURE + ".mean(duration('1m')) > 10", 59, old)).isTrue();
        assertThat(holds(TEMPERATURE + ".mean(duration('1m')) > 10", 61, old)).isNull();
        assertThat(holds(TEMPERATURE + ".slope(duration('1m')) > 10", 59, old)).isNull();
    }

    @Test
    void seesAnomaliesWhileTheyLast() {
        String vibration = "anomaly('motor-1/vibration')";
        AreaFact begun = anomaly(5, "cusum", 7.5, true);
        AreaFact over = anomaly(9, "cusum", 7.5, false);

        assertThat(holds(vibration + ".active", 1)).isFalse();
        assertThat(holds(vibration + ".active && " + vibration + ".score > 7", 6, begun)).isTrue();
        assertThat(holds(vibration + ".by('cusum').active", 6, begun)).isTrue();
        assertThat(holds(vibration + ".by('limits').active", 6, begun)).isFalse();
        assertThat(holds(vibration + ".active", 9, begun, over)).isFalse();
    }

    @Test
    void seesHowCamerasAndSensorsDo() {
        AreaFact lost = camera(1, HealthStatus.RECONNECTING);
        AreaFact silent = sensor(1, HealthStatus.OFFLINE, HealthReason.SILENT);

        assertThat(holds("camera('door').online", 2)).isNull();
        assertThat(holds("camera('door').online", 2, camera(1, HealthStatus.DEGRADED))).isTrue();
        assertThat(holds("camera('door').online", 2, lost)).isFalse();
        assertThat(holds("camera('door').status == 'reconnecting'", 2, lost)).isTrue();
        assertThat(
                        holds(
                                "!sensor('motor-1').online && sensor('motor-1').reason == 'silent'",
                                2,
                                silent))
                .isTrue();
    }

    @Test
    void knowsTheSitesOwnTime() {
        // 06:00 UTC on a Sunday is 07:00 in Berlin.
        assertThat(holds("now.hour == 7 && now.minute == 0 && now.dayOfWeek == 7", 0)).isTrue();
        assertThat(holds("now.date == '2026-03-01'", 0)).isTrue();
        assertThat(holds("shift('early') && !shift('night')", 0)).isTrue();
        // 05:59:59 in Berlin still belongs to the night that began on Saturday; 22:00 on Sunday
        // does not.
        assertThat(holds("shift('night') && !shift('early')", -3601)).isTrue();
        assertThat(holds("shift('night')", 15 * 3600)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "value > 80, 81, true",
        "value > 80, 76, true",
        "value > 80, 75, false",
        "value < 80, 84, true",
        "value < 80, 85, false",
        "value >= 80, 75, true",
        "value <= 80, 85, true"
    })
    void isKeptWithinItsDeadband(String comparison, double value, boolean holds) {
        Expression expression = PressSite.language().condition(TEMPERATURE + "." + comparison);

        assertThat(eased(expression, value)).isEqualTo(holds);
    }

    @Test
    void findsTheSideThatKeepsItTrue() {
        Expression turned = PressSite.language().condition("80.0 < " + TEMPERATURE + ".value");
        Expression negated = PressSite.language().condition("!(" + TEMPERATURE + ".value <= 80)");

        assertThat(eased(turned, 76)).isTrue();
        assertThat(eased(turned, 75)).isFalse();
        assertThat(eased(negated, 76)).isTrue();
        assertThat(eased(negated, 75)).isFalse();
        assertThat(turned.canHaveDeadband()).isTrue();
        assertThat(PressSite.language().condition("zone('press').count() > 3").canHaveDeadband())
                .isFalse();
    }

    @Test
    void saysItsMessageWithValues() {
        MessageText message =
                MessageText.read(
                        "{{Motor}} at {reading('motor-1/temperature').value} {reading('motor-1/temperature').unit},"
                                + " {reading('motor-1/vibration').value} mm/s, for {reading('motor-1/temperature').age} in {area}",
                        PressSite.language());
        Sight sight =
                PressSite.language()
                        .sight(
                                PressSite.present(
                                        message.references(),
                                        75,
                                        AreaFact.of(number(10, "temperature", 81.456))));

        assertThat(message.mistakes()).isEmpty();
        assertThat(message.answer(sight).say())
                .isEqualTo("{Motor} at 81.46 Cel, ? mm/s, for 1 min 5 s in press");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            quoteCharacter = '`',
            value = {
                "at {readng('a')} # 4: 'readng' is no function",
                "at {reading('motor-1/x').value} # 12: 'motor-1/x' is no series",
                "at {area # 3: this { has no }",
                "at area} # 7: this } has no {",
                "at {} # 4: is empty"
            })
    void findsMistakesInMessages(String message, String mistake) {
        assertThat(MessageText.read(message, PressSite.language()).mistakes())
                .singleElement()
                .extracting(one -> one.offset() + ": " + one.message())
                .asString()
                .startsWith(mistake);
    }

    private static Boolean eased(Expression expression, double value) {
        return PressSite.language()
                .sight(
                        PressSite.present(
                                expression.references(),
                                1,
                                AreaFact.of(number(1, "temperature", value))))
                .condition(expression, 5)
                .holds();
    }
}
