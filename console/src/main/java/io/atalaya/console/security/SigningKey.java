package io.atalaya.console.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what the server gives out and wants back unchanged: HMAC-SHA256. */
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private SigningKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** One that nobody knows after this process. */
    public static SigningKey random() {
        return new SigningKey(randomBytes());
    }

    /** The one in the file; made, readable by its owner alone, where there is none yet. */
    public static SigningKey of(Path file) throws UserFileException {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return new SigningKey(Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException e) {
            throw new UserFileException(
                    "The key of sessions in "
                            + file
                            + " cannot be read or made: "
                            + e.getMessage()
                            + ". Where it is damaged, delete it: all must log in again.",
                    e);
        }
    }

    String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(randomBytes()));
        } catch (FileAlreadyExistsException e) {
            // Another console was faster; its key is as good.
        }
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
