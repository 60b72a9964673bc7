package io.atalaya.operators.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceStoreTest {
    /** Of "clip". */
    private static final String SHA256 =
            "67905ad3cc2dd52b1f5f6a6d2814de0396618b29b4238b9af5207aeb69936e6d";

    @TempDir private Path folder;
    private Path file;
    private EvidenceStore store;

    @BeforeEach
    void open() {
        file = folder.resolve("2026-01-05").resolve("a1").resolve("door-clip.mp4");
        store = new EvidenceStore(folder.toUri().toString());
    }

    @Test
    void whoLooksWhileAFileIsWrittenSeesNoPartOfIt() throws Exception {
        List<Boolean> seen = new ArrayList<>();
        InputStream content =
                new FilterInputStream(new ByteArrayInputStream("clip".getBytes(UTF_8))) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        seen.add(Files.exists(file));
                        return super.read(bytes, offset, 1);
                    }
                };

        EvidenceStore.Written written = store.write(uri(), content);

        assertThat(seen).hasSizeGreaterThan(4).containsOnly(false);
        assertThat(file).hasContent("clip");
        assertThat(written.bytes()).isEqualTo(4);
        assertThat(written.sha256()).isEqualTo(SHA256);
        assertThat(files()).containsExactly(file);
    }

    @Test
    void aFileIsPutInThePlaceOfTheOneThatWasThere() throws Exception {
        store.write(uri(), new ByteArrayInputStream("before the restart".getBytes(UTF_8)));
        store.write(uri(), new ByteArrayInputStream("clip".getBytes(UTF_8)));
        assertThat(file).hasContent("clip");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void whatCannotBeReadToItsEndLeavesNothing() throws Exception {
        InputStream content =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is broken");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        return read();
                    }
                };
        assertThatThrownBy(() -> store.write(uri(), content)).hasMessage("the disk is broken");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsOldIsDeletedWithItsFolder() throws Exception {
        store.write(uri(), new ByteArrayInputStream("clip".getBytes(UTF_8)));
        assertThat(store.deleteBefore(Instant.EPOCH)).isEmpty();
        assertThat(store.deleteBefore(Instant.now().plusSeconds(60))).containsExactly(uri());
        assertThat(file.getParent()).doesNotExist();
    }

    private String uri() {
        return file.toUri().toString();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
