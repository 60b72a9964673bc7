package io.atalaya.operators.inference;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.decode.ModelFamily;
import io.atalaya.operators.decode.ModelSignature;
import io.atalaya.operators.decode.RecognisedOutput;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.picture.PictureFormat;
import java.util.List;

/**
 * All that is known of a model before it runs: made by {@link ModelInspector}.
 *
 * @param signature with the outputs' shapes for one picture
 * @param classNames by class number; a model may know numbers beyond them
 * @param freeBatch whether several pictures can go through in one run
 */
public record ModelContract(
        ModelConfig config,
        ModelFile file,
        ModelSignature signature,
        InputContract input,
        RecognisedOutput output,
        List<String> classNames,
        boolean freeBatch) {
    private static final int CLASSES_TOLD = 3;

    public ModelContract {
        requireNonNull(config, "config is null");
        requireNonNull(file, "file is null");
        requireNonNull(signature, "signature is null");
        requireNonNull(input, "input is null");
        requireNonNull(output, "output is null");
        classNames = List.copyOf(classNames);
    }

    /** What cameras that feed this model scale their pictures to. */
    public PictureFormat pictureFormat() {
        return input.format();
    }

    public ModelFamily family() {
        return output.family();
    }

    /** The name of a class; a number where the labels end before it. */
    String className(int classId) {
        return classId >= 0 && classId < classNames.size()
                ? classNames.get(classId)
                : "class-" + classId;
    }

    /** What its detections may be labelled. */
    public List<String> labels() {
        return classNames.stream().map(config::labelOf).distinct().toList();
    }

    public ModelInfo info(ExecutionProvider provider) {
        return new ModelInfo(
                config.name(),
                file.entry("version"),
                file.sha256(),
                file.precision(),
                provider.name(),
                file.entry("license"));
    }

    /** Enough to see that the names are another model's, which no check of a number tells. */
    private String firstClasses() {
        boolean more = classNames.size() > CLASSES_TOLD;
        List<String> first = classNames.subList(0, more ? CLASSES_TOLD : classNames.size());
        return String.join(", ", first) + (more ? ", …" : "");
    }

    /** One line for logs and {@code validate}. */
    public String describe() {
        PictureFormat format = pictureFormat();
        return "family=%s input=%dx%d colour=%s fit=%s classes=%d (%s) precision=%s batch=%s"
                .formatted(
                        family(),
                        format.widthPx(),
                        format.heightPx(),
                        format.colourOrder(),
                        format.fit(),
                        classNames.size(),
                        firstClasses(),
                        file.precision(),
                        freeBatch ? "free" : "1");
    }
}
