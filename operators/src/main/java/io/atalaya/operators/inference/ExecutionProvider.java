package io.atalaya.operators.inference;

/** What ONNX Runtime computes with. */
public enum ExecutionProvider {
    TENSORRT,
    CUDA,
    CPU;

    public boolean isGpu() {
        return this != CPU;
    }
}
