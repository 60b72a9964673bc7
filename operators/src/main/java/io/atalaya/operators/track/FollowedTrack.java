package io.atalaya.operators.track;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.Track;
import java.time.Instant;
import java.util.List;

/**
 * State: one object that is being followed.
 *
 * @param id {@link #UNCONFIRMED} until it was seen often enough
 * @param votes for its label, none where that has no alternatives
 * @param attributes votes for each attribute that any of its detections had
 * @param estimate where it is, at the time of the last frame
 * @param ageFrames frames since the first that shows it
 * @param seenFrames frames that show it
 * @param missedFrames frames since the last that shows it
 */
public record FollowedTrack(
        long id,
        String label,
        List<LabelVote> votes,
        List<AttributeVote> attributes,
        BoxEstimate estimate,
        Instant firstSeen,
        Instant lastSeen,
        long ageFrames,
        long seenFrames,
        int missedFrames) {
    static final long UNCONFIRMED = 0;

    static FollowedTrack begin(
            String label,
            List<LabelVote> votes,
            List<AttributeVote> attributes,
            BoxEstimate estimate,
            Instant at) {
        return new FollowedTrack(UNCONFIRMED, label, votes, attributes, estimate, at, at, 0, 1, 0);
    }

    boolean confirmed() {
        return id != UNCONFIRMED;
    }

    Box box() {
        return BoxFilter.boxOf(estimate);
    }

    FollowedTrack confirmedAs(long newId) {
        return new FollowedTrack(
                newId,
                label,
                votes,
                attributes,
                estimate,
                firstSeen,
                lastSeen,
                ageFrames,
                seenFrames,
                missedFrames);
    }

    FollowedTrack predicted(BoxEstimate prediction) {
        return new FollowedTrack(
                id,
                label,
                votes,
                attributes,
                prediction,
                firstSeen,
                lastSeen,
                ageFrames + 1,
                seenFrames,
                missedFrames + 1);
    }

    FollowedTrack seen(
            BoxEstimate corrected,
            List<LabelVote> nowVotes,
            List<AttributeVote> nowAttributes,
            Instant at) {
        return new FollowedTrack(
                id,
                label,
                nowVotes,
                nowAttributes,
                corrected,
                firstSeen,
                at,
                ageFrames,
                seenFrames + 1,
                0);
    }

    /** What stands there now bears another label: another object as far as rules are concerned. */
    FollowedTrack continuedAs(String newLabel) {
        return new FollowedTrack(
                UNCONFIRMED,
                newLabel,
                votes,
                attributes,
                estimate,
                lastSeen,
                lastSeen,
                0,
                seenFrames,
                0);
    }

    Track toTrack() {
        return new Track(id, firstSeen, lastSeen, ageFrames, missedFrames);
    }
}
