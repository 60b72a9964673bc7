package io.atalaya.operators.inference;

import io.atalaya.operators.model.Attribute;
import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.Detection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes detections of class numbers: each with the label and the attributes that it means. */
final class ClassMeanings {
    private final ModelContract contract;
    private final Map<String, ClassConfig> declared = new HashMap<>();

    ClassMeanings(ModelContract contract) {
        this.contract = contract;
        contract.config().classes().forEach(one -> declared.put(one.name(), one));
    }

    Detection detection(int classId, float confidence, Box box) {
        String name = contract.className(classId);
        ClassConfig meaning = declared.get(name);
        return meaning == null
                ? new Detection(name, classId, confidence, box)
                : new Detection(
                        meaning.labelOrName(),
                        classId,
                        confidence,
                        box,
                        attributes(meaning, confidence));
    }

    /** A class is known as surely as it was detected, and what it says with it. */
    private static List<Attribute> attributes(ClassConfig meaning, float confidence) {
        return meaning.attributes().entrySet().stream()
                .map(one -> new Attribute(one.getKey(), one.getValue(), confidence))
                .toList();
    }
}
