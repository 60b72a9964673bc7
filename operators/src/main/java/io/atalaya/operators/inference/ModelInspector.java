package io.atalaya.operators.inference;

import io.atalaya.operators.decode.ModelFamily;
import io.atalaya.operators.decode.ModelSignature;
import io.atalaya.operators.decode.OutputContracts;
import io.atalaya.operators.decode.RecognisedOutput;
import io.atalaya.operators.decode.TensorSpec;
import io.atalaya.operators.inference.ModelException.Kind;
import io.atalaya.operators.inference.ModelReader.InputShape;
import io.atalaya.operators.inference.onnx.OnnxModelReader;
import io.atalaya.operators.picture.PictureFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Opens a model's file and finds out what it takes and gives, on the CPU and without running a
 * picture through it unless it leaves its shapes open. {@code validate} and the job's construction
 * call it, so that a wrong model is an error before anything starts.
 */
public final class ModelInspector {
    // Ultralytics writes Python's list: [640, 640], height first.
    private static final Pattern IMAGE_SIZE = Pattern.compile("\\[(\\d+),\\s*(\\d+)]");

    private final ModelConfig config;
    private final ModelReader reader;

    private ModelInspector(ModelConfig config, ModelReader reader) {
        this.config = config;
        this.reader = reader;
    }

    /**
     * Reads and checks a model.
     *
     * @throws ModelException with what was found, what was expected and what to do
     */
    public static ModelContract inspect(ModelConfig config) {
        try (ModelReader reader = OnnxModelReader.open(config)) {
            return new ModelInspector(config, reader).inspect();
        }
    }

    private ModelContract inspect() {
        ModelFile file = reader.file();
        PictureInput input = pictureInput(file.declared());
        int width = size("width", input.width(), config.input().widthPx(), 2);
        int height = size("height", input.height(), config.input().heightPx(), 1);
        ModelSignature signature = signatureOfOnePicture(file.declared(), input, width, height);
        RecognisedOutput output = recognise(signature, width, height);
        return new ModelContract(
                config,
                file,
                signature,
                InputContract.of(input, output.family(), config.input(), width, height),
                output,
                Labels.find(config, file, output),
                isBatchFree(file.declared(), input));
    }

    private PictureInput pictureInput(ModelSignature declared) {
        PictureInput input =
                PictureInput.find(declared)
                        .orElseThrow(
                                () ->
                                        problem(
                                                Kind.UNKNOWN_INPUT,
                                                "takes no camera picture. Found: "
                                                        + declared.describe()
                                                        + ". Expected: an input"
                                                        + " [batch,3,height,width] or"
                                                        + " [batch,height,width,3] of float,"
                                                        + " float16 or uint8. Use a detection"
                                                        + " model for pictures"));
        if (input.batch() != TensorSpec.FREE && input.batch() != 1) {
            throw problem(
                    Kind.UNKNOWN_INPUT,
                    "takes exactly "
                            + input.batch()
                            + " pictures at once: "
                            + input.picture()
                            + ". Export it with a batch of 1 or with a free batch axis");
        }
        return input;
    }

    private int size(String axis, int declared, @Nullable Integer configured, int group) {
        if (declared != TensorSpec.FREE) {
            if (configured != null && configured != declared) {
                throw problem(
                        Kind.UNKNOWN_INPUT,
                        "input.%sPx is %d and the file fixes it to %d: leave the key out"
                                .formatted(axis, configured, declared));
            }
            return declared;
        }
        if (configured != null) {
            return configured;
        }
        Matcher matcher = IMAGE_SIZE.matcher(reader.file().entry("imgsz"));
        if (matcher.find()) {
            return Integer.parseInt(matcher.group(group));
        }
        throw problem(
                Kind.UNKNOWN_INPUT,
                "the file leaves the size of its input open. Set input.widthPx and input.heightPx,"
                        + " such as 640 and 640");
    }

    private ModelSignature signatureOfOnePicture(
            ModelSignature declared, PictureInput input, int width, int height) {
        boolean known =
                declared.outputs().stream()
                        .allMatch(output -> !output.shape().contains(TensorSpec.FREE));
        if (known) {
            return declared;
        }
        long colours = PictureFormat.BYTES_PER_PIXEL;
        long[] shape =
                input.channelsLast()
                        ? new long[] {1, height, width, colours}
                        : new long[] {1, colours, height, width};
        return reader.probe(new InputShape(shape, width, height));
    }

    private RecognisedOutput recognise(ModelSignature signature, int width, int height) {
        checkTask(signature);
        ModelFamily family = config.family();
        return OutputContracts.recognise(signature, family, width, height)
                .orElseThrow(
                        () ->
                                problem(
                                        Kind.UNKNOWN_OUTPUT,
                                        OutputGuess.of(signature, width, height)
                                                + " Found: "
                                                + signature.describe()
                                                + ". Expected: "
                                                + OutputContracts.describe(family)
                                                + ". "
                                                + cure(signature, width, height)));
    }

    /** The numbers of key points or of an angle would be taken for those of more classes. */
    private void checkTask(ModelSignature signature) {
        String other = OutputGuess.ofTask(reader.file().entry("task"));
        if (!other.isEmpty()) {
            throw problem(
                    Kind.UNKNOWN_OUTPUT,
                    "the file says that it is "
                            + other
                            + ". Found: "
                            + signature.describe()
                            + ". Expected: a detection model. Export one whose task is detect, such"
                            + " as the one without a suffix to its name");
        }
    }

    private String cure(ModelSignature signature, int width, int height) {
        return OutputContracts.recognise(signature, ModelFamily.AUTO, width, height)
                .map(other -> "Set family to " + other.family() + " or auto: it fits that one")
                .orElse("Use a detection model of one of these families, or export it anew");
    }

    private static boolean isBatchFree(ModelSignature declared, PictureInput input) {
        boolean freeOutputs =
                declared.outputs().stream()
                        .allMatch(o -> o.rank() >= 2 && o.axis(0) == TensorSpec.FREE);
        boolean freeSizes = input.sizes() == null || input.sizes().axis(0) == TensorSpec.FREE;
        return input.batch() == TensorSpec.FREE && freeSizes && freeOutputs;
    }

    private ModelException problem(Kind kind, String message) {
        return ModelException.of(kind, config, message);
    }
}
