package io.atalaya.operators.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.atalaya.schemas.v1.DeadLetter;
import java.util.Locale;
import java.util.UUID;

/** What could not be handled, as {@link DeadLetter} message that is never itself too large. */
final class DeadLetterMapper {
    /** A detail is a sentence for people, not a dump. */
    private static final int MAX_DETAIL_CHARS = 10_000;

    private DeadLetterMapper() {}

    /** Keeps at most {@code maxPayloadBytes} of the payload. */
    static DeadLetter message(io.atalaya.operators.model.DeadLetter letter, int maxPayloadBytes) {
        byte[] payload = letter.payload();
        int kept = Math.min(payload.length, maxPayloadBytes);
        String detail = letter.detail();
        return DeadLetter.newBuilder()
                .setId(id(letter))
                .setTimestamp(ProvenanceMapper.timestamp(letter.at()))
                .setReason(letter.reason())
                .setStage(letter.stage())
                .setOrigin(letter.origin())
                .setDetail(detail.substring(0, Math.min(detail.length(), MAX_DETAIL_CHARS)))
                .setPayload(ByteString.copyFrom(payload, 0, kept))
                .setPayloadTruncated(kept < payload.length)
                .build();
    }

    private static String id(io.atalaya.operators.model.DeadLetter letter) {
        String named =
                String.join(
                        "\n",
                        letter.reason().toLowerCase(Locale.ROOT),
                        letter.stage(),
                        letter.origin(),
                        letter.detail(),
                        letter.at().toString());
        return UUID.nameUUIDFromBytes(named.getBytes(UTF_8)).toString();
    }
}
