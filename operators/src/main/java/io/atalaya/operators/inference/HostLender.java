package io.atalaya.operators.inference;

import java.io.Serializable;

/** Where the operator gets its hosts; a seam for tests that need a model to fail or to wait. */
interface HostLender extends Serializable {
    ModelHost acquire(ModelConfig config);

    void release(ModelConfig config);

    /** The process's own. */
    static HostLender shared() {
        return Shared.INSTANCE;
    }

    /** An enum, so that it is the same after serialization. */
    enum Shared implements HostLender {
        INSTANCE;

        @Override
        public ModelHost acquire(ModelConfig config) {
            return ModelHosts.acquire(config);
        }

        @Override
        public void release(ModelConfig config) {
            ModelHosts.release(config);
        }
    }
}
