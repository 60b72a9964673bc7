package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.decode.ElementType;
import io.atalaya.operators.model.Attribute;
import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.Detection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassMeaningsTest {
    private static final Box BOX = new Box(0, 0, 1, 1);

    @TempDir Path folder;

    @Test
    void severalClassesBearOneLabelAndSayWhatElseTheyMean() {
        ClassMeanings meanings = new ClassMeanings(contract());

        Detection without = meanings.detection(1, 0.75f, BOX);
        assertThat(without.label()).isEqualTo("person");
        assertThat(without.classId()).isEqualTo(1);
        assertThat(without.attributes()).containsExactly(new Attribute("helmet", "no", 0.75f));
        assertThat(meanings.detection(0, 0.5f, BOX).attributes())
                .containsExactly(new Attribute("helmet", "yes", 0.5f));
    }

    @Test
    void otherClassesMeanTheirNames() {
        ClassMeanings meanings = new ClassMeanings(contract());

        assertThat(meanings.detection(2, 0.5f, BOX)).isEqualTo(new Detection("cart", 2, 0.5f, BOX));
        assertThat(meanings.detection(9, 0.5f, BOX).label()).isEqualTo("class-9");
    }

    @Test
    void labelsAreThoseThatDetectionsBear() {
        assertThat(contract().labels()).containsExactly("person", "cart");
        assertThat(contract().config().attributes())
                .isEqualTo(Map.of("helmet", Set.of("no", "yes")));
    }

    @Test
    void refusesAClassWithoutAMeaning() {
        assertThatThrownBy(() -> new ClassConfig("person", null, Map.of()))
                .hasMessage("class 'person' is given no meaning; add label or attributes, or both");
        assertThatThrownBy(() -> new ClassConfig("person", null, Map.of("helmet", "")))
                .hasMessageContaining("an attribute needs a name and a value");
    }

    private ModelContract contract() {
        Path file =
                new TinyModel()
                        .input("images", ElementType.FLOAT, 1, 3, 96, 96)
                        .output("output0", new long[] {1, 300, 6}, 10, 20, 30, 40, 0.9f, 2)
                        .metadata("names", "{0: 'person', 1: 'bareheaded', 2: 'cart'}")
                        .write(folder);
        return ModelInspector.inspect(
                TestModels.withClasses(
                        TestModels.file(file),
                        List.of(
                                new ClassConfig("person", null, Map.of("helmet", "yes")),
                                new ClassConfig("bareheaded", "person", Map.of("helmet", "no")))));
    }
}
