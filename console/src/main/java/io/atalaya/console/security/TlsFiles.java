package io.atalaya.console.security;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate and its key, as files hold them. */
public final class TlsFiles {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private TlsFiles() {}

    /**
     * From PEM, as Let's Encrypt and OpenSSL write it.
     *
     * @param certificates the server's first, then those it rests on
     * @param key in PKCS #8 without a password
     */
    public static SSLContext pem(Path certificates, Path key)
            throws IOException, GeneralSecurityException {
        try (InputStream input = Files.newInputStream(certificates)) {
            Certificate[] chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(input)
                            .toArray(new Certificate[0]);
            if (chain.length == 0) {
                throw new IOException(certificates + " holds no certificate");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("console", privateKey(key), new char[0], chain);
            return context(store, new char[0]);
        }
    }

    /** From a PKCS #12 file. */
    public static SSLContext pkcs12(Path file, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            store.load(input, password);
        }
        return context(store, password);
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        Matcher text = PRIVATE_KEY.matcher(Files.readString(file));
        if (!text.find()) {
            throw new IOException(
                    file
                            + " holds no key in PKCS #8 without a password; `openssl pkcs8 -topk8"
                            + " -nocrypt` writes one");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(requireNonNull(text.group(1)).strip());
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                // The file does not say of which kind it is.
            }
        }
        throw new IOException(file + " holds a key that is none of " + KEY_ALGORITHMS);
    }

    private static SSLContext context(KeyStore store, char[] password)
            throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
