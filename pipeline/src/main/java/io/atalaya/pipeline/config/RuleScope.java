package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Entry;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A rule that names neither an area nor cameras means everything in its file. Where files are put
 * together, that is written down first, or it would come to mean what is in the other files too.
 */
final class RuleScope {
    private final Mapping root;

    RuleScope(Mapping root) {
        this.root = root;
    }

    void limit() {
        List<ConfigNode> cameras =
                root.mappings("cameras").stream()
                        .map(camera -> camera.get("name"))
                        .filter(Objects::nonNull)
                        .toList();
        List<ConfigNode> areas = areas();
        for (Mapping rule : root.mappings("rules")) {
            boolean scoped = rule.get("area") != null || rule.get("cameras") != null;
            if (!scoped && rule.get("when") == null) {
                Sequence every = new Sequence(rule.position(), new ArrayList<>(cameras));
                rule.entries().put("cameras", new Entry(rule.position(), every));
            } else if (!scoped && !areas.isEmpty()) {
                // Of several areas it had to name one already.
                rule.entries().put("area", new Entry(rule.position(), areas.get(0)));
            }
        }
    }

    private List<ConfigNode> areas() {
        return Stream.of("cameras", "sensors")
                .flatMap(list -> root.mappings(list).stream())
                .map(item -> item.get("area"))
                .filter(Objects::nonNull)
                .toList();
    }
}
