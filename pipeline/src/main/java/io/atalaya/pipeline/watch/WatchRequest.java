package io.atalaya.pipeline.watch;

import io.atalaya.schemas.v1.Command;

/**
 * What an operator asks the pipeline to do.
 *
 * @param action without who asks and when
 * @param words the same for people, such as {@code "acknowledge 3f2a1c90"}
 */
public record WatchRequest(Command action, String words) {}
