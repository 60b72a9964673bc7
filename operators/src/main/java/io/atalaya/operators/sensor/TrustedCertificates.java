package io.atalaya.operators.sensor;

import io.atalaya.operators.model.HealthReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The certificates of one file, which are trusted, and no others. */
public final class TrustedCertificates {
    private TrustedCertificates() {}

    /**
     * All that are in it, at least one.
     *
     * @throws SensorException where there are none
     */
    public static List<X509Certificate> in(String caFile) throws SensorException {
        List<X509Certificate> trusted = new ArrayList<>();
        try (InputStream pem = Files.newInputStream(Path.of(caFile))) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.add((X509Certificate) certificate);
            }
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            throw none(caFile, ": " + e.getMessage());
        }
        if (trusted.isEmpty()) {
            throw none(caFile, "");
        }
        return trusted;
    }

    private static SensorException none(String caFile, String why) {
        return new SensorException(
                HealthReason.UNAUTHORIZED,
                "caFile " + caFile + " holds no certificates (PEM)" + why);
    }
}
