package io.atalaya.operators.inference.onnx;

import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.inference.ModelException;
import io.atalaya.operators.inference.ModelException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A model's file as bytes: whether it is there, is ONNX, and is complete. Found out before ONNX
 * Runtime sees it, whose messages do not say what to do.
 *
 * @param sha256 in hexadecimal
 */
record OnnxFile(String sha256, String precision) {
    private static final int BEGINNING = 256;

    static OnnxFile check(ModelConfig config) {
        Path path = Path.of(config.file());
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw ModelException.of(
                    Kind.MISSING_FILE,
                    config,
                    Files.exists(path)
                            ? "this is no file that can be read. Check file and its permissions"
                            : "there is no such file. Check file: it is relative to the"
                                    + " configuration");
        }
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, checkedSize(config, channel));
            OnnxFileScan scan = scan(config, bytes);
            checkExternalFiles(config, path, scan);
            return new OnnxFile(sha256(bytes), scan.precision());
        } catch (IOException e) {
            throw ModelException.of(
                    Kind.MISSING_FILE, config, "reading it failed: " + e.getMessage(), e);
        }
    }

    private static long checkedSize(ModelConfig config, FileChannel channel) throws IOException {
        if (channel.size() > Integer.MAX_VALUE) {
            throw ModelException.of(
                    Kind.NOT_A_MODEL,
                    config,
                    "it is larger than the 2 GiB that ONNX allows in one file. Export it with"
                            + " external data");
        }
        return channel.size();
    }

    private static OnnxFileScan scan(ModelConfig config, ByteBuffer bytes) {
        try {
            return OnnxFileScan.of(bytes);
        } catch (IllegalArgumentException e) {
            throw ModelException.of(
                    Kind.NOT_A_MODEL,
                    config,
                    "this is no ONNX model: found "
                            + found(bytes)
                            + ", expected a file in ONNX's Protobuf format ("
                            + e.getMessage()
                            + "). Download or export the model again",
                    e);
        }
    }

    private static String found(ByteBuffer bytes) {
        byte[] beginning = new byte[Math.min(BEGINNING, bytes.limit())];
        bytes.get(0, beginning);
        String text =
                new String(beginning, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return "an empty file";
        }
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "a web page, as a download without its login or redirect leaves it";
        }
        if (text.startsWith("version https://git-lfs")) {
            return "a pointer of Git LFS; run git lfs pull";
        }
        if (text.startsWith("pk")) {
            return "a zip archive, such as a PyTorch checkpoint";
        }
        return bytes.limit() + " bytes of something else";
    }

    private static void checkExternalFiles(ModelConfig config, Path path, OnnxFileScan scan) {
        Path folder = path.toAbsolutePath().getParent();
        for (String name : scan.externalFiles()) {
            if (folder == null || !Files.isReadable(folder.resolve(name))) {
                throw ModelException.of(
                        Kind.MISSING_EXTERNAL_DATA,
                        config,
                        "its weights lie in a file of their own that is missing: found no "
                                + name
                                + " in "
                                + folder
                                + ". Put it beside the model, or export the model into one file");
            }
        }
    }

    private static String sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.rewind());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
