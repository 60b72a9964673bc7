package io.atalaya.console.api;

import io.atalaya.console.evidence.EvidenceStore;
import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiException;
import io.atalaya.console.http.ApiRequest;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.ByteRange;
import io.atalaya.console.http.Route;
import io.atalaya.console.live.AlertBoard;
import io.atalaya.console.live.RecentMessages;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.StoredEvidence;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures and clips of alerts, as they lie in the store. Only what an alert names is handed
 * out, and only from a folder named like the alert: whoever can write an alert onto the topic can
 * not make the console read another file.
 */
public final class EvidenceResource implements ApiResource {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceResource.class);
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9%_*+-][A-Za-z0-9%_*+.-]*\\.(jpg|mp4)");
    private static final int PART = 206;
    private static final int OUTSIDE = 416;

    private final AlertBoard alerts;
    private final RecentMessages<StoredEvidence> told;
    private final EvidenceStore store;

    /**
     * @param told what became of each file, by its URI
     */
    public EvidenceResource(
            AlertBoard alerts, RecentMessages<StoredEvidence> told, EvidenceStore store) {
        this.alerts = alerts;
        this.told = told;
        this.store = store;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/alerts/{id}/evidence/{file}", this::show),
                Route.get("/alerts/{id}/evidence/{file}/check", this::check));
    }

    private ApiAnswer show(ApiRequest request) throws ApiException {
        return read(request, evidence -> answer(evidence, request.header("range")));
    }

    /** Whether the file is the one that was stored, by its SHA-256. */
    private ApiAnswer check(ApiRequest request) throws ApiException {
        return read(
                request,
                evidence -> {
                    String stored =
                            told.last(evidence.getUri()).map(StoredEvidence::getSha256).orElse("");
                    String found = store.sha256(evidence.getUri());
                    return ApiAnswer.json(
                            Map.of(
                                    "sha256", found,
                                    "storedSha256", stored,
                                    "unchanged", found.equals(stored)));
                });
    }

    private interface Reading {
        ApiAnswer of(Evidence evidence) throws IOException;
    }

    private ApiAnswer read(ApiRequest request, Reading reading) throws ApiException {
        String name = request.path("file");
        Alert alert =
                alerts.find(request.path("id"))
                        .orElseThrow(() -> ApiException.notFound("there is no such alert"));
        Evidence evidence =
                find(alert, name)
                        .orElseThrow(() -> ApiException.notFound("the alert has no such evidence"));
        try {
            return reading.of(evidence);
        } catch (FileNotFoundException e) {
            throw ApiException.notFound("it is not made yet, or not kept any more");
        } catch (IOException e) {
            LOG.warn("cannot read {}", evidence.getUri(), e);
            throw ApiException.unavailable("the store of evidence cannot be read");
        }
    }

    private static Optional<Evidence> find(Alert alert, String name) {
        String end = "/" + alert.getAlertId() + "/" + name;
        return NAME.matcher(name).matches()
                ? alert.getEvidenceList().stream()
                        .filter(one -> one.getUri().endsWith(end) && !one.getUri().contains(".."))
                        .findFirst()
                : Optional.empty();
    }

    private ApiAnswer answer(Evidence evidence, Optional<String> range) throws IOException {
        String uri = evidence.getUri();
        String type = evidence.getMediaType();
        long size = store.size(uri);
        if (range.filter(ByteRange::isOne).isEmpty()) {
            return ApiAnswer.stream(200, type, size, out -> store.copy(uri, 0, size, out))
                    .withHeader("Accept-Ranges", "bytes");
        }
        Optional<ByteRange> part = ByteRange.parse(range.get(), size);
        if (part.isEmpty()) {
            return ApiAnswer.bytes(OUTSIDE, type, new byte[0])
                    .withHeader("Content-Range", "bytes */" + size);
        }
        ByteRange wanted = part.get();
        return ApiAnswer.stream(
                        PART,
                        type,
                        wanted.length(),
                        out -> store.copy(uri, wanted.first(), wanted.length(), out))
                .withHeader("Accept-Ranges", "bytes")
                .withHeader("Content-Range", wanted.of(size));
    }
}
