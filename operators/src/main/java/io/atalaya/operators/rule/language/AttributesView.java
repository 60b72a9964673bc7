package io.atalaya.operators.rule.language;

import io.atalaya.operators.model.Attribute;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code t.attributes}: of each attribute its value, and the empty text where nobody has seen which
 * it has. Were that unknown, one cart among people would keep a rule about their helmets from ever
 * being false.
 */
final class AttributesView extends AbstractMap<String, String> {
    private final Map<String, String> values = new HashMap<>();

    AttributesView(List<Attribute> attributes) {
        attributes.forEach(attribute -> values.put(attribute.name(), attribute.value()));
    }

    @Override
    public String get(Object name) {
        return values.getOrDefault(name, "");
    }

    @Override
    public boolean containsKey(Object name) {
        return true;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return values.entrySet();
    }
}
