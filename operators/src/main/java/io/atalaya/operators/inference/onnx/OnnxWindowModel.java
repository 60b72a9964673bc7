package io.atalaya.operators.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.inference.ModelException;
import io.atalaya.operators.inference.ModelException.Kind;
import io.atalaya.operators.inference.WindowModel;
import io.atalaya.operators.model.ModelInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/** A model from [N, length] to [N, length] on one thread of the CPU: windows are small. */
public final class OnnxWindowModel implements WindowModel {
    private final ModelConfig config;
    private final OrtSession session;
    private final ModelInfo info;
    private final String input;
    private final int length;

    private OnnxWindowModel(ModelConfig config, OrtSession session, ModelInfo info)
            throws OrtException {
        this.config = config;
        this.session = session;
        this.info = info;
        this.input = session.getInputNames().iterator().next();
        this.length = length(config, session);
    }

    /**
     * Opens a model's file.
     *
     * @throws ModelException if it is missing, no model, or does not take and give a window
     */
    public static WindowModel open(ModelConfig config) {
        OnnxFile file = OnnxFile.check(config);
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtSession session = OnnxRuntime.environment().createSession(config.file(), options);
            try {
                return new OnnxWindowModel(config, session, info(config, file, session));
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw ModelException.of(
                    Kind.UNSUPPORTED_MODEL,
                    config,
                    "ONNX Runtime cannot run it on the CPU: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public float[] run(float[] window) {
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(
                                OnnxRuntime.environment(),
                                FloatBuffer.wrap(window),
                                new long[] {1, length});
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            float[] output = new float[length];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(output);
            return output;
        } catch (OrtException e) {
            throw ModelException.of(
                    Kind.RUN, config, "a run of one window failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("closing " + config.file() + " failed", e);
        }
    }

    private static ModelInfo info(ModelConfig config, OnnxFile file, OrtSession session)
            throws OrtException {
        Map<String, String> metadata = session.getMetadata().getCustomMetadata();
        return new ModelInfo(
                config.name(),
                metadata.getOrDefault("version", ""),
                file.sha256(),
                file.precision(),
                "CPU",
                metadata.getOrDefault("license", ""));
    }

    private static int length(ModelConfig config, OrtSession session) throws OrtException {
        long[] in = shape(session.getInputInfo());
        long[] out = shape(session.getOutputInfo());
        boolean windows = in.length == 2 && in[0] <= 1 && in[1] > 0;
        if (!windows || out.length != 2 || out[1] != in[1]) {
            throw ModelException.of(
                    Kind.UNKNOWN_INPUT,
                    config,
                    "a model over a window takes float32 [N, length] and gives as many back; this"
                            + " one takes "
                            + Arrays.toString(in)
                            + " and gives "
                            + Arrays.toString(out)
                            + ". Export it with one input, one output and a fixed length");
        }
        return Math.toIntExact(in[1]);
    }

    /** Empty where there is not exactly one tensor of floats. */
    private static long[] shape(Map<String, NodeInfo> nodes) {
        boolean single = nodes.size() == 1;
        return single
                        && nodes.values().iterator().next().getInfo() instanceof TensorInfo tensor
                        && tensor.type == OnnxJavaType.FLOAT
                ? tensor.getShape()
                : new long[0];
    }
}
