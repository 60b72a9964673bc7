package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Entry;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import io.atalaya.pipeline.config.ConfigNode.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads YAML 1.2 as a tree that knows its lines. Anchors and aliases are followed; duplicate keys,
 * keys that are not text, and application tags are problems.
 */
final class YamlReader {
    private static final String STANDARD_TAGS = "tag:yaml.org,2002:";

    /** Far above any configuration, far below what aliases of aliases can grow to. */
    private static final int MAX_NODES = 200_000;

    private final Problems problems;
    private final String yaml;
    private final List<Node> ancestors = new ArrayList<>();
    private int numNodes;

    private YamlReader(Problems problems, String yaml) {
        this.problems = problems;
        this.yaml = yaml;
    }

    /** The tree, or nothing where the text is no YAML or has nothing in it. */
    static Optional<ConfigNode> read(String yaml, Problems problems) {
        try {
            Compose compose = new Compose(LoadSettings.builder().build());
            String text = withoutByteOrderMark(yaml);
            Optional<Node> root = compose.composeString(text);
            if (root.isEmpty() || isNothing(root.get())) {
                problems.add("", Position.NOWHERE, "is empty; begin with 'cameras:' and a url");
                return Optional.empty();
            }
            return Optional.of(new YamlReader(problems, text).convert(root.get(), ""));
        } catch (MarkedYamlEngineException e) {
            problems.add("", syntaxPosition(e), "is not YAML: " + syntaxMessage(e));
        } catch (YamlEngineException e) {
            problems.add("", Position.NOWHERE, "is not YAML: " + e.getMessage());
        } catch (StackOverflowError e) {
            // The composer goes down one call for each level.
            problems.add("", Position.NOWHERE, "is nested too deeply; look for a row of [ or {");
        }
        return Optional.empty();
    }

    /** What stands between the marks of a document with nothing in it. */
    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().isEmpty();
    }

    private ConfigNode convert(Node node, String path) {
        Position position = position(node.getStartMark().orElse(null));
        if (++numNodes > MAX_NODES || ancestors.contains(node)) {
            String why = numNodes > MAX_NODES ? "is too large" : "contains itself";
            problems.add(path, position, why + "; use fewer aliases (*name)");
            return new Unreadable(position);
        }
        refuseTag(node, path, position);
        ancestors.add(node);
        try {
            if (node instanceof MappingNode mapping) {
                return mapping(mapping, position, path);
            }
            if (node instanceof SequenceNode sequence) {
                return sequence(sequence, position, path);
            }
            ScalarNode scalar = (ScalarNode) node;
            boolean plain = scalar.isPlain();
            return Scalar.read(position, scalar.getValue(), plain, ScalarOrigin.of(scalar, yaml));
        } finally {
            ancestors.remove(ancestors.size() - 1);
        }
    }

    private Mapping mapping(MappingNode node, Position position, String path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Position keyPosition = position(tuple.getKeyNode().getStartMark().orElse(null));
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(path, keyPosition, "has a key that is not text; write 'key: value'");
                continue;
            }
            String childPath = ConfigPath.key(path, key.getValue());
            Entry first = entries.get(key.getValue());
            if (first != null) {
                int line = first.keyPosition().line();
                problems.add(
                        childPath,
                        keyPosition,
                        "is there twice, first on line " + line + "; remove one of them");
                continue;
            }
            entries.put(
                    key.getValue(),
                    new Entry(keyPosition, convert(tuple.getValueNode(), childPath)));
        }
        return new Mapping(position, entries);
    }

    private Sequence sequence(SequenceNode node, Position position, String path) {
        List<ConfigNode> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(convert(item, ConfigPath.item(path, items.size())));
        }
        return new Sequence(position, items);
    }

    private void refuseTag(Node node, String path, Position position) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith(STANDARD_TAGS)) {
            problems.add(
                    path, position, "has the tag " + tag + "; remove it, tags have no use here");
        }
    }

    private static Position syntaxPosition(MarkedYamlEngineException e) {
        return position(e.getProblemMark().or(e::getContextMark).orElse(null));
    }

    private static String syntaxMessage(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        String what = context + (e.getProblem() == null ? e.getMessage() : e.getProblem());
        return what.replace('\n', ' ').strip()
                + "; look at this line and the one above for indentation, a missing ':' or quote";
    }

    private static Position position(@Nullable Mark mark) {
        return mark == null
                ? Position.NOWHERE
                : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
