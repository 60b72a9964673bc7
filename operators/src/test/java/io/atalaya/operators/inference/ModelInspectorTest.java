package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atalaya.operators.decode.ElementType;
import io.atalaya.operators.decode.ModelFamily;
import io.atalaya.operators.inference.ModelException.Kind;
import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.testing.Material;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelInspectorTest {
    // 189 cells of strides 8, 16 and 32.
    private static final int SIDE = 96;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "yolox_nano_416, YOLOX, 416, BGR, LETTERBOX_TOP_LEFT, 114, false",
        "deimv2_hgnetv2_femto_coco, DETR, 416, RGB, STRETCH, 0, true",
        "nanodet_m_320, NANODET, 320, BGR, LETTERBOX_CENTRE, 0, false",
        "picodet_s_320_coco, PICODET, 320, BGR, STRETCH, 0, false",
        "fastestdet_352, FASTESTDET, 352, BGR, STRETCH, 0, false"
    })
    void recognisesRealModels(
            String name,
            ModelFamily family,
            int side,
            ColourOrder order,
            Fit fit,
            int padding,
            boolean freeBatch) {
        ModelContract contract = ModelInspector.inspect(TestModels.material(name));

        assertThat(contract.family()).isEqualTo(family);
        assertThat(contract.pictureFormat())
                .isEqualTo(new PictureFormat(side, side, order, fit, padding));
        assertThat(contract.freeBatch()).isEqualTo(freeBatch);
        assertThat(contract.labels()).hasSize(80);
        assertThat(contract.file().sha256()).matches("[0-9a-f]{64}");
        assertThat(contract.file().precision()).isEqualTo("fp32");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "models/cls_squeezenet_fp16 | UNKNOWN_OUTPUT | a classifier",
                "models/seg_deeplabv3_mnv2_257 | UNKNOWN_OUTPUT | a segmentation",
                "models/toy_autoencoder | UNKNOWN_INPUT | takes no camera picture",
                "models/ultraface_RFB_320 | UNKNOWN_OUTPUT | scores float[1,4420,2]",
                "models/light_person_detector | LABELS | has 1, not COCO's 80",
                "models/no_such_model | MISSING_FILE | no such file",
                "models-broken/pose_landmark_lite.HTML-not-onnx | NOT_A_MODEL | a web page",
                "models-broken/prognosys_lstm_ae.missing-external-data"
                        + " | MISSING_EXTERNAL_DATA | lstm_autoencoder.onnx.data"
            })
    void saysWhatIsWrongWithAModel(String name, Kind kind, String found) {
        Path models = Material.file("models/yolox_nano_416.onnx").getParent().getParent();
        ModelConfig config = TestModels.file(models.resolve(name + ".onnx"));

        assertFails(config, kind, found);
    }

    @ParameterizedTest
    @CsvSource({
        "'', an empty file",
        "'version https://git-lfs.github.com/spec/v1', git lfs pull",
        "PK, a zip archive",
        "what is this, something else"
    })
    void saysWhatAFileIsThatIsNoModel(String content, String found) throws IOException {
        Path file = Files.writeString(folder.resolve("model.onnx"), content);

        assertFails(TestModels.file(file), Kind.NOT_A_MODEL, found);
    }

    @Test
    void refusesAFolder() {
        assertFails(TestModels.file(folder), Kind.MISSING_FILE, "no file that can be read");
    }

    @Test
    void saysWhichFamilyAModelIsInstead() {
        ModelConfig config =
                TestModels.of(
                        Material.file("models/yolox_nano_416.onnx"),
                        ModelFamily.NANODET,
                        "auto",
                        InputConfig.byFamily());

        assertFails(config, Kind.UNKNOWN_OUTPUT, "Set family to yolox or auto");
    }

    @Test
    void readsLabelsFromAFile() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "worker\n\n");

        ModelContract contract = ModelInspector.inspect(personDetector(labels.toString()));

        assertThat(contract.family()).isEqualTo(ModelFamily.YOLOX);
        assertThat(contract.labels()).containsExactly("worker");
        assertThat(contract.className(1)).isEqualTo("class-1");
    }

    @Test
    void readsLabelsThatAWindowsEditorWrote() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "\uFEFFworker\r\n");

        ModelContract contract = ModelInspector.inspect(personDetector(labels.toString()));

        assertThat(contract.labels()).containsExactly("worker");
    }

    /** Of the same shape as a detector with more classes, or of another. */
    @ParameterizedTest
    @CsvSource({
        "pose, 'model of poses'",
        "obb, 'model of oriented boxes'",
        "segment, 'model of masks'",
        "classify, 'classifier of whole pictures'"
    })
    void saysWhatAnUltralyticsModelIsThatIsNoDetector(String task, String found) {
        Path file = v8(2).metadata("names", "{0: 'person'}").metadata("task", task).write(folder);

        assertFails(TestModels.file(file), Kind.UNKNOWN_OUTPUT, found);
    }

    /** Version 5 says nothing of what it is for; its first output alone is a detector's. */
    @Test
    void takesNoMaskForClasses() {
        Path file =
                new TinyModel()
                        .input("images", ElementType.FLOAT, 1, 3, SIDE, SIDE)
                        .output("output0", new long[] {1, 3 * 189, 5 + 80 + 32})
                        .output("output1", new long[] {1, 32, SIDE / 4, SIDE / 4})
                        .write(folder);

        assertFails(TestModels.file(file), Kind.UNKNOWN_OUTPUT, "looks like a segmentation");
    }

    @Test
    void refusesLabelsThatAreTooManyOrMissing() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "one\ntwo\n");

        assertFails(personDetector(labels.toString()), Kind.LABELS, "has 2 names");
        assertFails(personDetector("coco"), Kind.LABELS, "COCO's list has 80 names");
        assertFails(personDetector("metadata"), Kind.LABELS, "no entry names");
        assertFails(personDetector("none.txt"), Kind.LABELS, "none.txt cannot be read");
    }

    @Test
    void readsLabelsAndLicenceFromMetadata() {
        Path file =
                v8(2).metadata("names", "{0: 'person', 1: \"driver's seat\"}")
                        .metadata("license", "AGPL-3.0")
                        .metadata("version", "8.3.1")
                        .write(folder);

        ModelContract contract = ModelInspector.inspect(TestModels.file(file));

        assertThat(contract.family()).isEqualTo(ModelFamily.ULTRALYTICS);
        assertThat(contract.labels()).containsExactly("person", "driver's seat");
        assertThat(contract.info(ExecutionProvider.CPU).licence()).isEqualTo("AGPL-3.0");
        assertThat(contract.info(ExecutionProvider.CPU).version()).isEqualTo("8.3.1");
    }

    @Test
    void takesAnOpenSizeFromMetadataOrAsksForIt() {
        Path file = openSize().metadata("imgsz", "[96, 96]").write(folder);
        assertThat(ModelInspector.inspect(TestModels.file(file)).pictureFormat().widthPx())
                .isEqualTo(SIDE);

        Path silent = openSize().write(folder);
        assertFails(TestModels.file(silent), Kind.UNKNOWN_INPUT, "Set input.widthPx");
    }

    @Test
    void takesAnOpenSizeFromTheConfiguration() {
        ModelConfig config = sized(openSize().write(folder), SIDE);

        ModelContract contract = ModelInspector.inspect(config);

        assertThat(contract.pictureFormat().heightPx()).isEqualTo(SIDE);
        assertThat(contract.output().classCount()).isEqualTo(80);
    }

    @Test
    void refusesAnotherSizeThanTheFiles() {
        assertFails(sized(v8(80).write(folder), 640), Kind.UNKNOWN_INPUT, "fixes it to 96");
    }

    @Test
    void refusesAFixedBatch() {
        Path file =
                new TinyModel()
                        .input("images", ElementType.FLOAT, 4, 3, SIDE, SIDE)
                        .output("output0", new long[] {4, 84, 189})
                        .write(folder);

        assertFails(TestModels.file(file), Kind.UNKNOWN_INPUT, "exactly 4 pictures");
    }

    @Test
    void seesQuantizedModels() {
        ModelConfig config = TestModels.broken("deimv2_atto_coco_int8.low-accuracy");

        assertThat(ModelInspector.inspect(config).file().precision()).isEqualTo("int8");
    }

    @Test
    void describesItselfInOneLine() {
        ModelContract contract = ModelInspector.inspect(TestModels.file(v8(80).write(folder)));

        assertThat(contract.describe())
                .contains("family=ultralytics", "input=96x96", "batch=1")
                .contains("classes=80 (person, bicycle, car, …)");
    }

    private static ModelConfig personDetector(String labels) {
        return TestModels.of(
                Material.file("models/light_person_detector.onnx"),
                ModelFamily.AUTO,
                labels,
                InputConfig.byFamily());
    }

    private static ModelConfig sized(Path file, int side) {
        InputConfig input =
                new InputConfig(null, null, null, null, List.of(), List.of(), side, side);
        return TestModels.of(file, ModelFamily.AUTO, "auto", input);
    }

    private static TinyModel v8(int classes) {
        return new TinyModel()
                .input("images", ElementType.FLOAT, 1, 3, SIDE, SIDE)
                .output("output0", new long[] {1, 4 + classes, 189});
    }

    private static TinyModel openSize() {
        return new TinyModel()
                .input("images", ElementType.FLOAT, -1, 3, -1, -1)
                .output("output0", new long[] {-1, 84, -1}, new long[] {1, 84, 189});
    }

    private static void assertFails(ModelConfig config, Kind kind, String part) {
        ModelException problem =
                catchThrowableOfType(ModelException.class, () -> ModelInspector.inspect(config));

        assertThat(problem).isNotNull().hasMessageContaining(part);
        assertThat(problem).hasMessageStartingWith("model test (" + config.file() + "): ");
        assertThat(problem.kind()).isEqualTo(kind);
    }
}
