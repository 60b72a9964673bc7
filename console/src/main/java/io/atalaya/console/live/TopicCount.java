package io.atalaya.console.live;

import io.atalaya.console.http.Json;
import java.time.Instant;

/**
 * What came on a topic.
 *
 * @param messages since the console was started
 * @param last when the last one was read
 * @param behind messages that are there and not read yet
 */
public record TopicCount(long messages, String last, long behind) {
    static TopicCount first() {
        return new TopicCount(1, Json.time(Instant.now()), 0);
    }

    TopicCount andAnother() {
        return new TopicCount(messages + 1, Json.time(Instant.now()), 0);
    }

    TopicCount behind(long messagesBehind) {
        return new TopicCount(messages, last, messagesBehind);
    }
}
