package io.atalaya.console.live;

/**
 * How far a consumer group of the job is behind the end of a topic.
 *
 * @param messages that are there and were not committed as read
 */
public record GroupLag(String group, String topic, long messages) {}
