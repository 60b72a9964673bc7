/**
 * Scores a pipeline against labelled truth: it plays the clips of a folder through the whole job
 * and compares what is on the topics with what somebody says is in the pictures. How truth is
 * written stands in {@code docs/score.md}.
 */
@NullMarked
package io.atalaya.pipeline.score;

import org.jspecify.annotations.NullMarked;
