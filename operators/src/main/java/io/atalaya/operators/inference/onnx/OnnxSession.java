package io.atalaya.operators.inference.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.inference.ModelSession;

/** A session of ONNX Runtime, which may run on several threads at once. */
final class OnnxSession implements ModelSession {
    private final ModelContract contract;
    private final OrtSession session;

    OnnxSession(ModelContract contract, OrtSession session) {
        this.contract = contract;
        this.session = session;
    }

    @Override
    public Run newRun(int maxPictures) {
        return new OnnxRun(contract, session, maxPictures);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("closing " + contract.config().file() + " failed", e);
        }
    }
}
