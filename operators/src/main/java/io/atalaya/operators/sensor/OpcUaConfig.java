package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a sensor's values are subscribed to at an OPC UA server. Prints itself without passwords. */
public record OpcUaConfig(
        @Setting(
                        doc =
                                "Whether what is said is signed, or signed and encrypted as well. Both"
                                        + " need `keyStore` and `caFile`.",
                        defaultValue = "none")
                OpcUaSecurity security,
        @Setting(
                        doc =
                                "This client's own key and certificate (PKCS 12); the server has to"
                                        + " trust that certificate.",
                        example = "atalaya.p12")
                @Nullable String keyStore,
        @Setting(
                        doc = "The key store's password, as `${env:...}` or `${file:...}`.",
                        example = "${env:KEY_STORE_PASSWORD}")
                @Nullable String keyStorePassword,
        @Setting(
                        doc =
                                "The certificates (PEM) to trust: the server's own, or its"
                                        + " authority's.",
                        example = "press-plc.pem")
                @Nullable String caFile,
        @Setting(doc = "The user's name. Left out: anonymous.", example = "atalaya")
                @Nullable String username,
        @Setting(
                        doc = "The user's password, as `${env:...}` or `${file:...}`.",
                        example = "${env:OPC_UA_PASSWORD}")
                @Nullable String password,
        @Setting(
                        doc = "How often the server sends what has changed.",
                        defaultValue = "1s",
                        min = 0.01,
                        max = 86400)
                Duration publishingInterval,
        @Setting(
                        doc =
                                "How often the server looks for changes of a value. Left out: as often"
                                        + " as it sends.",
                        example = "100ms",
                        min = 0.001,
                        max = 86400)
                @Nullable Duration samplingInterval,
        @Setting(
                        doc =
                                "How many changes of one value the server keeps for the next sending;"
                                        + " what is beyond is lost, the oldest first.",
                        defaultValue = "100",
                        min = 1,
                        max = 100000)
                int queueSize)
        implements Serializable {
    static final OpcUaConfig DEFAULT =
            new OpcUaConfig(
                    OpcUaSecurity.NONE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Duration.ofSeconds(1),
                    null,
                    100);

    public OpcUaConfig {
        requireNonNull(security, "security is null");
        requireNonNull(publishingInterval, "publishingInterval is null");
        boolean secure = security != OpcUaSecurity.NONE;
        if (secure && (keyStore == null || keyStorePassword == null || caFile == null)) {
            throw new IllegalArgumentException(
                    "security needs keyStore, keyStorePassword and caFile; add them, or set"
                            + " security: none");
        }
        if (!secure && (keyStore != null || keyStorePassword != null)) {
            throw new IllegalArgumentException(
                    "keyStore and keyStorePassword are for security: sign-and-encrypt or sign; set"
                            + " one of them, or remove the key store");
        }
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "username and password belong together; add the other, or remove both");
        }
    }

    public Duration samplingIntervalOrDefault() {
        return samplingInterval == null ? publishingInterval : samplingInterval;
    }

    @Override
    public String toString() {
        return "OpcUaConfig[security=%s, username=%s, publishingInterval=%s]"
                .formatted(security, username, publishingInterval);
    }
}
