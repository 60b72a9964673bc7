package io.atalaya.operators.inference;

import java.util.HashMap;
import java.util.Map;

/**
 * Lends the process's hosts, one for each model, opened by the first who wants it and closed by the
 * last who gives it back. Models open one after the other, so that measuring one is not disturbed
 * by another.
 */
public final class ModelHosts {
    private static final Map<ModelConfig, Lent> LENT = new HashMap<>();

    private ModelHosts() {}

    /**
     * The host of a model; {@link #release} it once.
     *
     * @throws ModelException if the model cannot be opened as configured
     */
    public static synchronized ModelHost acquire(ModelConfig config) {
        Lent lent = LENT.get(config);
        if (lent == null) {
            ModelContract contract = ModelInspector.inspect(config);
            lent = new Lent(new SharedModelHost(contract, ModelOpener.open(contract)));
            LENT.put(config, lent);
        }
        lent.users++;
        return lent.host;
    }

    /** Gives a host back; the last to do so closes it. */
    public static synchronized void release(ModelConfig config) {
        Lent lent = LENT.get(config);
        if (lent == null) {
            throw new IllegalStateException(
                    "model " + config.name() + " was given back more often than lent");
        }
        lent.users--;
        if (lent.users == 0) {
            LENT.remove(config);
            lent.host.close();
        }
    }

    private static final class Lent {
        private final SharedModelHost host;
        private int users;

        Lent(SharedModelHost host) {
            this.host = host;
        }
    }
}
