package io.atalaya.operators.rule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row: a condition, and the mistake with its place and its cure. */
class WrongConditionsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " # ",
            quoteCharacter = '`',
            value = {
                // Names that mean nothing.
                "zone('pres').count() > 0 # 5: 'pres' is no zone of area press (did you mean 'press'?); there is press, aisle",
                "line('gat').count(duration('1m')) > 0 # 5: 'gat' is no line of area press (did you mean 'gate'?); there is gate",
                "reading('motor-1/temprature').value > 80 # 8: 'motor-1/temprature' is no series of area press (did you mean 'motor-1/temperature'?); there is motor-1/temperature, motor-1/vibration, motor-1/running, motor-1/mode",
                "camera('dor').online # 7: 'dor' is no camera of area press (did you mean 'door'?); there is door, roof",
                "sensor('motor').online # 7: 'motor' is no sensor of area press (did you mean 'motor-1'?); there is motor-1, gateway",
                "shift('nigth') # 6: 'nigth' is no shift (did you mean 'night'?); there is early, night",
                "zone('press').count('persn') > 0 # 20: 'persn' is no label that is seen there (did you mean 'person'?); there is person, cart",
                "zone('press').tracks.exists(t, t.label == 'persn') # 42: 'persn' is no label that is seen there (did you mean 'person'?); there is person, cart",
                "anomaly('motor-1/vibration').by('cusm').active # 32: 'cusm' is no detector (did you mean 'cusum'?); there is cusum, limits",
                "zone('press').with('helmt', 'no').count() > 0 # 19: 'helmt' is no attribute of area press (did you mean 'helmet'?); there is helmet",
                "zone('press').with('helmet', 'noo').count() > 0 # 29: 'noo' is no value of attribute helmet (did you mean 'no'?); there is no, yes",
                "zone('press').with(area, 'no').count() > 0 # 19: with wants the attribute itself, in quotes: with('…', '…')",
                "zone('press').with('helmet', false).count() > 0 # 14: with(…) takes a text and a text, found a text and a condition (true or false)",
                "zone('press').wiht('helmet', 'no').count() > 0 # 14: 'wiht' is not known here (did you mean 'with'?); a zone has tracks, count, with",
                "zone('press').with('helmet', 'no').count('persn') > 0 # 41: 'persn' is no label that is seen there (did you mean 'person'?); there is person, cart",
                "zone('press').tracks.exists(t, t.attributes['helmt'] == 'no') # 44: 'helmt' is no attribute of area press (did you mean 'helmet'?); there is helmet",
                "zone('press').tracks.exists(t, t.attributes.helmt == 'no') # 43: 'helmt' is no attribute of area press (did you mean 'helmet'?); there is helmet",
                "zone('press').tracks.exists(t, t.attributes['helmet'] == 'noo') # 57: 'noo' is no value of attribute helmet (did you mean 'no'?); there is no, yes",
                "zone('press').tracks.exists(t, t.attributes.helmet in ['no', 'of']) # 61: 'of' is no value of attribute helmet; there is no, yes",
                "camera('door').status == 'offlin' # 25: 'offlin' is no status (did you mean 'offline'?); there is online, degraded, reconnecting, offline, ended",
                // Words that the language does not have.
                "zon('press').count() > 0 # 0: 'zon' is no function (did you mean 'zone'?); the functions are anomaly, camera, line, reading, sensor, shift, zone, duration and size",
                "zone('press').cuont('person') > 0 # 14: 'cuont' is not known here (did you mean 'count'?); a zone has tracks, count, with",
                "reading('motor-1/temperature').vlaue > 80 # 31: 'vlaue' is not known here (did you mean 'value'?); a reading has age, flag, known, text, unit, value, max, mean, min, slope",
                "reading('motor-1/temperature').value() > 80 # 31: 'value' takes no brackets; write .value",
                "reading('motor-1/temperature').mean > 80 # 31: 'mean' wants brackets; write .mean(…)",
                "zone('press').tracks.exists(t, t.lable == 'person') # 33: 'lable' is not known here (did you mean 'label'?); a track has age, attributes, camera, confidence, dwell, id, label, speed, standing, x, y",
                "zone > 3 # 0: 'zone' wants a name in brackets: zone('…')",
                "nwo.hour > 3 # 0: 'nwo' is not known here (did you mean 'now'?); a text stands in quotes, such as 'nwo'",
                "now.huor > 3 # 4: 'huor' is not known here (did you mean 'hour'?); the time has date, dayOfWeek, hour, minute",
                // Types that do not fit.
                "zone('press').count('person') # 0: expected a condition (true or false), found a whole number; compare it, such as … > 0",
                "reading('motor-1/temperature') # 0: expected a condition (true or false), found a reading; ask it something, such as .value > 80",
                "reading('motor-1/temperature') > 80 # 31: '>' cannot compare a reading and a whole number; a reading's number is .value, its flag .flag, its text .text",
                "zone('press').tracks.exists(t, t.attributes['helmet'] == false) # 54: '==' cannot compare a text and a condition (true or false); a text stands in quotes, a number and true or false without",
                "reading('motor-1/temperature').value > '80' # 37: '>' cannot compare a number and a text; a text stands in quotes, a number and true or false without",
                "reading('motor-1/temperature').value == 80 # 37: '==' cannot compare a number and a whole number; write the whole number with .0",
                "reading('motor-1/temperature').age > 5 # 35: '>' cannot compare a duration and a whole number; write a duration as duration('5s')",
                "reading(5).value > 80 # 0: reading(…) takes a text, found a whole number",
                "reading('motor-1/temperature').mean(60) > 80 # 31: mean(…) takes a duration, found a whole number",
                "zone('press').count(1) > 0 # 14: count(…) takes nothing, or a text, found a whole number",
                "zone('press').mean(duration('1m')) > 0 # 14: a zone has no mean(…)",
                "reading('motor-1/running').flag && 3 # 32: '&&' joins two conditions, found a condition (true or false) and a whole number",
                "!reading('motor-1/temperature').value # 0: '!' turns a condition around, found a number",
                "zone('press').tracks.label == 'person' # 20: a list of tracks has no fields; ask for one of them: .exists(t, t.label == 'person')",
                // Forms that are none.
                "(zone('press').count() > 0 # 26: a ')' is missing here",
                "zone('press').count() > # 23: ends too early; something is missing here",
                "zone('press).count() > 0 # 5: a text begins here and does not end; close it with '",
                "zone('press').count() = 1 # 22: '=' is not known here; write == to compare",
                "camera('door').online and camera('roof').online # 22: 'and' is not expected here; write && for and",
                // What must be written out.
                "zone('press').tracks.exists(t, t.attributes['hel' + 'met'] == 'no') # 50: attributes wants the name itself, in quotes: attributes['…']",
                "zone('press').tracks.exists(t, 'helmet' in t.attributes) # 44: attributes are always there, if empty; ask whether it is known by attributes['helmet'] != ''",
                "zone('press').tracks.exists(t, has(t.attributes.helmet)) # 34: attributes are always there, if empty; ask whether it is known by attributes['helmet'] != ''",
                "reading('motor-1/' + 'x').value > 1 # 19: reading wants the name itself, in quotes: reading('…')",
                "reading('motor-1/temperature').age > duration('1 minute') # 46: '1 minute' is no duration; write a number and ms, s, m, h or d, such as 90s",
                "reading('motor-1/temperature').mean(duration('0s')) > 1 # 45: must be longer than nothing",
            })
    void isRefusedAtItsPlaceWithACure(String condition, String mistake) {
        List<Mistake> mistakes = PressSite.language().condition(condition).mistakes();

        assertThat(
                        mistakes.stream()
                                .map(one -> one.offset() + ": " + one.message())
                                .collect(Collectors.joining("\n")))
                .isEqualTo(mistake);
    }
}
