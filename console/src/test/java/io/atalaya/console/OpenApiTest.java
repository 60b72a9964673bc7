package io.atalaya.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.console.api.ConsoleGate;
import io.atalaya.console.http.EventHub;
import io.atalaya.console.live.GroupLags;
import io.atalaya.console.live.LiveModel;
import io.atalaya.console.live.PreviewAsker;
import io.atalaya.pipeline.operator.TopicPlace;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The document of the API against the routes that there are: add to openapi.yaml what is missing.
 */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
    private static final TopicPlace NOWHERE = new TopicPlace("127.0.0.1:1", "", Map.of());
    private static final Pattern REFERENCE = Pattern.compile("#/components/(\\w+)/(\\w+)");

    @Test
    void everyRouteIsInTheDocumentAndNoOther() throws Exception {
        Set<String> written = new HashSet<>();
        paths().forEach(
                        (path, item) ->
                                item.keySet().stream()
                                        .filter(METHODS::contains)
                                        .forEach(method -> written.add(line(method, path))));
        Set<String> served =
                ConsoleServer.resources(
                                new LiveModel(new EventHub()),
                                ConsoleGate.forThisMachine("test"),
                                (command, by) -> Optional.empty(),
                                new PreviewAsker(NOWHERE, Clock.systemUTC()),
                                new GroupLags(NOWHERE, Clock.systemUTC()))
                        .stream()
                        .flatMap(resource -> resource.routes().stream())
                        .map(route -> line(route.method(), route.path()))
                        .collect(Collectors.toSet());
        served.add(line("get", "/api/v1/events"));
        assertThat(written).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void everyPartOfAPathIsAParameterAndEveryReferenceLeadsSomewhere() throws Exception {
        paths().forEach(
                        (path, item) -> {
                            if (path.contains("{")) {
                                assertThat(item).as(path).containsKey("parameters");
                            }
                        });
        Map<?, ?> components = (Map<?, ?>) document().get("components");
        REFERENCE
                .matcher(document().toString())
                .results()
                .forEach(
                        (MatchResult reference) -> {
                            Map<?, ?> kind = (Map<?, ?>) components.get(reference.group(1));
                            assertThat(kind).as(reference.group()).isNotNull();
                            assertThat(kind.get(reference.group(2)))
                                    .as(reference.group())
                                    .isNotNull();
                        });
    }

    private static String line(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> paths() throws Exception {
        return (Map<String, Map<String, Object>>) document().get("paths");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> document() throws Exception {
        try (InputStream input =
                OpenApiTest.class.getResourceAsStream("/io/atalaya/console/openapi.yaml")) {
            var load = new Load(LoadSettings.builder().build());
            return (Map<String, Object>) load.loadFromInputStream(input);
        }
    }
}
