package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

/** A whole message cannot be read; its message is for people. */
public final class RefusedException extends Exception {
    /** It is no JSON object, or not one that is complete. */
    public static final String NOT_JSON = "not-json";

    /** It is no message of the expected Protobuf type. */
    public static final String NOT_PROTOBUF = "not-protobuf";

    /** It has more or fewer columns than the header, or quotes that do not close. */
    public static final String WRONG_COLUMNS = "wrong-columns";

    /** Its time is missing or is none. */
    public static final String BAD_TIMESTAMP = "bad-timestamp";

    /** Something in it is not of its value's type. */
    public static final String BAD_VALUE = "bad-value";

    /** It has none of the sensor's values. */
    public static final String NO_VALUES = "no-values";

    /** It was sent before, word for word. */
    public static final String REPEATED = "repeated";

    /** It could not be held back, and the job was behind; it is lost and in no dead letter. */
    public static final String QUEUE_FULL = "queue-full";

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Refuses it.
     *
     * @param reason one of the words above, or a connection's own
     */
    public RefusedException(String reason, String problem) {
        super(requireNonNull(problem, "problem is null"));
        this.reason = requireNonNull(reason, "reason is null");
    }

    public String reason() {
        return reason;
    }

    /** What is wrong with it. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
