package io.atalaya.operators.sensor.opcua;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.OpcUaConfig;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.TrustedCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;
import org.jspecify.annotations.Nullable;

/** Who we are to a server, and which servers we trust. */
final class OpcUaIdentity {
    private static final String URI_PREFIX = "urn:atalaya:";

    private final String applicationUri;
    private final CertificateValidator trust;
    private final @Nullable KeyPair keys;
    private final X509Certificate @Nullable [] chain;

    private OpcUaIdentity(
            String applicationUri,
            CertificateValidator trust,
            @Nullable KeyPair keys,
            X509Certificate @Nullable [] chain) {
        this.applicationUri = applicationUri;
        this.trust = trust;
        this.keys = keys;
        this.chain = chain;
    }

    /**
     * As configured.
     *
     * @throws SensorException where the key store or the certificates are none
     */
    static OpcUaIdentity of(SensorConfig sensor) throws SensorException {
        OpcUaConfig config = sensor.opcUaOrDefault();
        CertificateValidator trust = trust(config.caFile());
        String keyStore = config.keyStore();
        if (keyStore == null) {
            return new OpcUaIdentity(URI_PREFIX + sensor.name(), trust, null, null);
        }
        try {
            String password = String.valueOf(config.keyStorePassword());
            return opened(keyStore, password.toCharArray(), trust);
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            throw wrong(keyStore, "cannot be opened: " + e.getMessage());
        }
    }

    private static OpcUaIdentity opened(String file, char[] password, CertificateValidator trust)
            throws IOException, GeneralSecurityException, SensorException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(Path.of(file))) {
            store.load(bytes, password);
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                X509Certificate[] chain = chain(store, alias);
                Optional<String> uri = CertificateUtil.getSanUri(chain[0]);
                if (uri.isEmpty()) {
                    throw wrong(
                            file,
                            "has a certificate without a URI, by which servers know a client; make"
                                    + " it with the alternative name uri:urn:atalaya");
                }
                KeyPair keys = new KeyPair(chain[0].getPublicKey(), key);
                return new OpcUaIdentity(uri.get(), trust, keys, chain);
            }
        }
        throw wrong(file, "has no key with a certificate");
    }

    private static X509Certificate[] chain(KeyStore store, String alias)
            throws GeneralSecurityException {
        return Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toArray(X509Certificate[]::new);
    }

    private static SensorException wrong(String file, String what) {
        return new SensorException(HealthReason.UNAUTHORIZED, "keyStore " + file + " " + what);
    }

    /** A server's certificate is known, or its authority's; so its host's name tells no more. */
    private static CertificateValidator trust(@Nullable String caFile) throws SensorException {
        if (caFile == null) {
            return (certificates, uri, hosts) -> {};
        }
        MemoryTrustListManager trusted = new MemoryTrustListManager();
        trusted.setTrustedCertificates(TrustedCertificates.in(caFile));
        return new DefaultClientCertificateValidator(
                trusted,
                Set.of(ValidationCheck.VALIDITY, ValidationCheck.APPLICATION_URI),
                new MemoryCertificateQuarantine());
    }

    String applicationUri() {
        return applicationUri;
    }

    CertificateValidator trust() {
        return trust;
    }

    /** None where nothing is signed. */
    Optional<KeyPair> keys() {
        return Optional.ofNullable(keys);
    }

    /** None where nothing is signed. */
    Optional<X509Certificate[]> chain() {
        return Optional.ofNullable(chain);
    }
}
