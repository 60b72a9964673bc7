package io.atalaya.console.http;

/** A request that is not granted: the status and what a person can do about it. */
public final class ApiException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private ApiException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public static ApiException badRequest(String message) {
        return new ApiException(400, "bad-request", message);
    }

    public static ApiException unauthorized(String message) {
        return new ApiException(401, "log-in", message);
    }

    public static ApiException forbidden(String code, String message) {
        return new ApiException(403, code, message);
    }

    public static ApiException notFound(String message) {
        return new ApiException(404, "not-found", message);
    }

    public static ApiException tooManyRequests(String message) {
        return new ApiException(429, "wait", message);
    }

    /** Something that the console rests on is not there, such as the broker. */
    public static ApiException unavailable(String message) {
        return new ApiException(503, "unavailable", message);
    }

    public int status() {
        return status;
    }

    /** As RFC 9457 lays it out, with a word for programs. */
    ApiAnswer answer() {
        return ApiAnswer.problem(status, code, String.valueOf(getMessage()));
    }
}
