package io.atalaya.console.api;

import com.fasterxml.jackson.databind.util.RawValue;
import com.google.protobuf.Message;
import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiException;
import io.atalaya.console.http.ApiRequest;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import io.atalaya.console.live.LiveModel;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Preview;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A camera's newest picture together with what was found in that very frame. */
public final class LiveResource implements ApiResource {
    private final LiveModel live;
    private final Consumer<String> watched;

    /**
     * @param watched called with the camera that somebody looks at
     */
    public LiveResource(LiveModel live, Consumer<String> watched) {
        this.live = live;
        this.watched = watched;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/live/{camera}", this::show));
    }

    private ApiAnswer show(ApiRequest request) throws ApiException {
        String camera = request.path("camera");
        boolean known = live.health().last(camera).isPresent();
        if (known) {
            watched.accept(camera);
        }
        List<Frame> frames = live.frames().of(camera);
        List<Preview> previews = live.previews().of(camera);
        if (!known && frames.isEmpty() && previews.isEmpty()) {
            throw ApiException.notFound("nothing has come from " + camera);
        }
        Map<String, Object> both = new LinkedHashMap<>();
        Optional<Preview> preview = preview(previews, frames);
        preview.ifPresent(found -> both.put("preview", raw(found)));
        Optional<Frame> frame =
                preview.isPresent()
                        ? frameOf(preview.get(), frames)
                        : frames.stream().reduce((earlier, later) -> later);
        frame.ifPresent(found -> both.put("frame", raw(found)));
        return ApiAnswer.json(both);
    }

    /** The newest of whose frame it is known what it shows; the two come on topics of their own. */
    private static Optional<Preview> preview(List<Preview> previews, List<Frame> frames) {
        return previews.stream()
                .filter(preview -> frameOf(preview, frames).isPresent())
                .reduce((earlier, later) -> later)
                .or(() -> previews.stream().reduce((earlier, later) -> later));
    }

    /** Never another one's: boxes would lie. */
    private static Optional<Frame> frameOf(Preview preview, List<Frame> frames) {
        return frames.stream().filter(f -> f.getId().equals(preview.getFrameId())).findFirst();
    }

    private static RawValue raw(Message message) {
        return new RawValue(MessageDecoder.json(message));
    }
}
