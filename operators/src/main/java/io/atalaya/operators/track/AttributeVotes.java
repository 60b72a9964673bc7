package io.atalaya.operators.track;

import io.atalaya.operators.model.Attribute;
import io.atalaya.operators.model.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a track's attributes are, by the votes of its detections: as for {@link AlternativeLabels},
 * each weighs its confidence, half of it after {@link AlternativeLabels#HALF_LIFE_SECONDS}, and a
 * value gives way to one that clearly more speak for. The track stays the same one: a person who
 * takes the helmet off is still that person. Detections that do not have an attribute say nothing
 * of it.
 */
final class AttributeVotes {
    private AttributeVotes() {}

    /** Whether they have an attribute in common, with different values. */
    static boolean contradict(Detection one, Detection other) {
        return one.attributes().stream()
                .anyMatch(
                        attribute ->
                                other.attributes().stream()
                                        .anyMatch(
                                                same ->
                                                        same.name().equals(attribute.name())
                                                                && !same.agreesWith(attribute)));
    }

    /** The votes after one more frame, those for an attribute beside each other. */
    static List<AttributeVote> counted(
            List<AttributeVote> before, double seconds, AlternativeLabels.Claim claim) {
        if (before.isEmpty() && claim.tellsNoAttributes()) {
            return before;
        }
        double kept = Math.pow(0.5, Math.max(0, seconds) / AlternativeLabels.HALF_LIFE_SECONDS);
        List<AttributeVote> votes = new ArrayList<>();
        before.forEach(
                vote ->
                        votes.add(
                                new AttributeVote(
                                        vote.name(),
                                        vote.value(),
                                        vote.weight() * kept,
                                        vote.elected())));
        for (Detection detection : claim.detections()) {
            detection.attributes().forEach(attribute -> cast(votes, attribute));
        }
        votes.sort(Comparator.comparing(AttributeVote::name).thenComparing(AttributeVote::value));
        return elected(votes);
    }

    /** The detection with what its track is known to be; with its own attributes where none is. */
    static Detection with(List<AttributeVote> votes, Detection detection) {
        if (votes.isEmpty()) {
            return detection;
        }
        List<Attribute> attributes = new ArrayList<>();
        for (AttributeVote vote : votes) {
            if (vote.elected()) {
                double all =
                        of(vote.name(), votes).stream().mapToDouble(AttributeVote::weight).sum();
                float share = all > 0 ? (float) Math.min(1, vote.weight() / all) : 1;
                attributes.add(new Attribute(vote.name(), vote.value(), share));
            }
        }
        return new Detection(
                detection.label(),
                detection.classId(),
                detection.confidence(),
                detection.box(),
                attributes);
    }

    private static void cast(List<AttributeVote> votes, Attribute attribute) {
        for (int i = 0; i < votes.size(); i++) {
            AttributeVote vote = votes.get(i);
            if (vote.name().equals(attribute.name()) && vote.value().equals(attribute.value())) {
                double weight = vote.weight() + attribute.confidence();
                votes.set(i, new AttributeVote(vote.name(), vote.value(), weight, vote.elected()));
                return;
            }
        }
        votes.add(
                new AttributeVote(
                        attribute.name(), attribute.value(), attribute.confidence(), false));
    }

    private static List<AttributeVote> elected(List<AttributeVote> votes) {
        List<AttributeVote> counted = new ArrayList<>(votes.size());
        for (AttributeVote vote : votes) {
            boolean wins = vote.value().equals(winner(of(vote.name(), votes)));
            counted.add(new AttributeVote(vote.name(), vote.value(), vote.weight(), wins));
        }
        return counted;
    }

    /** Of the votes for one attribute: the present value, unless clearly more are for another. */
    private static String winner(List<AttributeVote> votes) {
        Optional<AttributeVote> present = votes.stream().filter(AttributeVote::elected).findFirst();
        AttributeVote most =
                votes.stream().max(Comparator.comparingDouble(AttributeVote::weight)).orElseThrow();
        return present.filter(
                        vote -> most.weight() <= vote.weight() * AlternativeLabels.MORE_TO_CHANGE)
                .orElse(most)
                .value();
    }

    private static List<AttributeVote> of(String name, List<AttributeVote> votes) {
        return votes.stream().filter(vote -> vote.name().equals(name)).toList();
    }
}
