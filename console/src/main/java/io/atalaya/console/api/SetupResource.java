package io.atalaya.console.api;

import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiException;
import io.atalaya.console.http.ApiRequest;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import io.atalaya.console.live.LiveModel;
import io.atalaya.console.security.Role;
import io.atalaya.console.setup.BlurredCameras;
import io.atalaya.console.setup.CameraEntry;
import io.atalaya.console.setup.CameraTrial;
import io.atalaya.console.setup.SiteNames;
import io.atalaya.operators.camera.ffmpeg.CameraUrl;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.pipeline.config.ConfigProblem;
import io.atalaya.pipeline.config.EntryYaml;
import io.atalaya.schemas.v1.Site;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** What an engineer sets a camera or a rule up with. Nothing here changes anything. */
public final class SetupResource implements ApiResource {
    private final LiveModel live;

    /** A trial takes seconds and a decoder: one at a time. */
    private final Semaphore trials = new Semaphore(1);

    public SetupResource(LiveModel live) {
        this.live = live;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/setup/camera", Role.ENGINEER, this::tryCamera),
                Route.post("/setup/check-camera", Role.ENGINEER, this::checkCamera),
                Route.post("/setup/check-rule", Role.ENGINEER, this::checkRule));
    }

    private ApiAnswer tryCamera(ApiRequest request) throws ApiException {
        String url = request.neededText("url");
        String name = request.text("name").filter(text -> !text.isBlank()).orElse("camera");
        if (!trials.tryAcquire()) {
            throw ApiException.tooManyRequests("another camera is being tried; wait a moment");
        }
        try {
            return tried(name, url, request);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest(String.valueOf(e.getMessage()));
        } finally {
            trials.release();
        }
    }

    private ApiAnswer tried(String name, String url, ApiRequest request) throws ApiException {
        Optional<Site.Camera> blurred =
                new BlurredCameras(live.sites().lasts()).concerning(name, CameraUrl.parse(url));
        List<String> wished = labels(request.text("blur").orElse(""));
        List<String> blur =
                wished.isEmpty()
                        ? blurred.<List<String>>map(Site.Camera::getBlurredLabelsList)
                                .orElse(List.of())
                        : wished;
        String yaml = CameraEntry.yaml(name, request.text("area").orElse(""), url, blur);
        try {
            CameraTrial trial = CameraTrial.of(url);
            String hidden = hidden(!wished.isEmpty(), blurred);
            return ApiAnswer.json(
                    words(hidden.isEmpty() ? trial : trial.withoutPicture(), hidden, yaml));
        } catch (VideoException e) {
            return ApiAnswer.json(
                    Map.of(
                            "problem",
                            String.valueOf(e.getMessage()),
                            "failure",
                            e.failure().name(),
                            "yaml",
                            yaml));
        }
    }

    /** Why the picture is not to be seen as it is, a trial having no model to blur by; or empty. */
    private String hidden(boolean wished, Optional<Site.Camera> blurred) {
        if (wished) {
            return "what is to be blurred could be seen on it";
        }
        if (blurred.isPresent()) {
            Site.Camera camera = blurred.get();
            return "it may show what the pipeline blurs on camera "
                    + camera.getSensorId()
                    + (camera.getOrigin().isEmpty() ? "" : ", which is at the same place");
        }
        boolean unknown = live.sites().lasts().isEmpty() && !live.broker().connected();
        return unknown ? "the broker is away, so nobody knows whether it is to be blurred" : "";
    }

    /** Labels with commas or spaces between them. */
    private static List<String> labels(String text) {
        return Arrays.stream(text.split("[,\\s]+")).filter(label -> !label.isBlank()).toList();
    }

    private static Map<String, Object> words(CameraTrial trial, String hidden, String yaml) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("codec", trial.codec());
        found.put("width", trial.widthPx());
        found.put("height", trial.heightPx());
        found.put("framesPerSecond", trial.framesPerSecond());
        found.put("measuredFramesPerSecond", trial.measuredFramesPerSecond());
        found.put("trueTime", trial.trueTime());
        found.put("picture", trial.picture());
        found.put("hidden", hidden);
        found.put("yaml", yaml);
        return found;
    }

    private ApiAnswer checkCamera(ApiRequest request) throws ApiException {
        return problems(EntryYaml.cameraProblems(request.neededText("yaml")));
    }

    private ApiAnswer checkRule(ApiRequest request) throws ApiException {
        String yaml = request.neededText("yaml");
        Site site =
                live.sites().lasts().stream()
                        .max(Comparator.comparingLong(one -> one.getTimestamp().getSeconds()))
                        .orElseThrow(
                                () ->
                                        ApiException.unavailable(
                                                "no job has told yet which names there are; start"
                                                        + " one"));
        List<String> rules = site.getRulesList().stream().map(Site.Rule::getRuleId).toList();
        return problems(EntryYaml.ruleProblems(yaml, SiteNames.of(site), rules));
    }

    private static ApiAnswer problems(List<ConfigProblem> problems) {
        return ApiAnswer.json(
                Map.of(
                        "problems",
                        problems.stream()
                                .map(
                                        problem ->
                                                Map.of(
                                                        "line", problem.line(),
                                                        "column", problem.column(),
                                                        "path", problem.path(),
                                                        "message", problem.message()))
                                .toList()));
    }
}
