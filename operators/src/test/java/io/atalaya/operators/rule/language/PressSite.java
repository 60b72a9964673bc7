package io.atalaya.operators.rule.language;

import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.AreaFacts;
import io.atalaya.operators.rule.present.AreaMemory;
import io.atalaya.operators.rule.present.AreaPresent;
import io.atalaya.operators.rule.present.Learning;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A site with one area, a press: two cameras, a motor and a gateway that names its own values. */
public final class PressSite {
    public static final AreaWords AREA =
            new AreaWords(
                    "press",
                    List.of(
                            new CameraWords(
                                    "door",
                                    List.of(
                                            new PlaceWords("press", List.of("person", "cart")),
                                            new PlaceWords("aisle", List.of())),
                                    List.of(new PlaceWords("gate", List.of("person", "cart"))),
                                    List.of(new AttributeWords("helmet", List.of("no", "yes")))),
                            new CameraWords(
                                    "roof",
                                    List.of(new PlaceWords("press", List.of("person"))),
                                    List.of())),
                    List.of(
                            new SensorWords(
                                    "motor-1",
                                    List.of("temperature", "vibration", "running", "mode")),
                            new SensorWords("gateway", List.of())));
    public static final SiteWords SITE =
            new SiteWords(
                    List.of(AREA),
                    List.of("cusum", "limits"),
                    List.of(
                            new ShiftConfig("early", "06:00", "14:00", List.of()),
                            new ShiftConfig(
                                    "night", "22:00", "06:00", List.of(DayOfWeek.SATURDAY))),
                    ZoneId.of("Europe/Berlin"));

    private PressSite() {}

    public static RuleLanguage language() {
        return new RuleLanguage(SITE, AREA);
    }

    /** What the condition says at a second, after these facts. */
    static @Nullable Boolean holds(String condition, double second, AreaFact... facts) {
        Expression expression = language().condition(condition);
        return language()
                .sight(present(expression.references(), second, facts))
                .condition(expression)
                .holds();
    }

    static AreaPresent present(References references, double second, AreaFact... facts) {
        AreaMemory memory = AreaMemory.onHeap();
        Learning learning = new Learning(memory, references.needs());
        for (AreaFact fact : facts) {
            learning.learn(fact);
        }
        AreaPresent present = new AreaPresent(memory);
        present.moveTo(AreaFacts.second(second));
        return present;
    }
}
