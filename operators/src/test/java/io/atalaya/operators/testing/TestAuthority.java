package io.atalaya.operators.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A plant's own authority, which makes certificates for its servers. */
public final class TestAuthority {
    private final Path folder;
    private final X500Name name;
    private final KeyPair keys;
    private final Path certificate;
    private int issued;

    private TestAuthority(Path folder, String name) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.name = new X500Name("CN=" + name);
        this.keys = keyPair();
        X509v3CertificateBuilder own =
                builder(this.name, keys)
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        this.certificate = pem("ca.pem", "CERTIFICATE", sign(own).getEncoded());
    }

    /** With its files in that folder. */
    public static TestAuthority in(Path folder, String name) throws Exception {
        return new TestAuthority(folder, name);
    }

    /** What who trusts it has to know. */
    public Path certificate() {
        return certificate;
    }

    /** A server's files. */
    public record Issued(Path certificate, Path key) {}

    /** For a server at this address. */
    public Issued issue(String address) throws Exception {
        KeyPair server = keyPair();
        GeneralNames names = new GeneralNames(new GeneralName(GeneralName.iPAddress, address));
        X509v3CertificateBuilder signed =
                builder(new X500Name("CN=server"), server)
                        .addExtension(Extension.subjectAlternativeName, false, names);
        String file = "server-" + ++issued;
        return new Issued(
                pem(file + ".pem", "CERTIFICATE", sign(signed).getEncoded()),
                pem(file + ".key", "PRIVATE KEY", server.getPrivate().getEncoded()));
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair of) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(30))),
                subject,
                of.getPublic());
    }

    private X509CertificateHolder sign(X509v3CertificateBuilder certificateOf)
            throws OperatorCreationException {
        return certificateOf.build(
                new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private Path pem(String file, String kind, byte[] bytes) throws IOException {
        byte[] newline = {'\n'};
        String text = Base64.getMimeEncoder(64, newline).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(file),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind),
                StandardCharsets.US_ASCII);
    }
}
