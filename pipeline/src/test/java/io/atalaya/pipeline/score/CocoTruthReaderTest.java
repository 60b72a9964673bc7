package io.atalaya.pipeline.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.score.ClipTruth;
import io.atalaya.operators.score.TrueBox;
import io.atalaya.operators.score.TruthException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoTruthReaderTest {
    private static final String CATEGORIES = "\"categories\":[{\"id\":3,\"name\":\"carton\"}]";
    private static final String IMAGES =
            "\"images\":[{\"id\":10,\"file_name\":\"belt/000001.jpg\"},"
                    + "{\"id\":11,\"file_name\":\"belt/000003.jpg\"}]";

    @TempDir Path folder;

    private ClipTruth read(String json) throws Exception {
        return new CocoTruthReader(Files.writeString(folder.resolve("belt.json"), json)).read();
    }

    private static String file(String images, String annotation) {
        return "{%s,%s,%n\"annotations\":[%s]}".formatted(CATEGORIES, images, annotation);
    }

    @Test
    void readsBoxesOfTheFramesThatItsPicturesAreNumberedBy() throws Exception {
        ClipTruth truth =
                read(
                        file(
                                IMAGES,
                                "{\"id\":1,\"image_id\":11,\"category_id\":3,\"track_id\":5,"
                                        + "\"bbox\":[10,20.5,30,40],\"iscrowd\":0}"));

        assertThat(truth.labels()).containsExactly("carton");
        assertThat(truth.frames()).containsExactly(1, 3);
        assertThat(truth.boxes())
                .containsExactly(
                        new TrueBox(3, 5, "carton", new Box(10, 20.5f, 40, 60.5f), false, false));
    }

    @Test
    void crowdsAreIgnoredAndIdsMayBeMissing() throws Exception {
        ClipTruth truth =
                read(
                        file(
                                IMAGES,
                                "{\"image_id\":10,\"category_id\":3,\"bbox\":[0,0,9,9],\"iscrowd\":1},"
                                        + "{\"image_id\":10,\"category_id\":3,\"bbox\":[0,0,9,9]}"));

        assertThat(truth.boxes()).extracting(TrueBox::crowd).containsExactly(true, false);
        assertThat(truth.hasIdentities()).isFalse();
    }

    @Test
    void framesFromZeroAreKnownByTheirZero() throws Exception {
        String images = IMAGES.replace("000001", "0").replace("000003", "2");

        assertThat(read(file(images, "")).frames()).containsExactly(1, 3);
    }

    @Test
    void frameIdsAreCountedFromZero() throws Exception {
        String images = "\"images\":[{\"id\":10,\"frame_id\":4,\"file_name\":\"a.jpg\"}]";

        assertThat(read(file(images, "")).frames()).containsExactly(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"image_id\":10,\"category_id\":3}|annotations[0] has no bbox of four numbers",
                "{\"image_id\":10,\"category_id\":3,\"bbox\":[1,2,0,4]}|without width",
                "{\"image_id\":12,\"category_id\":3,\"bbox\":[1,2,3,4]}|that is not in the file",
                "{\"image_id\":10,\"bbox\":[1,2,3,4]}|no whole number for 'category_id'",
                "{\"image_id\":10,|belt.json:2: is no JSON"
            })
    void refusesABadAnnotationAndSaysWhich(String annotation, String why) {
        assertThatThrownBy(() -> read(file(IMAGES, annotation)))
                .isInstanceOf(TruthException.class)
                .hasMessageContaining(why);
    }

    @Test
    void saysWhatIsBrokenWithoutTheWordsOfTheLibrary() {
        assertThatThrownBy(() -> read("{\"images\": ["))
                .isInstanceOf(TruthException.class)
                .hasMessageContaining("belt.json:1: is no JSON: Unexpected end-of-input")
                .hasMessageContaining("start marker at line 1, column 12")
                .hasMessageNotContaining("Source");
    }

    @Test
    void refusesWhatIsNoCoco() {
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("has no list 'categories'");
    }
}
