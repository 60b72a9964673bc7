package io.atalaya.operators.sensor.mqtt;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.sensor.SensorException;
import io.atalaya.operators.sensor.TrustedCertificates;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the certificates of one file, and no others. */
final class BrokerTrust {
    private BrokerTrust() {}

    static TrustManagerFactory in(String caFile) throws SensorException {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (X509Certificate certificate : TrustedCertificates.in(caFile)) {
                trusted.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return factory;
        } catch (IOException | GeneralSecurityException e) {
            throw new SensorException(
                    HealthReason.UNAUTHORIZED,
                    "caFile " + caFile + " cannot be trusted: " + e.getMessage());
        }
    }
}
