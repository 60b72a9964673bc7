package io.atalaya.operators.sensor.mqtt;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.SensorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the certificates of one file, and no others. */
final class BrokerTrust {
    private BrokerTrust() {}

    static TrustManagerFactory in(String caFile) throws SensorException {
        try (InputStream pem = Files.newInputStream(Path.of(caFile))) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return factory;
        } catch (IOException | GeneralSecurityException e) {
            throw new SensorException(
                    HealthReason.UNAUTHORIZED,
                    "caFile " + caFile + " holds no certificates (PEM): " + e.getMessage());
        }
    }
}
