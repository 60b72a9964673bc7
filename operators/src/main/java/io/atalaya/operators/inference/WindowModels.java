package io.atalaya.operators.inference;

import io.atalaya.operators.inference.onnx.OnnxWindowModel;
import java.nio.file.Path;

/** Opens models over windows of values. */
public final class WindowModels {
    private WindowModels() {}

    /**
     * Opens a model; its name is that of its file.
     *
     * @throws ModelException if it is missing, no model, or does not take and give a window
     */
    public static WindowModel open(String file) {
        Path name = Path.of(file).getFileName();
        return OnnxWindowModel.open(ModelConfig.of(name == null ? file : name.toString(), file));
    }
}
