package io.atalaya.operators.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a folder of this machine, and on a store of objects that has no folders. */
class EvidenceStoreOnObjectsTest {
    private static final String SHA_OF_HELLO =
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"file", ObjectStore.SCHEME})
    void whatIsWrittenCanBeReadAndGoesInItsTime(String scheme) throws Exception {
        String base = base(scheme);
        String uri = base + "/2026-01-05/3f2a/hall%202.mp4";
        EvidenceStore store = new EvidenceStore(base);
        assertThat(store.deleteBefore(Instant.MAX.minusSeconds(1))).isEmpty();

        EvidenceStore.Written written = store.write(uri, content("hello"));

        assertThat(written).isEqualTo(new EvidenceStore.Written(SHA_OF_HELLO, 5));
        try (InputStream stored = EvidenceStore.open(uri)) {
            assertThat(stored).hasContent("hello");
        }
        assertThat(store.deleteBefore(Instant.now().minusSeconds(3600))).isEmpty();
        assertThat(store.deleteBefore(Instant.now().plusSeconds(3600))).containsExactly(uri);
        assertThatThrownBy(() -> EvidenceStore.open(uri)).isInstanceOf(IOException.class);
        assertThat(store.deleteBefore(Instant.now().plusSeconds(3600))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", ObjectStore.SCHEME})
    void aFileIsReplacedAndDeletedByItsName(String scheme) throws Exception {
        String uri = base(scheme) + "/2026-01-05/77aa/door.jpg";
        EvidenceStore store = new EvidenceStore(base(scheme));
        store.write(uri, content("before"));
        store.write(uri, content("hello"));

        try (InputStream stored = EvidenceStore.open(uri)) {
            assertThat(stored).hasContent("hello");
        }
        EvidenceStore.delete(uri);

        assertThatThrownBy(() -> EvidenceStore.open(uri)).isInstanceOf(IOException.class);
    }

    private String base(String scheme) {
        return scheme.equals("file")
                ? folder.toUri().toString().replaceAll("/$", "")
                : scheme + "://plant-1/" + folder.getFileName();
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
