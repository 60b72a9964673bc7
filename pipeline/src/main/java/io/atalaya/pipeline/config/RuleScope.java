package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Entry;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A rule that names no cameras means every camera of its file. Where files are put together, that
 * is written down first, or it would come to mean those of the other files too.
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
        for (Mapping rule : root.mappings("rules")) {
            Sequence every = new Sequence(rule.position(), new ArrayList<>(cameras));
            rule.entries().putIfAbsent("cameras", new Entry(rule.position(), every));
        }
    }
}
