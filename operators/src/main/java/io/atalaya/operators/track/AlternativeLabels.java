package io.atalaya.operators.track;

import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sets of labels of which a thing bears one at a time, though a model does not see in every frame
 * which, such as a person with and without a helmet. Its detections vote: each weighs its
 * confidence, half of it after {@link #HALF_LIFE_SECONDS}.
 */
final class AlternativeLabels {
    /** Two detections of alternative labels that overlap so much are of one thing. */
    static final double SAME_PLACE = 0.6;

    static final double HALF_LIFE_SECONDS = 2;

    /** As much more must speak for another label, so that the label does not go to and fro. */
    static final double MORE_TO_CHANGE = 1.25;

    private final List<List<String>> sets;

    AlternativeLabels(List<List<String>> sets) {
        this.sets = sets;
    }

    /** An object, and what else was detected of the same thing. */
    record Claim(DetectedObject object, List<Detection> others) {
        Detection detection() {
            return object.detection();
        }

        boolean tellsNoAttributes() {
            return detection().attributes().isEmpty()
                    && others.stream().allMatch(d -> d.attributes().isEmpty());
        }

        /** All that were detected of the thing. */
        List<Detection> detections() {
            List<Detection> all = new ArrayList<>(others.size() + 1);
            all.add(detection());
            all.addAll(others);
            return all;
        }
    }

    /** Whether both are in one set; a label alternates with itself where it is in any. */
    boolean alternate(String one, String other) {
        return sets.stream().anyMatch(set -> set.contains(one) && set.contains(other));
    }

    /** The objects, in their order, without those that claim to be where a stronger one is. */
    List<Claim> claims(List<DetectedObject> objects) {
        if (sets.isEmpty() && objects.stream().allMatch(AlternativeLabels::saysNothingElse)) {
            return objects.stream().map(object -> new Claim(object, List.of())).toList();
        }
        List<Claim> claims = new ArrayList<>();
        objects.stream()
                .sorted(Comparator.comparingDouble(o -> -o.detection().confidence()))
                .forEach(object -> claim(object, claims));
        claims.sort(Comparator.comparingInt(claim -> objects.indexOf(claim.object())));
        return claims;
    }

    private void claim(DetectedObject object, List<Claim> claims) {
        for (Claim stronger : claims) {
            if (sameThing(stronger.detection(), object.detection())) {
                stronger.others().add(object.detection());
                return;
            }
        }
        claims.add(new Claim(object, new ArrayList<>()));
    }

    private static boolean saysNothingElse(DetectedObject object) {
        return object.detection().attributes().isEmpty();
    }

    /** A thing is detected twice where a model has a class for each label or attribute of it. */
    private boolean sameThing(Detection one, Detection other) {
        boolean alternatives =
                one.label().equals(other.label())
                        ? AttributeVotes.contradict(one, other)
                        : alternate(one.label(), other.label());
        return alternatives && one.box().iou(other.box()) >= SAME_PLACE;
    }

    /** The votes after one more frame; none for a label that has no alternatives. */
    List<LabelVote> counted(List<LabelVote> before, double seconds, Claim claim) {
        if (!alternate(claim.detection().label(), claim.detection().label())) {
            return List.of();
        }
        double kept = Math.pow(0.5, Math.max(0, seconds) / HALF_LIFE_SECONDS);
        List<LabelVote> votes = new ArrayList<>();
        before.forEach(v -> votes.add(new LabelVote(v.label(), v.classId(), v.weight() * kept)));
        claim.detections().forEach(detection -> cast(votes, detection));
        return List.copyOf(votes);
    }

    private static void cast(List<LabelVote> votes, Detection detection) {
        for (int i = 0; i < votes.size(); i++) {
            LabelVote vote = votes.get(i);
            if (vote.label().equals(detection.label())) {
                double weight = vote.weight() + detection.confidence();
                votes.set(i, new LabelVote(vote.label(), vote.classId(), weight));
                return;
            }
        }
        votes.add(new LabelVote(detection.label(), detection.classId(), detection.confidence()));
    }

    /** The label that the votes are for: the present one, unless clearly more are for another. */
    static String elected(String present, List<LabelVote> votes) {
        String best = present;
        double most = weightOf(present, votes) * MORE_TO_CHANGE;
        for (LabelVote vote : votes) {
            if (!vote.label().equals(present) && vote.weight() > most) {
                best = vote.label();
                most = vote.weight();
            }
        }
        return best;
    }

    private static double weightOf(String label, List<LabelVote> votes) {
        return votes.stream()
                .filter(vote -> vote.label().equals(label))
                .mapToDouble(LabelVote::weight)
                .sum();
    }

    /** The detection under the label that its track bears. */
    static Detection under(String label, List<LabelVote> votes, Detection detection) {
        if (label.equals(detection.label())) {
            return detection;
        }
        int classId =
                votes.stream()
                        .filter(vote -> vote.label().equals(label))
                        .mapToInt(LabelVote::classId)
                        .findFirst()
                        .orElse(detection.classId());
        return new Detection(
                label, classId, detection.confidence(), detection.box(), detection.attributes());
    }
}
