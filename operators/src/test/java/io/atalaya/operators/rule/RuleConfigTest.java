package io.atalaya.operators.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.rule.language.DurationText;
import io.atalaya.operators.rule.language.PressSite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleConfigTest {
    private static final ObjectInZoneConfig IN_CELL =
            new ObjectInZoneConfig("cell", "person", Map.of(), Duration.ofSeconds(3));
    private static final CameraLostConfig LOST = new CameraLostConfig(Duration.ofSeconds(10));

    @Test
    void wantsExactlyOneCondition() {
        assertThatThrownBy(() -> rule(null, null, null)).hasMessageContaining("has 0");
        assertThatThrownBy(() -> rule(IN_CELL, LOST, null)).hasMessageContaining("has 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{lable} in {zone}", "{line}", "{}", "{ zone }", "{direction}"})
    void refusesPlaceholdersThatItsConditionCannotFill(String message) {
        assertThatThrownBy(() -> rule(IN_CELL, null, message))
                .hasMessageContaining("cannot fill in")
                .hasMessageContaining("{label}, {zone}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a { b", "a } b", "{{zone}}"})
    void refusesBracesWithoutPartner(String message) {
        assertThatThrownBy(() -> rule(IN_CELL, null, message)).hasMessageContaining("brace");
    }

    @Test
    void refusesAnEmptyMessage() {
        assertThatThrownBy(() -> rule(IN_CELL, null, " ")).hasMessageContaining("message is empty");
    }

    @Test
    void fillsInWordsAsTheyAre() {
        MessageTemplate template =
                rule(IN_CELL, null, "{label} in {zone}, $1 \\ {zone}").template();

        assertThat(template.fill(Map.of("label", "person", "zone", "$cell\\")))
                .isEqualTo("person in $cell\\, $1 \\ $cell\\");
    }

    @Test
    void hasASentenceForEachKindOfRule() {
        for (RuleKind kind : RuleKind.values()) {
            assertThat(new MessageTemplate(kind.defaultMessage(), kind.placeholders())).isNotNull();
        }
    }

    @Test
    void hasAVersionThatChangesWithItsConfigurationOnly() {
        String version = new Rule(rule(IN_CELL, null, null)).version();

        assertThat(new Rule(rule(IN_CELL, null, null)).version()).isEqualTo(version).hasSize(12);
        assertThat(new Rule(rule(IN_CELL, null, "other")).version()).isNotEqualTo(version);
        assertThat(new Rule(rule(null, LOST, null)).version()).isNotEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT59.9S, 59 s",
        "PT60S, 1 min",
        "PT125S, 2 min 5 s",
        "PT90M, 1 h 30 min"
    })
    void saysDurationsAsPeopleDo(Duration duration, String text) {
        assertThat(DurationText.of(duration)).isEqualTo(text);
    }

    @Test
    void refusesTwoRulesOfOneName() {
        RuleConfig twice = rule(null, LOST, null);

        assertThatThrownBy(
                        () ->
                                new RuleFunction(
                                        List.of(twice, twice), PressSite.SITE, new ShortRules()))
                .hasMessageContaining("'rule' is there twice");
    }

    private static RuleConfig rule(ObjectInZoneConfig zone, CameraLostConfig lost, String message) {
        return Rules.simple("rule", zone, null, lost, List.of(), AlertPriority.HIGH, message);
    }
}
