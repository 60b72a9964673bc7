package io.atalaya.operators.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import io.atalaya.operators.decode.ElementType;
import io.atalaya.operators.decode.ModelSignature;
import io.atalaya.operators.decode.TensorSpec;
import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.inference.ModelException;
import io.atalaya.operators.inference.ModelException.Kind;
import io.atalaya.operators.inference.ModelFile;
import io.atalaya.operators.inference.ModelReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a model with ONNX Runtime on the CPU, without optimising it, which takes longest. */
public final class OnnxModelReader implements ModelReader {
    private final ModelConfig config;
    private final OrtSession session;
    private final ModelFile file;

    private OnnxModelReader(ModelConfig config, OrtSession session, ModelFile file) {
        this.config = config;
        this.session = session;
        this.file = file;
    }

    /**
     * Opens a model's file.
     *
     * @throws ModelException if it is missing, no model, incomplete, or beyond this ONNX Runtime
     */
    public static OnnxModelReader open(ModelConfig config) {
        OnnxFile checked = OnnxFile.check(config);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OptLevel.NO_OPT);
            options.setIntraOpNumThreads(1);
            OrtSession session = OnnxRuntime.environment().createSession(config.file(), options);
            return new OnnxModelReader(config, session, file(session, checked));
        } catch (OrtException e) {
            throw ModelException.of(
                    Kind.UNSUPPORTED_MODEL,
                    config,
                    "ONNX Runtime "
                            + OnnxRuntime.environment().getVersion()
                            + " does not open it: "
                            + e.getMessage()
                            + ". Export it again with standard operations of an opset that this"
                            + " version knows",
                    e);
        }
    }

    @Override
    public ModelFile file() {
        return file;
    }

    @Override
    public ModelSignature probe(InputShape input) {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (TensorSpec spec : file.declared().inputs()) {
                tensors.put(spec.name(), OnnxTensors.zeros(spec, input));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                return new ModelSignature(file.declared().inputs(), shapes(result));
            }
        } catch (OrtException e) {
            throw ModelException.of(
                    Kind.UNSUPPORTED_MODEL,
                    config,
                    "it does not run with a picture of "
                            + input.widthPx()
                            + "x"
                            + input.heightPx()
                            + ": "
                            + e.getMessage()
                            + ". Check input.widthPx and input.heightPx against what it was"
                            + " exported for",
                    e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
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

    private List<TensorSpec> shapes(OrtSession.Result result) {
        List<TensorSpec> specs = new ArrayList<>();
        for (TensorSpec declared : file.declared().outputs()) {
            specs.add(
                    result.get(declared.name())
                            .map(value -> spec(declared.name(), value.getInfo()))
                            .orElse(declared));
        }
        return specs;
    }

    private static ModelFile file(OrtSession session, OnnxFile checked) throws OrtException {
        return new ModelFile(
                checked.sha256(),
                checked.precision(),
                session.getMetadata().getCustomMetadata(),
                new ModelSignature(specs(session.getInputInfo()), specs(session.getOutputInfo())));
    }

    private static List<TensorSpec> specs(Map<String, NodeInfo> nodes) {
        List<TensorSpec> specs = new ArrayList<>();
        nodes.forEach((name, node) -> specs.add(spec(name, node.getInfo())));
        return specs;
    }

    private static TensorSpec spec(String name, ValueInfo info) {
        if (!(info instanceof TensorInfo tensor)) {
            return new TensorSpec(name, ElementType.OTHER, List.of());
        }
        List<Long> shape = new ArrayList<>();
        for (long length : tensor.getShape()) {
            shape.add(length);
        }
        return new TensorSpec(name, OnnxTensors.elementType(tensor.type), shape);
    }
}
